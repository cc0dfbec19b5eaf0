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

WITH signed AS (
    SELECT sponsorship.to_id AS bill, sponsorship.from_id AS person, coalesce(sponsorship.since, bill.introduced_on) AS since,
        TRUE AS sponsors
    FROM sponsorship JOIN bill ON bill.id = sponsorship.to_id WHERE bill.congress = $congress
    UNION ALL
    SELECT cosponsorship.to_id, cosponsorship.from_id, min(cosponsorship.since), FALSE
    FROM cosponsorship JOIN bill ON bill.id = cosponsorship.to_id
    WHERE bill.congress = $congress AND (cosponsorship.withdrawn_on IS NULL OR $withdrawn)
    GROUP BY cosponsorship.to_id, cosponsorship.from_id
),
sided AS (
    SELECT signed.bill, signed.person, signed.sponsors, held.to_id AS party, coalesce(held.caucuses_with, held.to_id) AS caucus
    FROM signed
    LEFT JOIN party_membership AS held ON held.from_id = signed.person AND held.congress = $congress
        AND coalesce(held.since <= signed.since, TRUE) AND coalesce(held.until >= signed.since, TRUE)
    QUALIFY row_number() OVER (
        PARTITION BY signed.bill, signed.person, signed.sponsors ORDER BY held.since DESC NULLS LAST, held.id
    ) = 1
),
counted AS (
    SELECT first.bill, first.person AS sponsor, first.party,
        count(*) FILTER (other.party != first.party) AS other_party,
        count(*) FILTER (other.party != first.party AND other.caucus = first.caucus) AS same_caucus,
        count(*) AS cosponsors
    FROM sided AS first
    JOIN sided AS other ON other.bill = first.bill AND NOT other.sponsors
    WHERE first.sponsors
    GROUP BY first.bill, first.person, first.party
)
SELECT counted.bill, bill.label AS name, bill.title, counted.sponsor, counted.party, counted.other_party, counted.same_caucus,
    counted.cosponsors, round(100 * counted.other_party / counted.cosponsors, 1)::DECIMAL(5, 1) AS share
FROM counted
JOIN bill ON bill.id = counted.bill
WHERE counted.other_party > 0
ORDER BY counted.other_party DESC, share DESC, bill.introduced_on, counted.bill, counted.sponsor
LIMIT $most
