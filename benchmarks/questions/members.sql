-- Who sponsored and who cosponsored, withdrawn or not, in one Congress.
WITH acted AS (
  SELECT from_id, to_id, true AS sponsor FROM sponsorship
  UNION ALL
  SELECT from_id, to_id, false FROM cosponsorship
)
SELECT count(DISTINCT from_id) FILTER (sponsor) AS sponsored,
       count(DISTINCT from_id) FILTER (NOT sponsor) AS cosponsored,
       count(DISTINCT from_id) AS members
FROM acted JOIN bill ON bill.id = to_id
WHERE congress = $congress
