-- How many bills of each policy area have cosponsors, and how many all of them have.
SELECT policy_area, count(DISTINCT bill.id), count(*)
FROM bill JOIN (SELECT DISTINCT from_id, to_id FROM cosponsorship WHERE stands) AS stood ON stood.to_id = bill.id
WHERE policy_area IS NOT NULL
GROUP BY policy_area
