--+ title: How far each member's bills came
--+ answers: How many bills did each member sponsor in a Congress, and how many had action in committee, beyond it, passed, became law?
--+ subject: Members
--+ parameters:
--+   congress: {kind: congress, example: 'congress:119'}
--+ columns:
--+   person: the member (thing)
--+   name: the member's name
--+   chamber: the chamber in which the bills were introduced (thing)
--+   party: the party in that Congress (thing)
--+   bills: bills sponsored, H.R. or S. (BILL)
--+   in_committee: those on which a committee did more than receive them (AIC)
--+   beyond_committee: those that were reported or came to a vote (ABC)
--+   passed: those that passed the chamber (PASS)
--+   laws: those that became law (LAW)
--+   share: those that became law out of those sponsored (percent)
--+ method: The five stages of the Legislative Effectiveness Scores, counted for H.R. and S. alone. An activity of a
--+   committee other than a referral is action in committee, as is whatever comes later. A count of a later stage is part
--+   of those before it.
--+ reference: Volden and Wiseman, Legislative Effectiveness in the United States Congress (2014), for the stages
--+ limits: These are counts and no Legislative Effectiveness Score, for which bills are sorted by hand into
--+   commemorative, substantive and significant ones. Language that became law in another bill isn't counted.

WITH busy AS (
    SELECT DISTINCT from_id AS bill FROM referral
    WHERE len(list_filter(activity, lambda each: each NOT IN ('referred to', 're-referred to', 'committed to', 're-committed to'))) > 0
),
told AS (
    SELECT sponsorship.from_id AS person, bill.id AS bill, if(bill_type = 'hr', 'chamber:house', 'chamber:senate') AS chamber,
        bill.enacted_as IS NOT NULL OR coalesce(bill.stage = 'enacted', FALSE) AS law,
        coalesce(bill.stage IN ('passed both', 'presented', 'vetoed', if(bill_type = 'hr', 'passed house', 'passed senate')), FALSE)
            OR law AS passed,
        coalesce(bill.stage IN ('reported', 'failed house', 'failed senate', 'passed house', 'passed senate'), FALSE) OR passed AS beyond,
        busy.bill IS NOT NULL OR beyond AS committee
    FROM bill
    JOIN sponsorship ON sponsorship.to_id = bill.id
    LEFT JOIN busy ON busy.bill = bill.id
    WHERE bill.congress = $congress AND bill.bill_type IN ('hr', 's')
),
party AS (
    SELECT from_id AS person, arg_max(to_id, (coalesce(since, DATE '0001-01-01'), to_id)) AS party
    FROM party_membership WHERE congress = $congress GROUP BY from_id
)
SELECT told.person, person.label AS name, told.chamber, any_value(party.party) AS party, count(DISTINCT bill) AS bills,
    count(DISTINCT bill) FILTER (committee) AS in_committee, count(DISTINCT bill) FILTER (beyond) AS beyond_committee,
    count(DISTINCT bill) FILTER (passed) AS passed, count(DISTINCT bill) FILTER (law) AS laws,
    round(100 * laws / bills, 1)::DECIMAL(5, 1) AS share
FROM told
JOIN person ON person.id = told.person
LEFT JOIN party ON party.person = told.person
GROUP BY told.person, person.label, told.chamber
ORDER BY laws DESC, passed DESC, beyond_committee DESC, in_committee DESC, bills DESC, told.person, told.chamber
