--+ title: From a client to the chairs of the committees of its bills
--+ answers: By which filing, bill, referral and membership is the client tied to who chairs a committee?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   client: {kind: organization, example: 'organization:kita'}
--+ columns:
--+   bill: a bill that a filing for the client names (thing)
--+   filing: the first such filing (thing)
--+   spelling: the bill as that filing spells it
--+   filing_document: the filing as a document (thing)
--+   committee: a committee to which the bill was referred (thing)
--+   referral_document: the record of that (thing)
--+   chair: who chairs the committee (thing)
--+   name: the chair's name
--+   role: the role as the list has it
--+   since: the first day of it, where it is known (date)
--+   until: the last day, where it has ended (date)
--+   observed_on: the day on which it was seen, where the list tells no days (date)
--+   list_document: the list that says so (thing)
--+ method: Filings in force for the client that name a bill, the bill's referrals, and everybody with a chair's role on
--+   the committee in a list of the store. One row a bill, committee and chair.
--+ limits: A path is not evidence of contact. A list seen on one day may be of another Congress than the bill's; its
--+   days stand beside the chair.

WITH mentions AS (
    SELECT named.to_id AS bill, min_by(struct_pack(id := filing.id, spelling := named.spelling,
        document := named.document), (filing.year, filing.period, filing.id, named.id)) AS told
    FROM lobbying_activity AS named
    JOIN filing ON filing.id = named.from_id
    WHERE coalesce(filing.in_force, TRUE) AND coalesce(filing.client, filing.client_as_filed) = $client
        AND named.to_id LIKE 'bill:%'
    GROUP BY named.to_id
)
SELECT mentions.bill, mentions.told.id AS filing, mentions.told.spelling AS spelling,
    mentions.told.document AS filing_document, referral.to_id AS committee, referral.document AS referral_document,
    seat.from_id AS chair, person.label AS name, seat.role, seat.since, seat.until, seat.observed_on,
    seat.document AS list_document
FROM mentions
JOIN referral ON referral.from_id = mentions.bill
JOIN committee_membership AS seat ON seat.to_id = referral.to_id AND lower(seat.role) IN ('chair', 'chairman', 'chairwoman')
LEFT JOIN person ON person.id = seat.from_id
ORDER BY mentions.bill, committee, name, chair, seat.since, seat.id
