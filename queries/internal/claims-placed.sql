--+ title: The claims of a dossier with their places, what they are about and the value that they state
SELECT id, text, (SELECT max(locator) FROM evidence WHERE node = claim.id) AS places, about, stated_value
FROM claim WHERE $dossier IN ('', regexp_extract(id, '^claim:(.*)[.][0-9]+$', 1))
ORDER BY regexp_extract(id, '[0-9]+$')::INTEGER, id
