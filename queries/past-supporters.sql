--+ title: Who signed before and has not signed now
--+ answers: Which members who still serve supported the idea in an earlier Congress and are not on the bill?
--+ subject: Members
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: the bill that is asked about now}
--+ columns:
--+   person: the member (thing)
--+   name: the member's name
--+   can_sign: whether the member now sits in the bill's chamber (boolean)
--+   chamber: the chamber served in now (thing)
--+   party: the party now (thing)
--+   state: the State served now (two letters)
--+   times: earlier Congresses in which the member stood behind a bill of the lineage (Congresses)
--+   congresses: which ones they were (numbers)
--+   last_bill: the latest of those bills (thing)
--+   last_role: sponsor or cosponsor of it
--+ method: The lineage is that of the question "lineage"; earlier means a lower Congress than the bill's own.
--+   To support is to sponsor, or to cosponsor without withdrawing. To serve now is to hold a seat on the last
--+   day that the store covers. Whoever joined the bill and withdrew is not asked twice.
--+ limits: A supporter who has left Congress is not here; the question "past-supporters-today" counts those.

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
    SELECT from_id AS person, to_id AS bill, TRUE AS standing, 'sponsor' AS role FROM sponsorship
    UNION ALL
    SELECT from_id, to_id, withdrawn_on IS NULL, 'cosponsor' FROM cosponsorship
),
asked AS (SELECT *, split_part(congress, ':', 2)::INTEGER AS number_of_congress FROM bill WHERE id = $bill),
past AS (
    SELECT signed.person, signed.role, bill.id AS bill, split_part(bill.congress, ':', 2)::INTEGER AS congress
    FROM family
    JOIN bill ON bill.id = family.bill
    JOIN signed ON signed.bill = bill.id AND signed.standing
    WHERE split_part(bill.congress, ':', 2)::INTEGER < (SELECT number_of_congress FROM asked)
),
seats AS (
    SELECT from_id AS person, arg_max(to_id, (since, to_id)) AS chamber, arg_max(state, (since, to_id)) AS state
    FROM service WHERE stands GROUP BY from_id
),
parties AS (
    SELECT from_id AS person, arg_max(to_id, (since, to_id)) AS party FROM party_membership WHERE stands GROUP BY from_id
)
SELECT past.person, person.label AS name, seats.chamber = (SELECT origin_chamber FROM asked) AS can_sign, seats.chamber,
    any_value(parties.party) AS party, seats.state, count(DISTINCT past.congress) AS times,
    string_agg(DISTINCT past.congress::VARCHAR, ', ' ORDER BY past.congress::VARCHAR) AS congresses,
    arg_max(past.bill, (past.congress, past.bill)) AS last_bill, arg_max(past.role, (past.congress, past.bill)) AS last_role
FROM past
JOIN seats ON seats.person = past.person
JOIN person ON person.id = past.person
LEFT JOIN parties ON parties.person = past.person
WHERE past.person NOT IN (SELECT person FROM signed WHERE bill = $bill)
GROUP BY past.person, person.label, seats.chamber, seats.state
ORDER BY can_sign DESC, times DESC, name, past.person
