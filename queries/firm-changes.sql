--+ title: Which firms a client gained and lost
--+ answers: From each year to the next, which firms began to report for the client, and which ceased?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   client: {kind: organization, example: 'organization:kita'}
--+ columns:
--+   year: the year compared with the one before it
--+   change: gained or lost
--+   firm: the firm (thing)
--+   name: its name
--+   filing: the firm's first report of the year, or the last of the year before (thing)
--+   document: that report as a document (thing)
--+ method: Firms with a report in force and with activity in a year but not in the year before, or the other way round.
--+   The first year of all is compared with nothing, and the year after the last one of all registers is left out.
--+ limits: A firm whose work stayed below the threshold for a year looks lost and gained again. Registers that were not
--+   read for a year make everybody lost in it.

WITH active AS (
    SELECT year, coalesce(registrant, registrant_as_filed) AS firm, min(id) AS first, max(id) AS last
    FROM filing
    WHERE form = 'LD-2' AND in_force AND NOT coalesce(no_activity, FALSE)
        AND coalesce(client, client_as_filed) = $client
        AND coalesce(registrant, registrant_as_filed) <> $client
    GROUP BY ALL
),
years AS (SELECT min(year) AS first, max(year) AS last FROM filing WHERE form = 'LD-2'),
changes AS (
    SELECT active.year, 'gained' AS change, active.firm, active.first AS filing
    FROM active ANTI JOIN active AS before ON before.firm = active.firm AND before.year = active.year - 1
    UNION ALL
    SELECT active.year + 1, 'lost', active.firm, active.last
    FROM active ANTI JOIN active AS after ON after.firm = active.firm AND after.year = active.year + 1
)
SELECT changes.year, changes.change, changes.firm, organization.label AS name, changes.filing, filing.document
FROM changes
CROSS JOIN years
JOIN filing ON filing.id = changes.filing
LEFT JOIN organization ON organization.id = changes.firm
WHERE changes.year > years.first AND changes.year <= years.last
ORDER BY changes.year, changes.change, name, changes.firm
