--+ title: What can have been spent on a bill
--+ answers: Within which bounds lies what each client spent in a year on the reports that name the bill?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687'}
--+ columns:
--+   client: for whom (thing)
--+   name: its name
--+   year: the year of the reports
--+   at_least_usd: the least, which is 0, since a report need not have spent anything on a bill that it names (US dollars)
--+   equal_split_usd: what it would be if each report had spent as much on each bill that it names (US dollars)
--+   at_most_usd: the most, if each had spent all on this bill (US dollars)
--+   reports: how many reports were used
--+   without_amount: how many of them give no amount
--+   filings: those reports (things)
--+ method: Reports in force that name the bill and give activity. A firm's report whose amount is contained in that of
--+   another report is left out where that one names the bill too. The split divides an amount by the number of bills
--+   that the report names.
--+ limits: No filing tells what was spent on a bill. A report also tells of work that names no bill, so the equal split
--+   is too high as a rule; it is no estimate, and the three figures belong together.

WITH named AS (
    SELECT DISTINCT from_id AS filing FROM lobbying_activity WHERE to_id = $bill
),
bills AS (
    SELECT from_id AS filing, count(DISTINCT to_id) AS number FROM lobbying_activity
    WHERE from_id IN (SELECT filing FROM named) AND to_id LIKE 'bill:%' GROUP BY from_id
),
used AS (
    SELECT filing.*, bills.number FROM filing
    JOIN bills ON bills.filing = filing.id
    LEFT JOIN named AS containing ON containing.filing = filing.contained_in
    WHERE filing.form = 'LD-2' AND filing.in_force AND NOT coalesce(filing.no_activity, FALSE)
        AND containing.filing IS NULL
)
SELECT coalesce(used.client, used.client_as_filed) AS client, any_value(organization.label) AS name, used.year,
    0::DECIMAL(18, 2) AS at_least_usd,
    coalesce(sum(used.amount_usd / used.number), 0)::DECIMAL(18, 2) AS equal_split_usd,
    sum(used.upper) AS at_most_usd, count(*) AS reports,
    count(*) FILTER (used.amount_usd IS NULL) AS without_amount,
    string_agg(used.id, ', ' ORDER BY used.id) AS filings
FROM used
LEFT JOIN organization ON organization.id = coalesce(used.client, used.client_as_filed)
GROUP BY ALL
ORDER BY name, client, used.year
