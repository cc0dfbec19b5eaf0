--+ title: Who serves in a chamber on a day of a Congress, as far as the days are known, with State, side and seats
WITH sides AS (
    SELECT from_id AS id, arg_max(coalesce(caucuses_with, to_id), (coalesce(since, DATE '0001-01-01'), to_id)) AS side
    FROM party_membership WHERE congress = $congress GROUP BY from_id
),
sitting AS (
    SELECT from_id AS id, list(DISTINCT to_id ORDER BY to_id) AS committees FROM committee_membership
    WHERE coalesce(since <= $day, TRUE) AND coalesce(coalesce(until, observed_on) >= $day, TRUE) GROUP BY from_id
),
joined AS (
    SELECT from_id AS id, list(DISTINCT to_id ORDER BY to_id) AS caucuses FROM caucus_membership
    WHERE coalesce(since <= $day, TRUE) AND coalesce(coalesce(until, observed_on) >= $day, TRUE) GROUP BY from_id
),
first AS (SELECT from_id AS id, min(since) AS since FROM service WHERE to_id = 'chamber:' || $chamber GROUP BY from_id)
SELECT service.from_id, any_value(service.state) AS state, any_value(sides.side) AS side, any_value(sitting.committees) AS committees,
    any_value(joined.caucuses) AS caucuses, any_value(first.since) AS since
FROM service
LEFT JOIN sides ON sides.id = service.from_id
LEFT JOIN sitting ON sitting.id = service.from_id
LEFT JOIN joined ON joined.id = service.from_id
LEFT JOIN first ON first.id = service.from_id
WHERE service.congress = $congress AND service.to_id = 'chamber:' || $chamber
    AND coalesce(service.since <= $day, TRUE) AND coalesce(service.until > $day, TRUE) AND coalesce(service.gone_by > $day, TRUE)
GROUP BY service.from_id ORDER BY service.from_id
