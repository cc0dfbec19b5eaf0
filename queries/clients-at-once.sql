--+ title: Whom a firm represents at the same time as a client
--+ answers: While the firm acted for the client, for whom else did it act, and from which day to which?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house, fara]
--+ parameters:
--+   firm: {kind: thing, example: 'organization:thomas-capitol-partners', note: 'a firm, or a person registered
--+     in his or her own name'}
--+   client: {kind: organization, example: 'organization:kita'}
--+ columns:
--+   other: the other client (thing)
--+   name: its name
--+   since: the first day on which the firm acted for both (date)
--+   until: the last day of that, empty while both are open (date)
--+   register: the register of the other engagement
--+   client_register: the register of the client's engagement
--+   document: the document of the other engagement (thing)
--+ method: Periods of the two engagements are cut with each other; an engagement without an end runs on. One
--+   without a first day is left out, since nothing shows when it began.
--+ limits: Acting for two clients is lawful and common; a shared period is not evidence of shared work.

SELECT other.to_id AS other, organization.label AS name, greatest(own.since, other.since) AS since,
    least(own.until, other.until) AS until,
    other.register, own.register AS client_register, other.document
FROM engagement AS own
JOIN engagement AS other ON other.from_id = own.from_id AND other.to_id <> own.to_id
    AND coalesce(own.until >= other.since, TRUE) AND coalesce(other.until >= own.since, TRUE)
LEFT JOIN organization ON organization.id = other.to_id
WHERE own.from_id = $firm AND own.to_id = $client AND own.since IS NOT NULL AND other.since IS NOT NULL
ORDER BY since, until NULLS LAST, name, other, other.register, client_register, other.id, own.id
