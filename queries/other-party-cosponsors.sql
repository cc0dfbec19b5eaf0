--+ title: Bills with most cosponsors from the other party
--+ answers: Which bills of a Congress have most cosponsors who are not of the sponsor's party?
--+ subject: Bills
--+ parameters:
--+   congress: {kind: congress, example: 'congress:118'}
--+   withdrawn: {kind: boolean, example: 'false', default: 'false', note: whether those who withdrew count too}
--+   most: {kind: integer, example: '100', default: '100', note: at most so many bills}
--+ columns:
--+   bill: the bill (thing)
--+   name: its number and Congress
--+   title: its title
--+   sponsor: its sponsor (thing)
--+   party: the sponsor's party on the day of introduction (thing)
--+   other_party: cosponsors whose party on the day of joining is not the sponsor's (members)
--+   same_caucus: those of them who caucused on that day with the side of the sponsor (members)
--+   cosponsors: all cosponsors, those of unknown party too (members)
--+   share: cosponsors of another party out of all (percent)
--+ method: Party is the membership in force on the day on which each signed, the newer one where two touch. A party
--+   is not a caucus - an independent is of another party than a Democrat with whom he caucuses, and stands under
--+   same_caucus too. A member counts once, however often rejoined.
--+ limits: Whose party on the day is not known counts among all cosponsors only. Bills without a cosponsor from
--+   another party are left out.

WITH held AS (
    SELECT from_id AS person, to_id AS party, coalesce(caucuses_with, to_id) AS caucus, since,
        least(until, lead(coalesce(since, DATE '0001-01-01')) OVER mine - 1) AS until
    FROM party_membership WHERE congress = $congress
    WINDOW mine AS (PARTITION BY from_id ORDER BY coalesce(since, DATE '0001-01-01'), id DESC)
),
sponsored AS MATERIALIZED (
    SELECT bill.id AS bill, sponsorship.from_id AS sponsor, held.party, held.caucus
    FROM bill
    JOIN sponsorship ON sponsorship.to_id = bill.id
    LEFT JOIN held ON held.person = sponsorship.from_id
        AND coalesce(held.since <= coalesce(sponsorship.since, bill.introduced_on), TRUE)
        AND coalesce(held.until >= coalesce(sponsorship.since, bill.introduced_on), TRUE)
    WHERE bill.congress = $congress
),
signed AS (
    SELECT to_id AS bill, from_id AS person, min(since) AS day
    FROM cosponsorship
    WHERE (withdrawn_on IS NULL OR $withdrawn) AND to_id IN (SELECT bill FROM sponsored)
    GROUP BY to_id, from_id
),
counted AS (
    SELECT sponsored.bill,
        count(*) FILTER (held.party != sponsored.party) AS other_party,
        count(*) FILTER (held.party != sponsored.party AND held.caucus = sponsored.caucus) AS same_caucus,
        count(*) AS cosponsors
    FROM sponsored
    JOIN signed ON signed.bill = sponsored.bill
    LEFT JOIN held ON held.person = signed.person
        AND coalesce(held.since <= signed.day, TRUE) AND coalesce(held.until >= signed.day, TRUE)
    GROUP BY sponsored.bill
)
SELECT counted.bill, bill.label AS name, bill.title, sponsored.sponsor, sponsored.party, counted.other_party, counted.same_caucus,
    counted.cosponsors, round(100 * counted.other_party / counted.cosponsors, 1)::DECIMAL(5, 1) AS share
FROM counted
JOIN bill ON bill.id = counted.bill
JOIN sponsored ON sponsored.bill = counted.bill
WHERE counted.other_party > 0
ORDER BY counted.other_party DESC, share DESC, bill.introduced_on, counted.bill, sponsored.sponsor
LIMIT $most
