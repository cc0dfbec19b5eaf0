--+ title: Who bridges the parties (Lugar components)
--+ answers: Whose bills draw cosponsors of the other side, and who signs bills of the other side, in a Congress?
--+ subject: Members
--+ parameters:
--+   congress: {kind: congress, example: 'congress:118'}
--+   least: {kind: integer, default: '1', example: '3', note: bills that a member must have sponsored to be listed}
--+ columns:
--+   person: the member (thing)
--+   name: the member's name
--+   chamber: the chamber (thing)
--+   side: the party with whom the member caucuses (thing)
--+   in_majority: whether that side has most members of the chamber
--+   sponsored: bills sponsored, H.R. or S.
--+   attracting: those with a cosponsor of the other side
--+   attracting_share: those out of all sponsored (percent)
--+   intensity: cosponsors of the other side a bill sponsored (members)
--+   cosponsored: bills cosponsored whose sponsor's side is known
--+   across: those whose sponsor is of the other side
--+   across_share: those out of all cosponsored (percent)
--+   components: bipartisan (Lugar components), the mean of the sponsor's half and the cosponsor's half (standard deviations)
--+ method: Each of the five figures is standardised within chamber, Congress and majority status, so that 0 is the average
--+   of the group. The sponsor's half is the mean of attracting, attracting_share and intensity, the cosponsor's that of
--+   across and across_share. A figure in which a group doesn't differ counts as 0. An independent is of the side with whom
--+   he or she caucuses. Who withdrew is no cosponsor.
--+ reference: The Lugar Center and McCourt School, Bipartisan Index, for the components
--+ limits: This is not the Lugar score, which is measured against twenty years that official bulk data don't hold. A bill
--+   is counted whatever it is about; theirs leaves out ceremonial ones.

WITH sides AS (
    SELECT from_id AS person, arg_max(coalesce(caucuses_with, to_id), (coalesce(since, DATE '0001-01-01'), to_id)) AS side
    FROM party_membership WHERE congress = $congress GROUP BY from_id
),
majority AS (
    SELECT service.to_id AS chamber, mode(sides.side ORDER BY sides.side) AS side
    FROM service JOIN sides ON sides.person = service.from_id WHERE service.congress = $congress GROUP BY service.to_id
),
bills AS (
    SELECT bill.id AS bill, if(bill_type = 'hr', 'chamber:house', 'chamber:senate') AS chamber, sponsorship.from_id AS sponsor
    FROM bill JOIN sponsorship ON sponsorship.to_id = bill.id
    WHERE bill.congress = $congress AND bill.bill_type IN ('hr', 's')
),
signed AS (
    SELECT bills.bill, joined.from_id AS member, any_value(chamber) AS chamber, any_value(sponsor) AS sponsor,
        any_value(theirs.side != own.side) AS other
    FROM bills
    JOIN sides AS own ON own.person = bills.sponsor
    JOIN cosponsorship AS joined ON joined.to_id = bills.bill AND joined.withdrawn_on IS NULL
    JOIN sides AS theirs ON theirs.person = joined.from_id
    GROUP BY bills.bill, joined.from_id
),
drawing AS (SELECT bill, sponsor, count(*) FILTER (other) AS drawn FROM signed GROUP BY bill, sponsor),
sponsoring AS (
    SELECT chamber, bills.sponsor AS person, count(*) AS sponsored, count(*) FILTER (drawn > 0) AS attracting,
        coalesce(sum(drawn), 0) AS drawn
    FROM bills LEFT JOIN drawing USING (bill, sponsor)
    GROUP BY chamber, bills.sponsor
),
joining AS (
    SELECT chamber, member AS person, count(*) AS cosponsored, count(*) FILTER (other) AS across
    FROM signed GROUP BY chamber, member
),
figures AS (
    SELECT person, chamber, sides.side, sides.side = majority.side AS in_majority, sponsored, attracting,
        attracting / sponsored AS attracting_share, drawn / sponsored AS intensity,
        coalesce(cosponsored, 0) AS cosponsored, coalesce(across, 0) AS across, coalesce(across / cosponsored, 0) AS across_share
    FROM sponsoring
    LEFT JOIN joining USING (chamber, person)
    JOIN sides USING (person)
    LEFT JOIN majority USING (chamber)
    WHERE sponsored >= $least
),
standard AS (
    SELECT *,
        coalesce((attracting - avg(attracting) OVER peers) / nullif(stddev_pop(attracting) OVER peers, 0), 0) AS one,
        coalesce((attracting_share - avg(attracting_share) OVER peers) / nullif(stddev_pop(attracting_share) OVER peers, 0), 0) AS two,
        coalesce((intensity - avg(intensity) OVER peers) / nullif(stddev_pop(intensity) OVER peers, 0), 0) AS three,
        coalesce((across - avg(across) OVER peers) / nullif(stddev_pop(across) OVER peers, 0), 0) AS four,
        coalesce((across_share - avg(across_share) OVER peers) / nullif(stddev_pop(across_share) OVER peers, 0), 0) AS five
    FROM figures WINDOW peers AS (PARTITION BY chamber, in_majority)
)
SELECT standard.person, person.label AS name, chamber, side, in_majority, sponsored, attracting,
    round(100 * attracting_share, 1)::DECIMAL(5, 1) AS attracting_share, round(intensity, 3)::DECIMAL(9, 3) AS intensity,
    cosponsored, across, round(100 * across_share, 1)::DECIMAL(5, 1) AS across_share,
    round(((one + two + three) / 3 + (four + five) / 2) / 2, 3)::DECIMAL(9, 3) AS components
FROM standard JOIN person ON person.id = standard.person
ORDER BY components DESC, standard.person, chamber
