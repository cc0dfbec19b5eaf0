--+ title: Who lobbied on a bill
--+ answers: Which filings name the bill, for which client, by whom, when, and how do they spell it?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687'}
--+ columns:
--+   client: for whom (thing)
--+   client_name: its name
--+   registrant: by whom, who is the client itself where it files for itself (thing)
--+   registrant_name: its name
--+   year: the year of the filing
--+   period: its period
--+   filing: the filing (thing)
--+   spelling: the bill as the filing spells it
--+   span: the place of that in the text on the issue, from the first letter to the one after the last
--+   confidence: how much the spelling leaves open (0 to 1)
--+   issue: the issue under which it stands (thing)
--+   document: the filing as a document (thing)
--+ method: Mentions in the free text of filings in force; of a report that was amended the last version alone. A number
--+   is of the Congress that the text says, else of that of the filing's year.
--+ limits: A filing that names no bill may have been about it all the same, and naming a bill tells neither for nor
--+   against. A reader's mistake in a number is the register's here too.

SELECT coalesce(filing.client, filing.client_as_filed) AS client, whom.label AS client_name,
    coalesce(filing.registrant, filing.registrant_as_filed) AS registrant, who.label AS registrant_name,
    filing.year, filing.period, filing.id AS filing, named.spelling, named.span, named.confidence,
    array_to_string(named.issue_code, ', ') AS issue, named.document
FROM lobbying_activity AS named
JOIN filing ON filing.id = named.from_id
LEFT JOIN organization AS whom ON whom.id = coalesce(filing.client, filing.client_as_filed)
LEFT JOIN organization AS who ON who.id = coalesce(filing.registrant, filing.registrant_as_filed)
WHERE named.to_id = $bill AND coalesce(filing.in_force, TRUE)
ORDER BY client_name, client, filing.year, filing.period, registrant_name, filing.id, issue, named.span, named.id
