--+ title: What each bill of a lineage would allow
--+ answers: What would each bill of the lineage, and each rival design, have allowed, for whom and how many?
--+ subject: Visas and agreements
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687', note: any bill of the lineage}
--+ columns:
--+   bill: the bill (thing)
--+   introduced_on: the day of introduction (date)
--+   relation: lineage, or alternative design
--+   visa: the class that it would create or open (thing)
--+   country: for whose nationals (thing)
--+   number: how many a year (approvals)
--+   counts: what is counted
--+   design: what it would do, in our own words
--+   read: whether a text of the bill stands behind this (boolean)
--+ method: The lineage is that of the question "lineage", with bills of an alternative design beside it. A number is given
--+   only where the text of that very bill says so.
--+ limits: Where no text was read the columns are empty; the numbers of earlier bills are not taken from later ones.

WITH RECURSIVE tied AS (
    SELECT from_id AS bill, to_id AS other, relation_type FROM bill_relation
    UNION ALL SELECT to_id, from_id, relation_type FROM bill_relation
),
family AS (
    SELECT $bill::VARCHAR AS bill
    UNION
    SELECT tied.other FROM family JOIN tied ON tied.bill = family.bill
    WHERE tied.relation_type IN ('reintroduction', 'companion')
),
listed AS (
    SELECT bill, 'lineage' AS relation FROM family
    UNION
    SELECT tied.other, 'alternative design' FROM family JOIN tied ON tied.bill = family.bill
    WHERE tied.relation_type = 'alternative-design' AND tied.other NOT IN (SELECT bill FROM family)
),
texts AS (
    SELECT evidence.node AS bill, evidence.document FROM evidence JOIN document ON document.id = evidence.document
    WHERE document.source = 'bill-text'
),
caps AS (
    SELECT texts.bill, cap.from_id AS visa, cap.to_id AS country, cap.number, cap.counts
    FROM cap JOIN evidence ON evidence.node = cap.id JOIN texts ON texts.document = evidence.document
)
SELECT bill.id AS bill, bill.introduced_on, listed.relation, caps.visa, caps.country, caps.number, caps.counts,
    if(texts.bill IS NULL, NULL, bill.design) AS design, texts.bill IS NOT NULL AS read
FROM listed
JOIN bill ON bill.id = listed.bill
LEFT JOIN (SELECT DISTINCT bill FROM texts) AS texts ON texts.bill = bill.id
LEFT JOIN caps ON caps.bill = bill.id
ORDER BY listed.relation DESC, bill.introduced_on, bill.id, caps.visa, caps.country
