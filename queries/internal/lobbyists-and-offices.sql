--+ title: Which lobbyist worked for which legislator or committee, and in how many positions
SELECT from_id, coalesce(with_legislator, to_id) AS office, count(*)::DOUBLE AS weight,
    list(DISTINCT document ORDER BY document) AS documents
FROM former_position
WHERE coalesce(since_year <= year($until::DATE), TRUE) AND coalesce(until_year >= year($since::DATE), TRUE)
GROUP BY from_id, office ORDER BY from_id, office
