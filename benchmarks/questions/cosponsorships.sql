-- Cosponsorships of one Congress: standing, withdrawn, and made on the day of introduction.
SELECT count(*) FILTER (stands) AS standing,
       count(*) FILTER (withdrawn_on IS NOT NULL) AS withdrawn,
       count(*) FILTER (is_original) AS original
FROM cosponsorship JOIN bill ON bill.id = to_id
WHERE congress = $congress
