--+ title: How a bill's support grew, by party
--+ answers: On which days did members of each party join or leave the bill, and how many stood behind it then?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:118-hr-2827'}
--+ columns:
--+   day: a day on which somebody of the party joined or withdrew (date)
--+   party: the party on the day of joining (thing)
--+   joined: who joined that day, the sponsor among them (members)
--+   withdrew: who withdrew that day (members)
--+   standing: sponsor and cosponsors of the party standing at the end of the day (members)
--+   all_standing: the same of all parties (members)
--+ method: Running sums of sponsorships and cosponsorships; a withdrawal takes one off on its day.

WITH signed AS (
    SELECT from_id AS person, since, NULL::DATE AS withdrawn_on FROM sponsorship WHERE to_id = $bill
    UNION ALL
    SELECT from_id, since, withdrawn_on FROM cosponsorship WHERE to_id = $bill
),
placed AS (
    SELECT signed.*, (
        SELECT first(held.to_id ORDER BY held.since DESC NULLS LAST, held.to_id) FROM party_membership AS held
        WHERE held.from_id = signed.person AND held.congress = (SELECT congress FROM bill WHERE id = $bill)
            AND coalesce(held.since <= signed.since, TRUE) AND coalesce(held.until >= signed.since, TRUE)
    ) AS party
    FROM signed
),
moves AS (
    SELECT since AS day, party, 1 AS joined, 0 AS withdrew FROM placed
    UNION ALL
    SELECT withdrawn_on, party, 0, 1 FROM placed WHERE withdrawn_on IS NOT NULL
),
days AS (
    SELECT day, party, sum(joined)::BIGINT AS joined, sum(withdrew)::BIGINT AS withdrew FROM moves GROUP BY day, party
)
SELECT day, party, joined, withdrew,
    (sum(joined - withdrew) OVER (PARTITION BY party ORDER BY day))::BIGINT AS standing,
    (sum(joined - withdrew) OVER (ORDER BY day))::BIGINT AS all_standing
FROM days
ORDER BY day, party NULLS LAST
