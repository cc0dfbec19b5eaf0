--+ title: Which bills draw most lobbying, and how unevenly
--+ answers: How many clients name each bill in their filings, and which share of all such mentions do the most named take?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   congress: {kind: congress, example: 'congress:119'}
--+   most: {kind: integer, default: '100', example: '20', note: at most so many bills}
--+ columns:
--+   bill: the bill (thing)
--+   name: its number and Congress
--+   title: its title
--+   clients: clients who name it (organizations)
--+   registrants: firms and self-filers who name it
--+   filings: filings in force that name it
--+   share: pairs of client and bill that are this bill's, out of all (percent)
--+   running: that of this bill and those above (percent)
--+   rank_share: this bill's rank out of all bills that anybody names (percent)
--+ method: Bills named in the text of reports in force. A client counts once a bill, however often it reports.
--+ reference: Baumgartner and Leech, Interest niches and policy bandwagons, Journal of Politics 63 (2001), for the question
--+   of how uneven lobbying is
--+ limits: Only bills that a text names and that could be told; most issues are described without a bill.

WITH named AS (
    SELECT activity.to_id AS bill, coalesce(activity.client, activity.client_as_filed) AS client, filing.id AS filing,
        coalesce(filing.registrant, filing.registrant_as_filed) AS registrant
    FROM lobbying_activity AS activity
    JOIN filing ON filing.id = activity.from_id
    JOIN bill ON bill.id = activity.to_id
    WHERE bill.congress = $congress AND filing.in_force
),
counted AS (
    SELECT bill, count(DISTINCT client) AS clients, count(DISTINCT registrant) AS registrants, count(DISTINCT filing) AS filings
    FROM named GROUP BY bill
),
ranked AS (
    SELECT *, 100 * clients / sum(clients) OVER () AS share, 100 * sum(clients) OVER ordered / sum(clients) OVER () AS running,
        100 * row_number() OVER ordered / count(*) OVER () AS rank_share
    FROM counted WINDOW ordered AS (ORDER BY clients DESC, filings DESC, bill)
)
SELECT ranked.bill, bill.label AS name, bill.title, clients, registrants, filings, round(share, 1)::DECIMAL(5, 1) AS share,
    round(running, 1)::DECIMAL(5, 1) AS running, round(rank_share, 1)::DECIMAL(5, 1) AS rank_share
FROM ranked JOIN bill ON bill.id = ranked.bill
ORDER BY clients DESC, filings DESC, ranked.bill
LIMIT $most
