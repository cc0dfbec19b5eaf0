--+ title: How a bill's support grew, and how it compares with the other bills of its lineage
--+ answers: With how many did the bill begin, with how many did it end, when did the last join, and was that many or few?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:118-hr-2827'}
--+ columns:
--+   bill: the bill (thing)
--+   first: cosponsors on the day of introduction, one where there was none (members)
--+   last: cosponsors who stand at the end of the record (members)
--+   ratio: the last out of the first (times)
--+   last_joined_on: the day on which the last of them joined (date)
--+   lowest_of: among so many bills of its lineage and chamber from finished Congresses, where it is the one with fewest
--+   document: the record of the bill (thing)
--+ method: Cosponsors who withdrew are in neither count. The lineage is that of the question "lineage"; a Congress is
--+   finished where the store knows its last day.
--+ limits: Counts of cosponsors hardly ever fall within a Congress, so growth alone says little.

WITH RECURSIVE lineage(bill) AS (
    SELECT $bill::VARCHAR
    UNION
    SELECT if(relation.from_id = lineage.bill, relation.to_id, relation.from_id)
    FROM bill_relation AS relation JOIN lineage ON lineage.bill IN (relation.from_id, relation.to_id)
    WHERE relation.relation_type IN ('reintroduction', 'companion')
),
standing AS (
    SELECT bill.id AS bill, bill.congress, bill.introduced_on, signed.from_id AS person, min(signed.since) AS since
    FROM lineage JOIN bill ON bill.id = lineage.bill
    LEFT JOIN cosponsorship AS signed ON signed.to_id = bill.id AND signed.withdrawn_on IS NULL
    WHERE left(bill.bill_type, 1) = (SELECT left(bill_type, 1) FROM bill WHERE id = $bill)
    GROUP BY bill.id, bill.congress, bill.introduced_on, signed.from_id
),
counted AS (
    SELECT bill, congress, count(person) AS supporters, count(person) FILTER (since <= introduced_on) AS original,
        max(since) AS last_joined_on
    FROM standing GROUP BY bill, congress
),
finished AS (
    SELECT count(*) AS bills, min(supporters) AS fewest FROM counted JOIN congress ON congress.id = counted.congress
    WHERE congress.until IS NOT NULL
)
SELECT bill, greatest(original, 1) AS first, supporters AS last,
    round(supporters / greatest(original, 1), 1)::DECIMAL(9, 1) AS ratio, last_joined_on,
    if(supporters = fewest AND bills > 1, bills, NULL) AS lowest_of,
    (SELECT min(document) FROM sponsorship WHERE to_id = $bill) AS document
FROM counted, finished
WHERE bill = $bill
ORDER BY bill
