--+ title: How many supported a bill, from which day to which, counted four ways
--+ answers: How many lawmakers stood behind the bill on each day, by each way of counting them?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:118-hr-2827'}
--+ columns:
--+   counted: who is counted - cosponsors or cosponsors and sponsors, of the bill or also of its companions
--+   since: the first day on which so many stood (date)
--+   until: the last day; none where the record has no later change (date)
--+   supporters: members who stood at the end of each of those days (members)
--+   document: the record of the bill (thing)
--+ method: A member counts from the day of joining to the day before withdrawal, once however often he or she signed. The
--+   companions are those that a tie of companionship joins to the bill in either direction.
--+ limits: Behind a bill without companions two of the four counts are the same as the other two. The last count stands to
--+   the last update of the record, or to the end of the Congress where that came first.

WITH bills AS (
    SELECT $bill::VARCHAR AS bill, FALSE AS companion
    UNION
    SELECT if(from_id = $bill, to_id, from_id), TRUE FROM bill_relation
    WHERE relation_type = 'companion' AND $bill IN (from_id, to_id)
),
signed AS (
    SELECT from_id AS person, since, NULL::DATE AS withdrawn_on, companion, TRUE AS sponsors
    FROM sponsorship JOIN bills ON bills.bill = sponsorship.to_id
    UNION ALL
    SELECT from_id, since, withdrawn_on, companion, FALSE FROM cosponsorship JOIN bills ON bills.bill = cosponsorship.to_id
),
ways AS (
    SELECT * FROM (VALUES
        ('cosponsors', FALSE, FALSE), ('cosponsors and sponsor', TRUE, FALSE),
        ('cosponsors, companions too', FALSE, TRUE), ('cosponsors and sponsors, companions too', TRUE, TRUE)
    ) AS way(counted, with_sponsors, with_companions)
),
spells AS (
    SELECT ways.counted, signed.person, signed.since, signed.withdrawn_on
    FROM ways JOIN signed
        ON (ways.with_sponsors OR NOT signed.sponsors) AND (ways.with_companions OR NOT signed.companion)
),
days AS (
    SELECT counted, since AS day FROM spells
    UNION
    SELECT counted, withdrawn_on FROM spells WHERE withdrawn_on IS NOT NULL
),
counts AS (
    SELECT days.counted, days.day, count(DISTINCT spells.person) AS supporters
    FROM days LEFT JOIN spells ON spells.counted = days.counted AND spells.since <= days.day
        AND coalesce(spells.withdrawn_on > days.day, TRUE)
    GROUP BY days.counted, days.day
),
changes AS (
    SELECT *, lag(supporters) OVER (PARTITION BY counted ORDER BY day) AS before FROM counts
)
SELECT counted, day AS since, lead(day) OVER (PARTITION BY counted ORDER BY day) - 1 AS until, supporters,
    (SELECT min(document) FROM sponsorship WHERE to_id = $bill) AS document
FROM changes WHERE supporters IS DISTINCT FROM before
ORDER BY len(counted), since
