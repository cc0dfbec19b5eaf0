--+ title: What a client spent on lobbying, by year, in three figures
--+ answers: How much do filings under the Lobbying Disclosure Act add up to, naively, corrected, and within which bounds?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   client: {kind: organization, example: 'organization:kita'}
--+ columns:
--+   year: the year of the reports
--+   naive_usd: every amount of every report added, which counts much of it twice (US dollars)
--+   corrected_usd: the amounts of reports that count, added (US dollars)
--+   at_least_usd: the least that those reports can mean (US dollars)
--+   at_most_usd: the most that they can mean (US dollars)
--+   reports: all reports of the year on the client
--+   counted: those that count
--+   superseded: those that a later version took the place of
--+   contained: those in force whose amount is part of another's
--+   without_activity: those in force that report no activity
--+   without_amount: those that count and give no amount
--+   methods: the methods by which expenses that count were reported - A by the Act's definitions, B and C by those of
--+     the tax code, which differ in what lobbying is
--+   doubts: how many reports in force have an amount that can't be trusted in silence
--+   why: what was done to come from the naive to the corrected figure, in words
--+ method: Of all versions of a report the last one counts. The expenses of a client that files for itself contain the
--+   income of its firms in the same period, so that this is not added; the House's copy of a report is none of its own.
--+   Since 2008 an amount stands for 5,000 dollars either side, and none for 0 to 5,000; to 2007 for 10,000. Each figure
--+   can be followed to its filings with spending-filings and with show.
--+ reference: Lobbying Disclosure Act Guidance, Secretary of the Senate and Clerk of the House; GAO-25-107523 on how
--+   reliable filings are
--+ limits: Only what was filed and read. Who spends less than the threshold need not file, and much that moves a law is
--+   no lobbying by the Act. Methods A, B and C don't measure the same, and a sum that mixes them says so. What works on
--+   behalf of another firm adds nothing to the least.

WITH told AS (
    SELECT *, coalesce(len(doubt), 0) AS doubtful FROM filing
    WHERE form = 'LD-2' AND coalesce(client, client_as_filed) = $client
),
summed AS (
    SELECT year,
        coalesce(sum(amount_usd), 0) AS naive_usd,
        coalesce(sum(amount_usd) FILTER (counted), 0) AS corrected_usd,
        coalesce(sum(lower) FILTER (counted), 0) AS at_least_usd,
        coalesce(sum(upper) FILTER (counted), 0) AS at_most_usd,
        count(*) AS reports,
        count(*) FILTER (counted) AS counted,
        count(*) FILTER (NOT in_force) AS superseded,
        count(contained_in) FILTER (in_force) AS contained,
        count(*) FILTER (in_force AND no_activity) AS without_activity,
        count(*) FILTER (counted AND amount_usd IS NULL) AS without_amount,
        string_agg(DISTINCT expenses_method, ', ' ORDER BY expenses_method) FILTER (counted) AS methods,
        count(*) FILTER (in_force AND doubtful > 0) AS doubts
    FROM told GROUP BY year
)
SELECT *, concat_ws('; ',
        counted || ' of ' || reports || ' reports count',
        CASE WHEN superseded > 0 THEN superseded || ' superseded' END,
        CASE WHEN contained > 0 THEN contained || ' contained in other reports' END,
        CASE WHEN without_activity > 0 THEN without_activity || ' without activity' END,
        CASE WHEN without_amount > 0 THEN without_amount || ' give no amount' END,
        CASE WHEN len(methods) > 1 THEN 'methods ' || methods || ' are mixed' END,
        CASE WHEN doubts > 0 THEN doubts || ' to be doubted' END) AS why
FROM summed
ORDER BY year
