--+ title: The main label of each thing
SELECT id, any_value(label ORDER BY main DESC, language NULLS FIRST, label) AS label
FROM label WHERE id IN (SELECT unnest($ids)) GROUP BY id ORDER BY id
