--+ title: Things whose name is exactly this, folded
SELECT id, any_value(kind) AS kind, any_value(kind) IN ('document', 'dataset') AS paper FROM label WHERE folded = $text GROUP BY id ORDER BY id
