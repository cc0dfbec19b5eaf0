--+ title: Documents with what a reader needs to find them again
SELECT id, coalesce(title, label) AS title, publisher, coalesce(updated_on, issued) AS of_day, retrieved_on,
    if(len(page) > 0, page[1], NULL) AS page
FROM document WHERE id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY id
