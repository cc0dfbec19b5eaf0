--+ title: On which issues a client lobbies
--+ answers: Under which issue codes do the client's reports stand, in which years, in how many reports?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   client: {kind: organization, example: 'organization:kita'}
--+ columns:
--+   issue: the issue (thing)
--+   name: its name
--+   year: the year of the reports
--+   reports: reports in force that have the issue
--+   registrants: how many firms, or the client itself, filed them
--+   filings: those reports (things)
--+ method: Reports in force under the Lobbying Disclosure Act, by the general issue codes of the register.
--+ limits: A code says what the filer put the work under; one report may have several.

SELECT issue.id AS issue, any_value(issue.label) AS name, filing.year, count(DISTINCT filing.id) AS reports,
    count(DISTINCT coalesce(filing.registrant, filing.registrant_as_filed)) AS registrants,
    string_agg(DISTINCT filing.id, ', ' ORDER BY filing.id) AS filings
FROM lobbying_activity AS activity
JOIN filing ON filing.id = activity.from_id
JOIN issue ON issue.id = activity.to_id
WHERE filing.form = 'LD-2' AND filing.in_force AND coalesce(filing.client, filing.client_as_filed) = $client
GROUP BY issue.id, filing.year
ORDER BY filing.year, reports DESC, issue.id
