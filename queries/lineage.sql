--+ title: One idea through the Congresses
--+ answers: Which bills of both chambers carry the same idea, and how many stood behind each?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: any bill of the lineage}
--+ columns:
--+   congress: the Congress (thing)
--+   bill: the bill (thing)
--+   chamber: the chamber of origin (thing)
--+   introduced_on: the day of introduction (date)
--+   stage: how far it came
--+   sponsor: the sponsor (thing)
--+   sponsor_name: the sponsor's name
--+   cosponsors: cosponsors who stand, the sponsor not among them (members)
--+   original: those of them who joined on the day of introduction (members)
--+   withdrawn: cosponsors who withdrew and did not come back (members)
--+   in_congress: sponsors and standing cosponsors of all its bills in that Congress (members, each once)
--+   document: the record of the bill (thing)
--+ method: From the bill given, along ties of reintroduction and companion in either direction to the end.
--+   Rival designs are no part of it.
--+ reference: South Korea's Foreign Ministry, as reported in September 2025, counts 118 supporters in the 113th
--+   Congress and 87 in the 114th, both chambers and the sponsors included.
--+ limits: Counts are those of each bill's record as last updated.

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
lineage AS (SELECT bill.* FROM bill JOIN family ON family.bill = bill.id),
counted AS (
    SELECT to_id AS bill,
        count(DISTINCT from_id) FILTER (withdrawn_on IS NULL) AS cosponsors,
        count(DISTINCT from_id) FILTER (withdrawn_on IS NULL AND is_original) AS original,
        count(DISTINCT from_id) - count(DISTINCT from_id) FILTER (withdrawn_on IS NULL) AS withdrawn
    FROM cosponsorship GROUP BY to_id
),
signed AS (
    SELECT from_id AS person, to_id AS bill FROM sponsorship
    UNION
    SELECT from_id, to_id FROM cosponsorship WHERE withdrawn_on IS NULL
),
whole AS (
    SELECT lineage.congress, count(DISTINCT signed.person) AS in_congress
    FROM lineage JOIN signed ON signed.bill = lineage.id GROUP BY lineage.congress
)
SELECT lineage.congress, lineage.id AS bill, lineage.origin_chamber AS chamber, lineage.introduced_on, lineage.stage,
    person.id AS sponsor, person.label AS sponsor_name,
    coalesce(counted.cosponsors, 0) AS cosponsors, coalesce(counted.original, 0) AS original,
    coalesce(counted.withdrawn, 0) AS withdrawn, coalesce(whole.in_congress, 0) AS in_congress,
    sponsorship.document
FROM lineage
LEFT JOIN counted ON counted.bill = lineage.id
LEFT JOIN whole ON whole.congress = lineage.congress
LEFT JOIN sponsorship ON sponsorship.to_id = lineage.id
LEFT JOIN person ON person.id = sponsorship.from_id
ORDER BY split_part(lineage.congress, ':', 2)::INTEGER, lineage.origin_chamber, lineage.id, sponsor
