-- Subjects of one Congress's bills: how often one is given, and their names. Spellings that differ in case
-- are names of one subject.
WITH given AS (
  SELECT bill.id AS bill, unnest(subject) AS id FROM bill WHERE congress = $congress
)
SELECT count(DISTINCT (bill, id)) AS assignments, count(DISTINCT label) AS names
FROM given JOIN label USING (id)
