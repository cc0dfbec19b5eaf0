--+ title: Who is in which caucus, as far as the days are known, and the documents that say so
SELECT from_id, to_id, list(DISTINCT document ORDER BY document) FILTER (document IS NOT NULL) AS documents
FROM caucus_membership
WHERE coalesce(since <= $until, TRUE) AND coalesce(coalesce(until, observed_on) >= $since, TRUE)
GROUP BY from_id, to_id ORDER BY from_id, to_id
