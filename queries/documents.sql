--+ title: The documents of the store, and how far each was read
--+ answers: On which documents does the store rest, how far was each read, and how much rests on it?
--+ subject: Sources
--+ columns:
--+   document: the document (thing)
--+   title: its title
--+   publisher: who published it
--+   issued: the day of issue (date)
--+   reading: whole, an excerpt, or not read again
--+   source: the short name of its source
--+   nodes: things and ties for which it is evidence (nodes)
--+   page: its address
--+ method: Every document, also one on which nothing rests.
--+ limits: A document not read again gives general knowledge and awaits a check.

SELECT document.id AS document, document.title, document.publisher, document.issued, document.reading, document.source,
    count(DISTINCT evidence.node) AS nodes, document.page[1] AS page
FROM document
LEFT JOIN evidence ON evidence.document = document.id AND evidence.node <> document.id
GROUP BY ALL
ORDER BY document.source, document.id
