--+ title: The documents of each member's signing of each of these bills
SELECT from_id, to_id, list(DISTINCT document ORDER BY document) FILTER (document IS NOT NULL) AS documents FROM (
    SELECT from_id, to_id, document FROM cosponsorship UNION ALL SELECT from_id, to_id, document FROM sponsorship
)
WHERE to_id IN (SELECT unnest($bills))
GROUP BY from_id, to_id ORDER BY from_id, to_id
