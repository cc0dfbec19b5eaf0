--+ title: Who keeps coming back to one idea
--+ answers: Which members stood behind the idea in several Congresses, and do they still serve?
--+ subject: Members
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: any bill of the lineage}
--+   least: {kind: integer, example: '4', default: '4', note: the fewest Congresses to count}
--+ columns:
--+   person: the member (thing)
--+   name: the member's name
--+   times: Congresses in which the member stood behind a bill of the lineage (Congresses)
--+   congresses: which ones they were (numbers)
--+   sponsored: bills of the lineage the member sponsored (bills)
--+   serves: whether the member holds a seat on the last day that the store covers (boolean)
--+ method: The lineage is that of the question "lineage". To stand behind is to sponsor, or to cosponsor
--+   without withdrawing.

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
    SELECT from_id AS person, to_id AS bill, TRUE AS sponsored FROM sponsorship
    UNION ALL
    SELECT from_id, to_id, FALSE FROM cosponsorship WHERE withdrawn_on IS NULL
)
SELECT person.id AS person, person.label AS name, count(DISTINCT bill.congress) AS times,
    string_agg(DISTINCT split_part(bill.congress, ':', 2), ', ' ORDER BY split_part(bill.congress, ':', 2)) AS congresses,
    count(DISTINCT bill.id) FILTER (signed.sponsored) AS sponsored,
    person.id IN (SELECT from_id FROM service WHERE stands) AS serves
FROM family
JOIN bill ON bill.id = family.bill
JOIN signed ON signed.bill = bill.id
JOIN person ON person.id = signed.person
GROUP BY person.id, person.label
HAVING times >= $least
ORDER BY times DESC, name, person.id
