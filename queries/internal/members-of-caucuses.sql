--+ title: Who is in which caucus, as far as the days are known
SELECT DISTINCT from_id, to_id FROM caucus_membership
WHERE coalesce(since <= $until, TRUE) AND coalesce(coalesce(until, observed_on) >= $since, TRUE)
ORDER BY ALL
