--+ title: What one record of a bill lists and another does not
--+ answers: Which cosponsors, sponsors and referrals stand in one official record of the bill and not in another, and of
--+   which days are the records?
--+ subject: Sources
--+ parameters:
--+   bill: {kind: bill, example: 'bill:119-hr-4687'}
--+ columns:
--+   tie: the tie (thing)
--+   what: cosponsorship, sponsorship or referral
--+   who: the member or committee (thing)
--+   name: the name of who
--+   since: the day of joining or referral (date)
--+   listed_in: the record that lists it (thing)
--+   listed_as_of: the day of that record (date)
--+   missing_in: the record that doesn't (thing)
--+   missing_as_of: the day of that record (date)
--+   later: whether the tie is newer than the record that lacks it, which then isn't at fault (boolean)
--+ method: Records are official documents on the bill, its bulk files and what else was read whole. Two are compared
--+   on a kind of tie where each lists one of that kind. The day of a record is its last update, else its issue, else
--+   the day on which it was read.
--+ limits: Bulk files lag by days; a record of no known day may lack a tie for that reason alone. Values that differ, as
--+   dates of joining, are in the question "disagreements-of".

WITH ties AS (
    SELECT id, 'cosponsorship' AS what, from_id AS who, since FROM cosponsorship WHERE to_id = $bill
    UNION ALL SELECT id, 'sponsorship', from_id, since FROM sponsorship WHERE to_id = $bill
    UNION ALL SELECT id, 'referral', to_id, since FROM referral WHERE from_id = $bill
),
records AS (
    SELECT document.id, coalesce(document.updated_on, document.issued, document.retrieved_on) AS day
    FROM document
    WHERE coalesce(document.reading, 'whole') = 'whole'
),
listed AS (
    SELECT DISTINCT ties.id, ties.what, evidence.document, records.day
    FROM ties
    JOIN evidence ON evidence.node = ties.id
    JOIN records ON records.id = evidence.document
    JOIN dataset ON dataset.id = evidence.dataset AND dataset.authority = 'official'
),
lists AS (SELECT DISTINCT what, document, day FROM listed)
SELECT ties.id AS tie, ties.what, ties.who, name.label AS name, ties.since, listed.document AS listed_in,
    listed.day AS listed_as_of, lists.document AS missing_in, lists.day AS missing_as_of, ties.since > lists.day AS later
FROM ties
JOIN listed ON listed.id = ties.id
JOIN lists ON lists.what = ties.what AND lists.document <> listed.document
ANTI JOIN listed AS there ON there.id = ties.id AND there.document = lists.document
LEFT JOIN label AS name ON name.id = ties.who AND name.main
ORDER BY ties.what, ties.since NULLS LAST, ties.id, listed_in, missing_in
