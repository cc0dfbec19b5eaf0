--+ title: Who joins late and who withdraws, by party
--+ answers: How soon after introduction do members of each party join bills of their own and the other side, and how many withdraw?
--+ subject: Members
--+ parameters:
--+   congress: {kind: congress, example: 'congress:114'}
--+   late: {kind: integer, default: '90', example: '365', note: days after introduction from which joining is late}
--+ columns:
--+   chamber: the chamber of the bills (thing)
--+   party: the party of those who join (thing)
--+   sponsor_is: of the own party, or another
--+   joinings: joinings of bills, those that were later withdrawn too
--+   original: those on the day of introduction, as the record says
--+   late: those so many days after introduction or more
--+   late_share: those out of all (percent)
--+   median_days: days from introduction to joining, the middle one (days)
--+   withdrawn: those that were withdrawn
--+   withdrawn_share: those out of all (percent)
--+   median_stay: days from joining to withdrawal, the middle one (days)
--+ method: Each joining counts, so that who left and came back counts twice. Party is the newest of the Congress for who
--+   changed it.
--+ limits: Joinings without a day have no part in days and are never late. Members or sponsors whose party isn't known are
--+   left out. A share of withdrawals is no hazard, since bills differ in how long they were open.

WITH party AS (
    SELECT from_id AS person, arg_max(to_id, (coalesce(since, DATE '0001-01-01'), to_id)) AS party
    FROM party_membership WHERE congress = $congress GROUP BY from_id
),
told AS (
    SELECT if(starts_with(bill.bill_type, 'h'), 'chamber:house', 'chamber:senate') AS chamber, theirs.party,
        if(theirs.party = own.party, 'of the own party', 'of another party') AS sponsor_is, joined.is_original,
        date_diff('day', bill.introduced_on, joined.since) AS days, date_diff('day', joined.since, joined.withdrawn_on) AS stay,
        joined.withdrawn_on IS NOT NULL AS withdrawn
    FROM bill
    JOIN sponsorship ON sponsorship.to_id = bill.id
    JOIN party AS own ON own.person = sponsorship.from_id
    JOIN cosponsorship AS joined ON joined.to_id = bill.id
    JOIN party AS theirs ON theirs.person = joined.from_id
    WHERE bill.congress = $congress
)
SELECT chamber, party, sponsor_is, count(*) AS joinings, count(*) FILTER (is_original) AS original,
    count(*) FILTER (days >= $late) AS late, round(100 * count(*) FILTER (days >= $late) / count(*), 1)::DECIMAL(5, 1) AS late_share,
    median(days)::DECIMAL(9, 1) AS median_days, count(*) FILTER (withdrawn) AS withdrawn,
    round(100 * count(*) FILTER (withdrawn) / count(*), 2)::DECIMAL(5, 2) AS withdrawn_share, median(stay)::DECIMAL(9, 1) AS median_stay
FROM told
GROUP BY chamber, party, sponsor_is
ORDER BY chamber, party, sponsor_is DESC
