--+ title: Laws of a Congress
--+ answers: Which public and private laws did the Congress enact, from which bill, by whose sponsorship?
--+ subject: Bills
--+ parameters:
--+   congress: {kind: congress, example: 'congress:112'}
--+ columns:
--+   law: the law (thing)
--+   name: its number
--+   known_as: what it is also called, where it is
--+   enacted_on: the day of enactment (date)
--+   bill: the bill that became it, where the store has it (thing)
--+   title: the bill's title
--+   sponsor: the bill's sponsor (thing)
--+   days: days from introduction to enactment (days)
--+   document: the record that says so (thing)
--+ method: Every statute of the store whose number names the Congress, in the order of numbers, public laws first.
--+ limits: Only laws that a source of the store tells of; a Congress that was not read whole has more.

WITH numbered AS (
    SELECT *, split_part(id, '-', 1) = 'statute:pl' AS public, split_part(id, '-', 3)::INTEGER AS number
    FROM statute WHERE id LIKE 'statute:%-' || split_part($congress::VARCHAR, ':', 2) || '-%'
),
sponsored AS (SELECT to_id AS bill, min(from_id) AS sponsor FROM sponsorship GROUP BY to_id)
SELECT numbered.id AS law, numbered.label AS name, numbered.alt_label[1] AS known_as, numbered.enacted_on, bill.id AS bill,
    bill.title, sponsored.sponsor, numbered.enacted_on - bill.introduced_on AS days,
    coalesce(bill.document, numbered.document) AS document
FROM numbered
LEFT JOIN bill ON bill.enacted_as = numbered.id
LEFT JOIN sponsored ON sponsored.bill = bill.id
ORDER BY numbered.public DESC, numbered.number, bill.id
