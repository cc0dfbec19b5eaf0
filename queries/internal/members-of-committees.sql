--+ title: Who sits on which whole committee, as far as the days are known
SELECT DISTINCT held.from_id, held.to_id FROM committee_membership AS held
JOIN committee ON committee.id = held.to_id
WHERE committee.part_of IS NULL AND ($chamber IS NULL OR committee.chamber = 'chamber:' || $chamber)
    AND coalesce(held.since <= $until, TRUE) AND coalesce(coalesce(held.until, held.observed_on) >= $since, TRUE)
ORDER BY ALL
