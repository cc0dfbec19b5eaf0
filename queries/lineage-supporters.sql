--+ title: Everybody who ever signed one idea
--+ answers: Who sponsored or cosponsored each bill of the lineage, when, and who withdrew?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: any bill of the lineage}
--+ columns:
--+   congress: the Congress (thing)
--+   bill: the bill signed (thing)
--+   role: sponsor, cosponsor or withdrawn
--+   person: the member (thing)
--+   name: the member's name
--+   since: the day of joining, for the sponsor that of introduction (date)
--+   withdrawn_on: the day of withdrawal, where there was one (date)
--+   document: the record that says so (thing)
--+ method: The lineage is that of the question "lineage". One row a signature; a member has one for each bill
--+   signed.

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
signed AS (
    SELECT from_id AS person, to_id AS bill, since, NULL::DATE AS withdrawn_on, 'sponsor' AS role, document
    FROM sponsorship
    UNION ALL
    SELECT from_id, to_id, since, withdrawn_on, if(withdrawn_on IS NULL, 'cosponsor', 'withdrawn'), document
    FROM cosponsorship
)
SELECT bill.congress, bill.id AS bill, signed.role, person.id AS person, person.label AS name, signed.since,
    signed.withdrawn_on, signed.document
FROM family
JOIN bill ON bill.id = family.bill
JOIN signed ON signed.bill = bill.id
JOIN person ON person.id = signed.person
ORDER BY split_part(bill.congress, ':', 2)::INTEGER, bill.id, signed.role = 'withdrawn', signed.role = 'cosponsor',
    signed.since, name, person.id
