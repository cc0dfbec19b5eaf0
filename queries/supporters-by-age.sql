--+ title: A bill's cosponsors by its age, beside the other bills of its lineage and chamber
--+ answers: How many cosponsors stood so many days after introduction, for this bill and for those before it?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687'}
--+ columns:
--+   bill: the bill (thing)
--+   name: its number and Congress
--+   own: whether it is the bill that was asked for (boolean)
--+   age: days since introduction, one row for each day on which the number changed, and the last day known (days)
--+   cosponsors: cosponsors standing at the end of that day (members)
--+   democratic: those of them who were Democrats on the day of joining (members)
--+   republican: those who were Republicans (members)
--+   other: those of other parties, or of one not known (members)
--+   document: the record of the bill (thing)
--+ method: The lineage is that of the question "lineage". The last day known is that of the record's last update, or the last of
--+   the Congress where that came first.
--+ limits: Bills of different age are not to be compared at the end of their lines.

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
bills AS (
    SELECT bill.id, bill.label, bill.introduced_on, bill.congress,
        (SELECT min(document) FROM sponsorship WHERE to_id = bill.id) AS document
    FROM family JOIN bill ON bill.id = family.bill
    WHERE bill.introduced_on IS NOT NULL AND bill.origin_chamber = (SELECT origin_chamber FROM bill WHERE id = $bill)
),
ends AS (
    SELECT bills.id, least(document.updated_on, congress.until) AS day
    FROM bills LEFT JOIN document ON document.id = bills.document LEFT JOIN congress ON congress.id = bills.congress
),
signed AS (
    SELECT bills.id AS bill, joined.from_id AS person, joined.since, joined.withdrawn_on, (
            SELECT first(held.to_id ORDER BY held.since DESC NULLS LAST, held.to_id) FROM party_membership AS held
            WHERE held.from_id = joined.from_id AND held.congress = bills.congress
                AND coalesce(held.since <= joined.since, TRUE) AND coalesce(held.until >= joined.since, TRUE)
        ) AS party
    FROM bills JOIN cosponsorship AS joined ON joined.to_id = bills.id
),
days AS (
    SELECT bill, since AS day FROM signed WHERE since IS NOT NULL
    UNION SELECT bill, withdrawn_on FROM signed WHERE withdrawn_on IS NOT NULL
    UNION SELECT id, introduced_on FROM bills
    UNION SELECT id, day FROM ends WHERE day IS NOT NULL
),
standing AS (
    SELECT days.bill, days.day, count(DISTINCT signed.person) AS cosponsors,
        count(DISTINCT signed.person) FILTER (signed.party = 'party:democratic') AS democratic,
        count(DISTINCT signed.person) FILTER (signed.party = 'party:republican') AS republican
    FROM days LEFT JOIN signed ON signed.bill = days.bill AND signed.since <= days.day
        AND coalesce(signed.withdrawn_on > days.day, TRUE)
    GROUP BY days.bill, days.day
)
SELECT bills.id AS bill, bills.label AS name, bills.id = $bill AS own, standing.day - bills.introduced_on AS age,
    standing.cosponsors, standing.democratic, standing.republican,
    standing.cosponsors - standing.democratic - standing.republican AS other, bills.document
FROM standing JOIN bills ON bills.id = standing.bill
WHERE standing.day >= bills.introduced_on
ORDER BY bills.introduced_on, bills.id, age
