--+ title: Late and withdrawn cosponsors
--+ answers: Who joined a bill long after its introduction, and who withdrew?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:114-hr-1019'}
--+   days: {kind: integer, example: '365', default: '365', note: late means this many days after introduction
--+     or more}
--+ columns:
--+   person: the member (thing)
--+   name: the member's name
--+   party: the party on the day of joining (thing)
--+   since: the day of joining (date)
--+   after: days from introduction to joining (days)
--+   withdrawn_on: the day of withdrawal, where there was one (date)
--+   stayed: days from joining to withdrawal (days)
--+   document: the record that says so (thing)
--+ method: Cosponsorships whose day of joining is late, or that were withdrawn at whatever time. Withdrawn ones
--+   come first; who rejoined has a row for each time.

SELECT person.id AS person, person.label AS name, (
        SELECT first(held.to_id ORDER BY held.since DESC NULLS LAST, held.to_id) FROM party_membership AS held
        WHERE held.from_id = person.id AND held.congress = bill.congress
            AND coalesce(held.since <= cosponsorship.since, TRUE) AND coalesce(held.until >= cosponsorship.since, TRUE)
    ) AS party,
    cosponsorship.since, cosponsorship.since - bill.introduced_on AS after, cosponsorship.withdrawn_on,
    cosponsorship.withdrawn_on - cosponsorship.since AS stayed, cosponsorship.document
FROM cosponsorship
JOIN bill ON bill.id = cosponsorship.to_id
JOIN person ON person.id = cosponsorship.from_id
WHERE bill.id = $bill
    AND (cosponsorship.withdrawn_on IS NOT NULL OR cosponsorship.since - bill.introduced_on >= $days)
ORDER BY cosponsorship.withdrawn_on NULLS LAST, cosponsorship.since, name, person.id, cosponsorship.id
