--+ title: Former staff who lobbied on a bill
--+ answers: Which lobbyists on the bill once worked for its sponsor, a cosponsor, or a committee that holds it?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687'}
--+ columns:
--+   lobbyist: the lobbyist (thing)
--+   name: the lobbyist's name
--+   worked_at: the legislator's office or the committee (thing)
--+   worked_at_name: its name
--+   legislator: whose office it was (thing)
--+   because: what ties that to the bill - sponsor, cosponsor, committee member, or committee of referral
--+   role: as what the lobbyist worked there
--+   since_year: from which year, where the text says so
--+   until_year: to which year, where the text says so
--+   printed: what the filer typed
--+   client: for whom the lobbyist lobbied (thing)
--+   client_name: its name
--+   registrant: by whom, who is the client itself where it files for itself (thing)
--+   registrant_name: its name
--+   filings: the filings that name the bill under an issue with that lobbyist
--+   document: where the former position is told (thing)
--+ method: Filings in force. A lobbyist lobbied on the bill who is listed under the issue whose text names it; where
--+   the filing ties the bill to no issue, anybody on the filing. Members of a committee are those of lists within the
--+   bill's Congress. A cosponsor who withdrew does not count, a former position held at any time does.
--+ limits: Filers type their lobbyists' former positions as free text, in which this finds only those that one
--+   legislator or committee alone can be meant by. In 14 percent of the reports that GAO sampled for 2014 such a
--+   position was missing. Having worked for somebody is not evidence of contact.
--+ reference: GAO-15-310 and GAO-25-107523 on compliance with the Lobbying Disclosure Act; 2 U.S.C. 1603(b)(6)

WITH held AS (
    SELECT coalesce(committee.part_of, referral.to_id) AS committee, referral.to_id AS body
    FROM referral LEFT JOIN committee ON committee.id = referral.to_id
    WHERE referral.from_id = $bill
),
asked AS (SELECT split_part(congress, ':', 2)::INTEGER AS number FROM bill WHERE id = $bill),
sat AS (SELECT make_date(1787 + 2 * number, 1, 3) AS since, make_date(1789 + 2 * number, 1, 3) AS until FROM asked),
behind AS (
    SELECT from_id AS who, 'sponsor' AS because FROM sponsorship WHERE to_id = $bill
    UNION
    SELECT from_id, 'cosponsor' FROM cosponsorship WHERE to_id = $bill AND withdrawn_on IS NULL
    UNION
    SELECT seat.from_id, 'committee member'
    FROM committee_membership AS seat JOIN held ON seat.to_id IN (held.committee, held.body) CROSS JOIN sat
    WHERE coalesce(seat.observed_on, seat.since, sat.since) <= sat.until
        AND coalesce(seat.until, seat.observed_on, sat.since) >= sat.since
    UNION
    SELECT committee, 'committee of referral' FROM held
    UNION
    SELECT body, 'committee of referral' FROM held
),
tied AS (SELECT who, string_agg(because, ', ' ORDER BY because) AS because FROM behind GROUP BY who),
named AS (
    SELECT DISTINCT filing.id, filing.lobbyist AS anybody, unnest(coalesce(named.issue_code, [NULL])) AS issue
    FROM lobbying_activity AS named JOIN filing ON filing.id = named.from_id
    WHERE named.to_id = $bill AND coalesce(filing.in_force, TRUE)
),
lobbied AS (
    SELECT named.id AS filing, unnest(CASE WHEN named.issue IS NULL THEN named.anybody ELSE work.lobbyist END) AS filed
    FROM named
    LEFT JOIN lobbying_activity AS work ON work.from_id = named.id AND work.to_id = named.issue
),
active AS (
    SELECT DISTINCT coalesce(person.resolved_to, lobbied.filed) AS lobbyist, lobbied.filing
    FROM lobbied LEFT JOIN person ON person.id = lobbied.filed
)
SELECT post.from_id AS lobbyist, person.label AS name, post.to_id AS worked_at,
    coalesce(office.label, committee.label) AS worked_at_name, post.with_legislator AS legislator, tied.because,
    post.role, post.since_year, post.until_year, array_to_string(post.text, ' | ') AS printed,
    coalesce(filing.client, filing.client_as_filed) AS client, whom.label AS client_name,
    coalesce(filing.registrant, filing.registrant_as_filed) AS registrant, firm.label AS registrant_name,
    string_agg(filing.id, ', ' ORDER BY filing.year, filing.period, filing.id) AS filings, post.document
FROM former_position AS post
JOIN tied ON tied.who = coalesce(post.with_legislator, post.to_id)
JOIN active ON active.lobbyist = post.from_id
JOIN filing ON filing.id = active.filing
LEFT JOIN person ON person.id = post.from_id
LEFT JOIN organization AS office ON office.id = post.to_id
LEFT JOIN committee ON committee.id = post.to_id
LEFT JOIN organization AS whom ON whom.id = coalesce(filing.client, filing.client_as_filed)
LEFT JOIN organization AS firm ON firm.id = coalesce(filing.registrant, filing.registrant_as_filed)
GROUP BY ALL
ORDER BY name, lobbyist, worked_at, post.since_year NULLS FIRST, post.role, client_name, client, registrant_name,
    registrant
