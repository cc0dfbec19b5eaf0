--+ title: Who takes which position on a thing
--+ answers: Who supports, opposes, urges or comments on this thing, or what does it say of others, and by which document?
--+ subject: Sources
--+ parameters:
--+   thing: {kind: thing, example: 'bill:119-hr-4687'}
--+ columns:
--+   holder: who takes the position (thing)
--+   name: its name
--+   stance: supports, opposes, urges or comments
--+   on_what: on what (thing)
--+   said: what it says, in our own words
--+   since: the day, where one is known (date)
--+   document: the document that tells of it (thing)
--+ method: Positions of the thing and on it; to sign a bill is not among them.
--+ limits: Positions are read from documents by people, so a quiet record is not a quiet matter.

SELECT position.from_id AS holder, name.label AS name, position.stance, position.to_id AS on_what, position.text AS said,
    position.since, position.document
FROM position
LEFT JOIN label AS name ON name.id = position.from_id AND name.main AND coalesce(name.language, 'en') = 'en'
WHERE $thing IN (position.from_id, position.to_id)
ORDER BY position.since NULLS LAST, position.id
