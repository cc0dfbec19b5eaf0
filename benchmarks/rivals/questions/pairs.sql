-- How many bills each member cosponsored of each sponsor, and stands behind still.
SELECT stood.from_id, sponsorship.from_id, count(*)
FROM (SELECT DISTINCT from_id, to_id FROM cosponsorship WHERE stands) AS stood
JOIN sponsorship USING (to_id)
GROUP BY ALL
