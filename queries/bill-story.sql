--+ title: A bill's whole story by date
--+ answers: What happened to the bill on which day, from introduction through each joining and withdrawal?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:114-hr-1019'}
--+ columns:
--+   day: the day (date)
--+   what: introduced, referred, cosponsored, withdrew, acted on, voted on, became law, summarised, spoke on, or
--+     latest action
--+   who: the member, committee or chamber, who spoke, or the roll call, law or summary (thing)
--+   name: the name of who
--+   detail: original for an original cosponsor, the words of an action, the stance of a position, or the stage
--+     reached
--+   document: the record that says so (thing)
--+ method: One row a dated fact about the bill. What has no day is left out. Actions of one chamber and day keep
--+   the order of the record.
--+ limits: A quiet record is not a quiet bill; talks, hearings and letters are here only where a source of the
--+   store tells of them.

WITH asked AS (SELECT * FROM bill WHERE id = $bill),
told AS (
    SELECT since AS day, 1 AS place, 1 AS turn, 'introduced' AS what, from_id AS who, NULL AS detail, document
    FROM sponsorship WHERE to_id = $bill
    UNION ALL
    SELECT since, 2, 1, 'referred', to_id, NULL, document FROM referral WHERE from_id = $bill
    UNION ALL
    SELECT since, 3, 1, 'cosponsored', from_id, if(is_original, 'original', NULL), document
    FROM cosponsorship WHERE to_id = $bill
    UNION ALL
    SELECT withdrawn_on, 4, 1, 'withdrew', from_id, NULL, document FROM cosponsorship WHERE to_id = $bill
    UNION ALL
    SELECT since, 5, coalesce(try_cast(split_part(id, '.', 3) AS INTEGER), 1), 'acted on', to_id, text, document
    FROM action WHERE from_id = $bill
    UNION ALL
    SELECT document.issued, 6, 1, 'voted on', document.id, NULL, vote.said_by
    FROM (SELECT unnest(recorded_vote) AS id, document AS said_by FROM asked) AS vote
    JOIN document ON document.id = vote.id
    UNION ALL
    SELECT statute.enacted_on, 7, 1, 'became law', statute.id, NULL, asked.document
    FROM asked JOIN statute ON statute.id = asked.enacted_as
    UNION ALL
    SELECT document.issued, 8, 1, 'summarised', document.id, NULL, summary.said_by
    FROM (SELECT unnest(summary) AS id, document AS said_by FROM asked) AS summary
    JOIN document ON document.id = summary.id
    UNION ALL
    SELECT since, 9, 1, 'spoke on', from_id, stance, document FROM position WHERE to_id = $bill
    UNION ALL
    SELECT latest_action_on, 10, 1, 'latest action', NULL, stage, document FROM asked
),
named AS (SELECT id, any_value(label ORDER BY language NULLS FIRST, label) AS name FROM label WHERE main GROUP BY id)
SELECT told.day, told.what, told.who, named.name, told.detail, told.document
FROM told
LEFT JOIN named ON named.id = told.who
WHERE told.day IS NOT NULL
ORDER BY told.day, told.place, told.turn, named.name NULLS LAST, told.who, told.detail NULLS LAST, told.document
