--+ title: Which firm represents which client, and in how many registers and engagements
SELECT to_id, from_id, count(*)::DOUBLE AS weight, list(DISTINCT document ORDER BY document) AS documents
FROM engagement
WHERE coalesce(since <= $until, TRUE) AND coalesce(until >= $since, TRUE)
GROUP BY to_id, from_id ORDER BY to_id, from_id
