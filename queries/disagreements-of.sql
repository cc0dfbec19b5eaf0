--+ title: What documents say differently of one thing
--+ answers: On which points do documents differ about this thing and its ties, and which value does the merged
--+   record take?
--+ subject: Sources
--+ parameters:
--+   thing: {kind: thing, example: 'agreement:korus-fta'}
--+ columns:
--+   node: the thing, or a tie from or to it (thing)
--+   property: the property on which they differ
--+   value: what the document says
--+   document: the document (thing)
--+   day: the last update of the document, else its issue, else the day on which it was read (date)
--+   place: the place in it, as a paragraph or section
--+   authority: official, statement, research, press or background
--+   taken: whether the merged record has this value (boolean)
--+ method: The rows of the question "disagreements" for the thing and for the ties that it is an end of.

WITH ends AS (
    SELECT id, from_id, to_id FROM affiliation
    UNION ALL SELECT id, from_id, to_id FROM bill_relation
    UNION ALL SELECT id, from_id, to_id FROM cap
    UNION ALL SELECT id, from_id, to_id FROM caucus_membership
    UNION ALL SELECT id, from_id, to_id FROM committee_membership
    UNION ALL SELECT id, from_id, to_id FROM contribution
    UNION ALL SELECT id, from_id, to_id FROM cooperation
    UNION ALL SELECT id, from_id, to_id FROM cosponsorship
    UNION ALL SELECT id, from_id, to_id FROM creation
    UNION ALL SELECT id, from_id, to_id FROM engagement
    UNION ALL SELECT id, from_id, to_id FROM former_position
    UNION ALL SELECT id, from_id, to_id FROM interest
    UNION ALL SELECT id, from_id, to_id FROM issuance
    UNION ALL SELECT id, from_id, to_id FROM lobbying_activity
    UNION ALL SELECT id, from_id, to_id FROM participation
    UNION ALL SELECT id, from_id, to_id FROM party_membership
    UNION ALL SELECT id, from_id, to_id FROM party_to
    UNION ALL SELECT id, from_id, to_id FROM position
    UNION ALL SELECT id, from_id, to_id FROM referral
    UNION ALL SELECT id, from_id, to_id FROM service
    UNION ALL SELECT id, from_id, to_id FROM spending
    UNION ALL SELECT id, from_id, to_id FROM sponsorship
),
asked AS (
    SELECT $thing::VARCHAR AS id
    UNION
    SELECT id FROM ends WHERE $thing IN (from_id, to_id)
)
SELECT disagreement.node, disagreement.property, disagreement.value, disagreement.document,
    coalesce(document.updated_on, document.issued, document.retrieved_on) AS day, disagreement.locator AS place,
    dataset.authority, disagreement.merged AS taken
FROM disagreement
JOIN asked ON asked.id = disagreement.node
LEFT JOIN document ON document.id = disagreement.document
LEFT JOIN dataset ON dataset.id = disagreement.dataset
ORDER BY disagreement.node <> $thing, disagreement.node, disagreement.property, taken DESC, disagreement.value,
    disagreement.document, place NULLS LAST
