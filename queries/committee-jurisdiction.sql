--+ title: What a committee really deals with
--+ answers: Of which policy areas are the bills referred to a committee, and which share of each area does it get?
--+ subject: Committees and caucuses
--+ parameters:
--+   committee: {kind: committee, example: 'committee:hsju00', note: a committee or one subcommittee}
--+   congress: {kind: congress, example: 'congress:113'}
--+ columns:
--+   policy_area: the policy area that the Library of Congress gives, empty for bills without one
--+   bills: bills of that area referred to the committee (bills)
--+   share: those out of all bills referred to it (percent)
--+   of_area: those out of all bills of that area in the same chamber (percent)
--+   reported: those that were reported or came further (bills)
--+ method: A bill counts once for a committee, with those referred to its subcommittees. The areas are one a bill. Other
--+   committees may have the same bills.
--+ reference: King, The Nature of Congressional Committee Jurisdictions, American Political Science Review 88 (1994), for
--+   bill referrals as jurisdiction
--+ limits: Bills that the store holds; what was never referred has no part.

WITH family AS (
    SELECT $committee::VARCHAR AS id
    UNION
    SELECT id FROM committee WHERE part_of = $committee
),
chosen AS (SELECT * FROM bill WHERE congress = $congress),
held AS (
    SELECT DISTINCT chosen.id, chosen.policy_area, left(chosen.bill_type, 1) AS chamber,
        coalesce(chosen.stage NOT IN ('introduced', 'referred'), FALSE) AS reported
    FROM chosen JOIN referral ON referral.from_id = chosen.id JOIN family ON family.id = referral.to_id
),
areas AS (
    SELECT policy_area, count(*) AS bills FROM chosen
    WHERE left(bill_type, 1) IN (SELECT chamber FROM held) GROUP BY policy_area
)
SELECT held.policy_area, count(*) AS bills, round(100 * count(*) / sum(count(*)) OVER (), 1)::DECIMAL(5, 1) AS share,
    round(100 * count(*) / any_value(areas.bills), 1)::DECIMAL(5, 1) AS of_area, count(*) FILTER (held.reported) AS reported
FROM held LEFT JOIN areas ON areas.policy_area IS NOT DISTINCT FROM held.policy_area
GROUP BY held.policy_area
ORDER BY bills DESC, held.policy_area NULLS LAST
