--+ title: The official sources of the store, with the newest day of their documents
SELECT dataset.title, max(coalesce(document.updated_on, document.issued, document.retrieved_on)) AS day
FROM dataset LEFT JOIN document ON list_contains(document.dataset, dataset.id)
WHERE dataset.authority = 'official'
GROUP BY dataset.title ORDER BY dataset.title
