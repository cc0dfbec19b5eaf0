--+ title: Whether members of a caucus sign together more than others
--+ answers: How many bills of a Congress do two members of the caucus both sign, on average, against pairs of one and of none?
--+ subject: Committees and caucuses
--+ parameters:
--+   caucus: {kind: caucus, example: 'caucus:capac'}
--+   congress: {kind: congress, example: 'congress:119'}
--+ columns:
--+   chamber: the chamber in which both serve (thing)
--+   sides: whether the two are of one side or of two
--+   in_caucus: how many of the two are in the caucus (0, 1 or 2)
--+   pairs: pairs of members
--+   shared: bills that both signed, added over pairs
--+   mean: bills that both signed, a pair (bills)
--+ method: Each two members who serve in one chamber in that Congress and whose side is known. To sign is to sponsor, or to
--+   stand as cosponsor. An independent is of the side with whom he or she caucuses.
--+ reference: Victor and Ringe, American Politics Research 37 (2009), for the question
--+ limits: A caucus's members are as far as the store tells of them, of whatever day. Who shares a caucus shares much
--+   else; pairs are not independent of each other, so that no test of significance is given.

WITH inside AS (SELECT DISTINCT from_id AS member FROM caucus_membership WHERE to_id = $caucus),
sides AS (
    SELECT from_id AS member, arg_max(coalesce(caucuses_with, to_id), (coalesce(since, DATE '0001-01-01'), to_id)) AS side
    FROM party_membership WHERE congress = $congress GROUP BY from_id
),
members AS (
    SELECT DISTINCT service.from_id AS member, service.to_id AS chamber, sides.side, (inside.member IS NOT NULL)::INTEGER AS within
    FROM service JOIN sides ON sides.member = service.from_id LEFT JOIN inside ON inside.member = service.from_id
    WHERE service.congress = $congress
),
signed AS (
    SELECT ties.member, ties.bill FROM bill JOIN (
        SELECT from_id AS member, to_id AS bill FROM sponsorship
        UNION SELECT from_id, to_id FROM cosponsorship WHERE withdrawn_on IS NULL
    ) AS ties ON ties.bill = bill.id
    WHERE bill.congress = $congress
),
together AS (
    SELECT one.member AS one, other.member AS other, count(*) AS shared
    FROM signed AS one JOIN signed AS other ON other.bill = one.bill AND other.member > one.member
    GROUP BY ALL
),
pairs AS (
    SELECT one.chamber, if(one.side = other.side, 'one side', 'two sides') AS sides, one.within + other.within AS in_caucus,
        coalesce(together.shared, 0) AS shared
    FROM members AS one
    JOIN members AS other ON other.chamber = one.chamber AND other.member > one.member
    LEFT JOIN together ON together.one = one.member AND together.other = other.member
)
SELECT chamber, sides, in_caucus, count(*) AS pairs, sum(shared)::BIGINT AS shared, round(avg(shared), 3)::DECIMAL(12, 3) AS mean
FROM pairs
GROUP BY chamber, sides, in_caucus
ORDER BY chamber, sides, in_caucus DESC
