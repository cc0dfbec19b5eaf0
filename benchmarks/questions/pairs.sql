-- How many bills of one Congress each member cosponsored of each sponsor, and stands behind still.
SELECT c.from_id AS cosponsor, s.from_id AS sponsor, count(*) AS bills
FROM cosponsorship c
JOIN sponsorship s USING (to_id)
JOIN bill ON bill.id = c.to_id
WHERE congress = $congress AND c.stands
GROUP BY c.from_id, s.from_id
ORDER BY bills DESC, cosponsor, sponsor
