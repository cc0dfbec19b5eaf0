--+ title: An article's claims against the record
--+ answers: What does the document claim, what does the record have, and what follows?
--+ subject: Sources
--+ parameters:
--+   dossier: {kind: text, example: partner-with-korea-act, default: '', note: one dossier; else all of the store}
--+ columns:
--+   claim: the claim (thing)
--+   place: the places in the document, as headline H or caption C, or the paragraph's number
--+   text: the claim in our own words
--+   states: the value that it states
--+   verdict: supported, contradicted, out of date, a different measure, not found, or not checkable
--+   reason: why
--+   record: the record's values
--+   as_of: the last update among the record's documents (date)
--+   used: the documents that decided (documents)
--+   searched: the registers searched where nothing was found
--+   stated_in: the document that makes the claim (thing)
--+   checked_by: the question that the record answered
--+ method: Each verdict was computed by the build from the answer to the question, without what the claim's own document
--+   says. docs/claims.md has the rules.

WITH places AS (SELECT node, max(locator) AS place FROM evidence WHERE kind = 'claim' GROUP BY node)
SELECT claim.id AS claim, places.place, claim.text, claim.stated_value AS states,
    CASE split_part(claim_check.verdict, '#', 2)
        WHEN 'OutOfDate' THEN 'out of date' WHEN 'DifferentMeasure' THEN 'a different measure'
        WHEN 'NotFound' THEN 'not found' WHEN 'NotCheckable' THEN 'not checkable'
        ELSE lower(split_part(claim_check.verdict, '#', 2))
    END AS verdict,
    claim_check.reason, array_to_string(claim_check.record_value, '; ') AS record, claim_check.as_of,
    array_to_string(claim_check.used, ', ') AS used, array_to_string(claim_check.searched, ' ') AS searched,
    claim.stated_in, claim.checked_by
FROM claim
LEFT JOIN places ON places.node = claim.id
LEFT JOIN claim_check ON claim_check.checks = claim.id
WHERE $dossier IN ('', regexp_extract(claim.id, '^claim:(.*)[.][0-9]+$', 1))
ORDER BY regexp_extract(claim.id, '^claim:(.*)[.][0-9]+$', 1), regexp_extract(claim.id, '[0-9]+$')::INTEGER
