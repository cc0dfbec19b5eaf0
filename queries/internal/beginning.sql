--+ title: Things with a name whose words begin with all of these
WITH words AS (SELECT unnest(string_split($text, ' ')) AS word),
names AS (SELECT id, kind, string_split(folded, ' ') AS parts FROM label)
SELECT id, any_value(kind) AS kind, any_value(kind) IN ('document', 'dataset') AS paper FROM names
WHERE (SELECT bool_and(len(list_filter(parts, lambda part: starts_with(part, word))) > 0) FROM words)
GROUP BY id ORDER BY id
