--+ title: Who sits on which whole committee, as far as the days are known, and the documents that say so
SELECT held.from_id, held.to_id, list(DISTINCT held.document ORDER BY held.document) FILTER (held.document IS NOT NULL) AS documents
FROM committee_membership AS held
JOIN committee ON committee.id = held.to_id
WHERE committee.part_of IS NULL AND ($chamber IS NULL OR committee.chamber = 'chamber:' || $chamber)
    AND coalesce(held.since <= $until, TRUE) AND coalesce(coalesce(held.until, held.observed_on) >= $since, TRUE)
GROUP BY held.from_id, held.to_id ORDER BY held.from_id, held.to_id
