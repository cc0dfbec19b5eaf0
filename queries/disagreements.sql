--+ title: All that sources say differently
--+ answers: On which points do two documents of the store differ, and which value does the merged record take?
--+ subject: Sources
--+ columns:
--+   node: the thing or tie (thing)
--+   property: the property on which they differ
--+   value: what the document says
--+   document: the document (thing)
--+   day: the last update of the document, else its issue, else the day on which it was read (date)
--+   place: the place in it, as a paragraph or section
--+   authority: official, statement, research, press or background
--+   taken: whether the merged record has this value (boolean)
--+ method: Every value of a property that may have one value only, where sources give several. The record takes
--+   the one of the highest authority, and the newest among equals.

SELECT disagreement.node, disagreement.property, disagreement.value, disagreement.document,
    coalesce(document.updated_on, document.issued, document.retrieved_on) AS day, disagreement.locator AS place,
    dataset.authority, disagreement.merged AS taken
FROM disagreement
LEFT JOIN document ON document.id = disagreement.document
LEFT JOIN dataset ON dataset.id = disagreement.dataset
ORDER BY disagreement.node, disagreement.property, taken DESC, disagreement.value, disagreement.document, place NULLS LAST
