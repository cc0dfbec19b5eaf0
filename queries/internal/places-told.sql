--+ title: The places that a dossier gives for each thing in the documents that its claims stand in
SELECT DISTINCT evidence.node, evidence.locator FROM evidence
WHERE evidence.document IN (
    SELECT stated_in FROM claim WHERE $dossier IN ('', regexp_extract(id, '^claim:(.*)[.][0-9]+$', 1))
)
ORDER BY evidence.node, evidence.locator
