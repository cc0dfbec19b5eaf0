--+ title: Everything of a country around a bill
--+ answers: Which organizations of the country stand around the bill and its lineage, by what tie, and who says so?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house, fara]
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: any bill of the lineage}
--+   country: {kind: country, example: 'country:KR'}
--+ columns:
--+   near: bill where the tie is to a bill of the lineage; visa, agreement or event where it is to one; else representation
--+   relation: what the tie says of the subject
--+   subject: who or what is tied (thing)
--+   subject_name: its name
--+   object: to whom or what (thing)
--+   object_name: its name
--+   since: the first day, where it is known (date)
--+   until: the last day, where it has ended (date)
--+   detail: how a filing spells the bill, the register, the stance, the period or the status
--+   document: the document that says so (thing)
--+ method: Of the country are it itself, organizations filed or described as of it, and clients with a disclosed affiliate
--+   or foreign entity of it. Their mentions of bills of the lineage in filings in force, their engagements, interests,
--+   spending, cooperations, positions, events and agreements; the visas open to its nationals, and those that bills of the
--+   lineage would create. The lineage is followed along reintroductions and companions.
--+ limits: Representation is that of all time and need not be about the bill. A company of the country that files under
--+   an American name, and discloses no foreign entity, is not found. Nothing here says that anybody was persuaded.

WITH RECURSIVE tied AS (
    SELECT from_id AS bill, to_id AS other FROM bill_relation WHERE relation_type IN ('reintroduction', 'companion')
    UNION ALL
    SELECT to_id, from_id FROM bill_relation WHERE relation_type IN ('reintroduction', 'companion')
),
family AS (
    SELECT $bill::VARCHAR AS bill
    UNION
    SELECT tied.other FROM family JOIN tied ON tied.bill = family.bill
),
at_home AS (
    SELECT coalesce(resolved_to, id) AS id FROM organization WHERE $country IN (country, principal_country)
),
of_country AS (
    SELECT $country::VARCHAR AS id
    UNION SELECT id FROM at_home
    UNION SELECT interest.to_id FROM interest JOIN at_home ON at_home.id = interest.from_id
),
filings AS (
    SELECT DISTINCT ON (filing.id, named.to_id) coalesce(filing.client, filing.client_as_filed) AS client, named.to_id,
        filing.posted_on, named.spelling, named.document
    FROM lobbying_activity AS named
    JOIN family ON family.bill = named.to_id
    JOIN filing ON filing.id = named.from_id
    WHERE coalesce(filing.in_force, TRUE)
    ORDER BY filing.id, named.to_id, named.id
),
ties AS (
    SELECT 'bill' AS near, 'lobbied on' AS relation, client AS subject, to_id AS object, posted_on AS since,
        NULL::DATE AS until, spelling AS detail, document
    FROM filings
    UNION ALL
    SELECT CASE WHEN to_id IN (SELECT bill FROM family) THEN 'bill' ELSE 'event' END, 'spoke on', from_id, to_id, since,
        until, stance, document
    FROM position WHERE to_id IN (SELECT bill FROM family) OR to_id LIKE 'event:%'
    UNION ALL
    SELECT CASE WHEN to_id IN (SELECT bill FROM family) THEN 'bill' ELSE 'representation' END, 'spent on lobbying',
        from_id, to_id, since, until, period, document
    FROM spending
    UNION ALL
    SELECT 'visa', 'is open to nationals of', from_id, to_id, since, until, status, document FROM cap
    UNION ALL
    SELECT 'visa', 'creates', creation.from_id, creation.to_id, creation.since, creation.until, creation.status,
        creation.document
    FROM creation JOIN family ON family.bill = creation.from_id
    WHERE creation.to_id IN (SELECT from_id FROM cap WHERE to_id = $country)
    UNION ALL
    SELECT 'agreement', 'is a party to', from_id, to_id, since, until, NULL, document FROM party_to
    UNION ALL
    SELECT 'event', 'took part in', from_id, to_id, since, until, role, document FROM participation
    UNION ALL
    SELECT 'representation', 'represents', from_id, to_id, since, until, register, document FROM engagement
    UNION ALL
    SELECT 'representation', 'has a disclosed interest in', from_id, to_id, since, until, interest_type, document
    FROM interest
    UNION ALL
    SELECT 'representation', 'works with', from_id, to_id, since, until, NULL, document FROM cooperation
),
names AS (SELECT id, min_by(label, (language IS NOT NULL, label)) AS label FROM label WHERE main GROUP BY id),
found AS (
    SELECT DISTINCT near, relation, subject, object, since, until, detail, document
    FROM ties
    WHERE subject IN (SELECT id FROM of_country) OR object IN (SELECT id FROM of_country) OR relation = 'creates'
)
SELECT found.near, found.relation, found.subject, one.label AS subject_name, found.object, other.label AS object_name,
    found.since, found.until, found.detail, found.document
FROM found
LEFT JOIN names AS one ON one.id = found.subject
LEFT JOIN names AS other ON other.id = found.object
ORDER BY list_position(['bill', 'visa', 'agreement', 'event', 'representation'], found.near), found.relation,
    subject_name, found.subject, object_name, found.object, found.since NULLS FIRST, found.until, found.detail,
    found.document
