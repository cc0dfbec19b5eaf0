--+ title: What records say of these bills and others
SELECT from_id, to_id, relation_type, list(DISTINCT document ORDER BY document) AS documents
FROM bill_relation
WHERE from_id IN (SELECT unnest($bills)) OR to_id IN (SELECT unnest($bills))
GROUP BY from_id, to_id, relation_type ORDER BY from_id, to_id, relation_type
