--+ title: The committee of referral, and who of it supports the bill
--+ answers: Which members of the committees that hold the bill support it, and which do not?
--+ subject: Committees and caucuses
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687'}
--+ columns:
--+   committee: the committee of referral (thing)
--+   person: the member (thing)
--+   name: the member's name
--+   role: chair, ranking member or member
--+   side: majority or minority
--+   supports: whether the member sponsors or cosponsors the bill (boolean)
--+   since: the day of joining, where the member supports it (date)
--+   earlier: bills of earlier Congresses in the lineage that the member stood behind (bills)
--+   observed_on: the day on which the membership was seen (date)
--+ method: Memberships seen, or running, within the bill's Congress. The lineage is that of the question
--+   "lineage".
--+ limits: Committee lists are those of the day observed, and hold only people the store knows; a member of the
--+   committee who never signed a bill of the store may be missing.

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
    SELECT from_id AS person, to_id AS bill, since FROM sponsorship
    UNION ALL
    SELECT from_id, to_id, since FROM cosponsorship WHERE withdrawn_on IS NULL
),
asked AS (
    SELECT bill.id, split_part(bill.congress, ':', 2)::INTEGER AS number, congress.since, congress.until
    FROM bill LEFT JOIN congress ON congress.id = bill.congress WHERE bill.id = $bill
),
before AS (
    SELECT signed.person, count(DISTINCT signed.bill) AS earlier
    FROM family
    JOIN bill ON bill.id = family.bill
    JOIN signed ON signed.bill = bill.id
    WHERE split_part(bill.congress, ':', 2)::INTEGER < (SELECT number FROM asked)
    GROUP BY signed.person
),
now AS (SELECT person, max(since) AS since FROM signed WHERE bill = $bill GROUP BY person),
seats AS (
    SELECT seat.* FROM committee_membership AS seat CROSS JOIN asked
    WHERE coalesce(seat.observed_on, seat.since, asked.since) <= coalesce(asked.until, DATE '9999-12-31')
        AND coalesce(seat.until, seat.observed_on, asked.since) >= asked.since
)
SELECT seats.to_id AS committee, person.id AS person, person.label AS name, seats.role, seats.side,
    now.person IS NOT NULL AS supports, now.since, coalesce(before.earlier, 0) AS earlier, seats.observed_on
FROM (SELECT DISTINCT to_id FROM referral WHERE from_id = $bill) AS held
JOIN seats ON seats.to_id = held.to_id
JOIN person ON person.id = seats.from_id
LEFT JOIN now ON now.person = person.id
LEFT JOIN before ON before.person = person.id
ORDER BY committee, supports DESC, earlier DESC, seats.side, seats.rank NULLS LAST, name, person.id
