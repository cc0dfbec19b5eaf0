--+ title: One idea at the same age in each Congress
--+ answers: How many cosponsors did each bill of the lineage have so many days after its introduction?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: bills of its own chamber are compared}
--+   age: {kind: integer, example: '48', note: days since introduction}
--+ columns:
--+   congress: the Congress (thing)
--+   bill: the bill (thing)
--+   introduced_on: the day of introduction (date)
--+   day: the day on which the bill was of that age (date)
--+   cosponsors: cosponsors standing at the end of that day (members)
--+   cosponsors_in_all: cosponsors standing at the end of the record (members)
--+   share: cosponsors of that day out of those in all (percent)
--+   reached: whether the bill reached that age within its Congress and its record (boolean)
--+ method: The lineage is that of the question "lineage". A cosponsorship counts from the day of joining to the
--+   day before its withdrawal. An unfinished Congress can be compared with finished ones only at the same age.
--+ limits: Where reached is false the count is that of the last day there was.

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
aged AS (
    SELECT bill.id, bill.congress, bill.introduced_on, bill.introduced_on + $age::INTEGER AS day,
        least(congress.until, bill.updated_on) AS last_day
    FROM family
    JOIN bill ON bill.id = family.bill
    LEFT JOIN congress ON congress.id = bill.congress
    WHERE bill.origin_chamber = (SELECT origin_chamber FROM bill WHERE id = $bill)
)
SELECT aged.congress, aged.id AS bill, aged.introduced_on, aged.day,
    count(DISTINCT tie.from_id) FILTER (tie.since <= aged.day AND coalesce(tie.withdrawn_on > aged.day, TRUE)) AS cosponsors,
    count(DISTINCT tie.from_id) FILTER (tie.withdrawn_on IS NULL) AS cosponsors_in_all,
    round(100 * cosponsors / nullif(cosponsors_in_all, 0), 1)::DECIMAL(5, 1) AS share,
    coalesce(aged.day <= aged.last_day, TRUE) AS reached
FROM aged
LEFT JOIN cosponsorship AS tie ON tie.to_id = aged.id
GROUP BY aged.congress, aged.id, aged.introduced_on, aged.day, aged.last_day
ORDER BY split_part(aged.congress, ':', 2)::INTEGER, aged.id
