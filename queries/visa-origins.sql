--+ title: Which statute or agreement made a visa
--+ answers: By which statute, agreement or bill was each class of visa made or proposed, on which day, and who
--+   says so?
--+ subject: Visas and agreements
--+ columns:
--+   visa: the class (thing)
--+   status: enacted or proposed
--+   made_by: the statute, agreement or bill (thing)
--+   name: its name
--+   known_as: what it is also called, where it is
--+   day: the day of enactment, signature or introduction (date)
--+   in_force_on: the day of entry into force, for an agreement (date)
--+   how: how it was done, where a source tells
--+   document: the document that says so (thing)
--+ method: All creations, each with its own document. Where an article and a statute name different makers of
--+   one class, both rows stand.

WITH makers AS (
    SELECT id, label, alt_label, enacted_on AS day, NULL::DATE AS in_force_on FROM statute
    UNION ALL
    SELECT id, label, alt_label, signed_on, in_force_on FROM agreement
    UNION ALL
    SELECT id, label, [title], introduced_on, NULL FROM bill
)
SELECT creation.to_id AS visa, creation.status, makers.id AS made_by, makers.label AS name, makers.alt_label[1] AS known_as,
    makers.day, makers.in_force_on, creation.text AS how, creation.document
FROM creation
JOIN makers ON makers.id = creation.from_id
ORDER BY visa, creation.status, makers.day NULLS LAST, made_by, creation.id
