--+ title: Things whose name is spelt nearly like this
SELECT id, any_value(kind) AS kind, any_value(kind) IN ('document', 'dataset') AS paper,
    max(jaro_winkler_similarity(folded, $text)) AS likeness
FROM label
GROUP BY id
HAVING likeness >= 0.85
ORDER BY likeness DESC, id
LIMIT 8
