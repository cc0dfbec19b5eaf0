--+ title: Bills of a committee by stage
--+ answers: Which bills of a Congress were referred to the committee or its subcommittees, and how far did each come?
--+ subject: Committees and caucuses
--+ parameters:
--+   committee: {kind: committee, example: 'committee:hsju00', note: a committee or one subcommittee}
--+   congress: {kind: congress, example: 'congress:119'}
--+ columns:
--+   stage: how far the bill came
--+   of_stage: bills of this committee and Congress that came as far (bills)
--+   bill: the bill (thing)
--+   name: its number and Congress
--+   title: its title
--+   sponsor: its sponsor (thing)
--+   introduced_on: the day of introduction (date)
--+   referred_on: the day of the first referral to the committee or a subcommittee of it (date)
--+   activities: what the committee and its subcommittees did with the bill
--+   subcommittees: subcommittees of the committee to which the bill went
--+   latest_action_on: the day of the latest action (date)
--+   document: the bill's record (thing)
--+ method: Referrals, with the stage of the bill as a whole. The furthest stage comes first, within it the latest
--+   action. The stages are, from the last to the first, enacted, vetoed, presented, passed both, passed senate,
--+   passed house, failed senate, failed house, reported, referred, introduced.
--+ limits: A stage is the furthest that the bill reached anywhere, not in this committee. A bill that the
--+   committee wrote itself was never referred to it.

WITH family AS (
    SELECT $committee::VARCHAR AS id
    UNION
    SELECT id FROM committee WHERE part_of = $committee
),
held AS (
    SELECT referral.from_id AS bill, min(referral.since) AS referred_on,
        list_sort(list_distinct(flatten(list(coalesce(referral.activity, [])) ))) AS activities,
        list_sort(list(referral.to_id) FILTER (referral.to_id != $committee)) AS subcommittees
    FROM referral
    JOIN family ON family.id = referral.to_id
    GROUP BY referral.from_id
),
sponsored AS (SELECT to_id AS bill, min(from_id) AS sponsor FROM sponsorship GROUP BY to_id)
SELECT bill.stage, count(*) OVER (PARTITION BY bill.stage) AS of_stage, bill.id AS bill, bill.label AS name, bill.title,
    sponsored.sponsor, bill.introduced_on, held.referred_on,
    nullif(array_to_string(held.activities, ', '), '') AS activities,
    nullif(array_to_string(held.subcommittees, ', '), '') AS subcommittees,
    bill.latest_action_on, bill.document
FROM held
JOIN bill ON bill.id = held.bill
LEFT JOIN sponsored ON sponsored.bill = bill.id
WHERE bill.congress = $congress
ORDER BY list_position([
        'enacted', 'vetoed', 'presented', 'passed both', 'passed senate', 'passed house', 'failed senate',
        'failed house', 'reported', 'referred', 'introduced'
    ], bill.stage) NULLS LAST,
    bill.latest_action_on DESC NULLS LAST, bill.introduced_on, bill.bill_type, bill.number, bill.id
