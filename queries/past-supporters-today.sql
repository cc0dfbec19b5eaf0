--+ title: Where the supporters of earlier Congresses are today
--+ answers: Of those who stood behind the idea before, how many have signed again, could sign, or have left?
--+ subject: Members
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: the bill that is asked about now}
--+ columns:
--+   today: signed the bill, withdrew from it, could sign it, serves in the other chamber, or left Congress
--+   members: how many (members)
--+ method: Earlier support and serving today are those of the question "past-supporters", where the third and
--+   fourth groups are named. Every earlier supporter is in exactly one group.

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
    SELECT from_id AS person, to_id AS bill, TRUE AS standing FROM sponsorship
    UNION ALL
    SELECT from_id, to_id, withdrawn_on IS NULL FROM cosponsorship
),
asked AS (SELECT *, split_part(congress, ':', 2)::INTEGER AS number_of_congress FROM bill WHERE id = $bill),
past AS (
    SELECT DISTINCT signed.person
    FROM family
    JOIN bill ON bill.id = family.bill
    JOIN signed ON signed.bill = bill.id AND signed.standing
    WHERE split_part(bill.congress, ':', 2)::INTEGER < (SELECT number_of_congress FROM asked)
),
now AS (SELECT person, bool_or(standing) AS standing FROM signed WHERE bill = $bill GROUP BY person),
seats AS (SELECT from_id AS person, arg_max(to_id, (since, to_id)) AS chamber FROM service WHERE stands GROUP BY from_id),
grouped AS (
    SELECT CASE
        WHEN now.standing THEN 1
        WHEN now.person IS NOT NULL THEN 2
        WHEN seats.chamber = (SELECT origin_chamber FROM asked) THEN 3
        WHEN seats.chamber IS NOT NULL THEN 4
        ELSE 5
    END AS place
    FROM past
    LEFT JOIN now ON now.person = past.person
    LEFT JOIN seats ON seats.person = past.person
)
SELECT [
        'signed the bill', 'withdrew from the bill', 'could sign the bill', 'serves in the other chamber', 'left Congress'
    ][place] AS today,
    count(*) AS members
FROM grouped
GROUP BY place
ORDER BY place
