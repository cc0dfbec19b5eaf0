-- The ten bills of one Congress behind which most members stand.
SELECT to_id AS bill, count(*) AS cosponsors
FROM cosponsorship JOIN bill ON bill.id = to_id
WHERE congress = $congress AND stands
GROUP BY to_id
ORDER BY cosponsors DESC, bill
LIMIT 10
