--+ title: The filings behind a client's spending in a year
--+ answers: Which reports are there, what became of each, does it count, and why?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   client: {kind: organization, example: 'organization:kita'}
--+   year: {kind: number, example: '2024'}
--+ columns:
--+   filing: the report (thing)
--+   period: its period
--+   registrant: who filed it (thing)
--+   name: the registrant's name
--+   client_as_filed: the client as the filing names it (thing)
--+   amount_usd: its amount, empty where it gives none (US dollars)
--+   kind: income of a firm or expenses of who files for itself
--+   method: the method by which expenses were reported
--+   counted: whether it counts in the corrected figure
--+   at_least_usd: the least that it can mean (US dollars)
--+   at_most_usd: the most that it can mean (US dollars)
--+   standing: what became of it, and why
--+   contained_in: the report of whose amount its own is part (thing)
--+   superseded_by: the version that came after it (thing)
--+   doubts: what keeps its amount from being trusted
--+   document: the filing as a document (thing)
--+ method: Every version of every report of that year on the client, as the build settled them.
--+ limits: What is contained or superseded is shown, not dropped. The client is who the names as filed were resolved to;
--+   resolve --review lists pairs of names that may be one.

SELECT filing.id AS filing, filing.period, coalesce(filing.registrant, filing.registrant_as_filed) AS registrant,
    organization.label AS name, filing.client_as_filed, filing.amount_usd, filing.amount_kind AS kind,
    filing.expenses_method AS method, filing.counted, filing.lower AS at_least_usd, filing.upper AS at_most_usd,
    filing.standing, filing.contained_in, filing.superseded_by, array_to_string(filing.doubt, '; ') AS doubts,
    filing.document
FROM filing
LEFT JOIN organization ON organization.id = coalesce(filing.registrant, filing.registrant_as_filed)
WHERE filing.form = 'LD-2' AND coalesce(filing.client, filing.client_as_filed) = $client AND filing.year = $year
ORDER BY filing.period, name, filing.posted_on, filing.id
