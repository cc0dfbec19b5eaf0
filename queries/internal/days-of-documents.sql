--+ title: The day of each of some documents - its last update, else its issue, else its reading
SELECT id, coalesce(updated_on, issued, retrieved_on) AS day FROM document
WHERE id IN (SELECT unnest($ids)) AND coalesce(updated_on, issued, retrieved_on) IS NOT NULL
ORDER BY id
