--+ title: A bill's whole story by date
--+ answers: What happened to the bill on which day, from introduction through each joining and withdrawal?
--+ subject: Bills
--+ parameters:
--+   bill: {kind: bill, example: 'bill:114-hr-1019'}
--+ columns:
--+   day: the day (date)
--+   what: introduced, referred, cosponsored, withdrew, acted on, spoke on, or latest action
--+   who: the member, committee or chamber, or who spoke (thing)
--+   name: the name of who
--+   detail: original for an original cosponsor, the words of an action, the stance of a position, or the stage
--+     reached
--+   document: the record that says so (thing)
--+ method: One row a dated fact about the bill. What has no day is left out.
--+ limits: A quiet record is not a quiet bill; talks, hearings and letters are here only where a source of the
--+   store tells of them.

WITH told AS (
    SELECT since AS day, 1 AS place, 'introduced' AS what, from_id AS who, NULL AS detail, document
    FROM sponsorship WHERE to_id = $bill
    UNION ALL
    SELECT since, 2, 'referred', to_id, NULL, document FROM referral WHERE from_id = $bill
    UNION ALL
    SELECT since, 3, 'cosponsored', from_id, if(is_original, 'original', NULL), document
    FROM cosponsorship WHERE to_id = $bill
    UNION ALL
    SELECT withdrawn_on, 4, 'withdrew', from_id, NULL, document FROM cosponsorship WHERE to_id = $bill
    UNION ALL
    SELECT since, 5, 'acted on', to_id, text, document FROM action WHERE from_id = $bill
    UNION ALL
    SELECT since, 6, 'spoke on', from_id, stance, document FROM position WHERE to_id = $bill
    UNION ALL
    SELECT latest_action_on, 7, 'latest action', NULL, stage, document FROM bill WHERE id = $bill
),
named AS (SELECT id, any_value(label ORDER BY language NULLS FIRST, label) AS name FROM label WHERE main GROUP BY id)
SELECT told.day, told.what, told.who, named.name, told.detail, told.document
FROM told
LEFT JOIN named ON named.id = told.who
WHERE told.day IS NOT NULL
ORDER BY told.day, told.place, named.name NULLS LAST, told.who, told.detail NULLS LAST, told.document
