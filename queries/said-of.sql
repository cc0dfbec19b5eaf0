--+ title: All that a document says of one actor
--+ answers: What does the article say of this person, organization or other thing, and in which paragraph?
--+ subject: Sources
--+ parameters:
--+   actor: {kind: thing, example: 'organization:kita'}
--+   document: {kind: document, example: 'document:asiae.2025090908015529027', default:
--+     'document:asiae.2025090908015529027', note: the article that the embedded dossier starts from}
--+ columns:
--+   paragraph: the place in the document, as headline H or caption C, or the paragraph's number
--+   kind: the kind of tie, or of thing for what is said of the actor alone
--+   node: the tie or thing (thing)
--+   other: the other end of the tie (thing)
--+   other_name: its name
--+   said: what it says in our own words; where other documents tell of the same, only what it says differently
--+   others: other documents that tell of the same (documents)
--+ method: Everything for which the document is given as evidence and in which the actor is the thing itself or
--+   an end of the tie. Where others tell of the same and nothing stands under said, the document differs from
--+   none of them; "who-says" shows each source's version.

WITH ties AS (
    SELECT id, from_id, to_id, role AS said FROM affiliation
    UNION ALL SELECT id, from_id, to_id, text FROM action
    UNION ALL SELECT id, from_id, to_id, text FROM bill_relation
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', number, counts, text) FROM cap
    UNION ALL SELECT id, from_id, to_id, role FROM caucus_membership
    UNION ALL SELECT id, from_id, to_id, role FROM committee_membership
    UNION ALL SELECT id, from_id, to_id, concat_ws(' ', amount_usd, contribution_type) FROM contribution
    UNION ALL SELECT id, from_id, to_id, text FROM cooperation
    UNION ALL SELECT id, from_id, to_id, text FROM cosponsorship
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', status, text) FROM creation
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', text, amount_usd, amount_of) FROM engagement
    UNION ALL SELECT id, from_id, to_id, role FROM former_position
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', interest_type, amount_usd) FROM interest
    UNION ALL SELECT id, from_id, to_id, concat_ws(' in ', number, period) FROM issuance
    UNION ALL SELECT id, from_id, to_id, text FROM lobbying_activity
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', role, number, text) FROM participation
    UNION ALL SELECT id, from_id, to_id, congress FROM party_membership
    UNION ALL SELECT id, from_id, to_id, NULL FROM party_to
    UNION ALL SELECT id, from_id, to_id, concat_ws(': ', stance, text) FROM position
    UNION ALL SELECT id, from_id, to_id, NULL FROM referral
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', congress, state, district) FROM service
    UNION ALL SELECT id, from_id, to_id, concat_ws('; ', period, amount_usd, text) FROM spending
    UNION ALL SELECT id, from_id, to_id, text FROM sponsorship
),
nodes AS (
    SELECT id, if(from_id = $actor, to_id, from_id) AS other, said FROM ties WHERE $actor IN (from_id, to_id)
    UNION ALL
    SELECT $actor, NULL, NULL
),
own AS (
    SELECT node, string_agg(DISTINCT property || ': ' || value, '; ' ORDER BY property || ': ' || value) AS said
    FROM disagreement WHERE document = $document GROUP BY node
),
shared AS (
    SELECT node, count(DISTINCT document) - 1 AS others FROM evidence
    WHERE node IN (SELECT id FROM nodes) GROUP BY node
),
named AS (SELECT id, any_value(label ORDER BY language NULLS FIRST, label) AS name FROM label WHERE main GROUP BY id)
SELECT evidence.locator AS paragraph, evidence.kind, evidence.node, nodes.other, named.name AS other_name,
    coalesce(own.said, if(shared.others = 0, nodes.said, NULL)) AS said, shared.others
FROM evidence
JOIN nodes ON nodes.id = evidence.node
JOIN shared ON shared.node = evidence.node
LEFT JOIN named ON named.id = nodes.other
LEFT JOIN own ON own.node = evidence.node
WHERE evidence.document = $document
ORDER BY try_cast(regexp_extract(evidence.locator, '[0-9]+') AS INTEGER) NULLS FIRST, paragraph NULLS FIRST,
    evidence.kind, evidence.node
