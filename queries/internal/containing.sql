--+ title: Things with a name that holds all of these words
WITH words AS (SELECT unnest(string_split($text, ' ')) AS word),
names AS (SELECT id, kind, string_split(folded, ' ') AS parts FROM label)
SELECT id, any_value(kind) AS kind, any_value(kind) IN ('document', 'dataset') AS paper FROM names
WHERE (SELECT bool_and(list_contains(parts, word)) FROM words)
GROUP BY id ORDER BY id
