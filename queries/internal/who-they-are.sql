--+ title: Who a network's members are: name, party, State, chamber and their numbers, in a Congress or the newest
WITH party AS (
    SELECT from_id AS id, arg_max(to_id, (congress, coalesce(since, DATE '0001-01-01'), to_id)) AS party,
        arg_max(coalesce(caucuses_with, to_id), (congress, coalesce(since, DATE '0001-01-01'), to_id)) AS caucus
    FROM party_membership WHERE $congress IS NULL OR congress = $congress GROUP BY from_id
),
served AS (
    SELECT from_id AS id, arg_max(state, (congress, coalesce(since, DATE '0001-01-01'), to_id)) AS state,
        string_agg(DISTINCT split_part(to_id, ':', 2), ' ' ORDER BY split_part(to_id, ':', 2)) AS chambers,
        arg_max(nominate1, (congress, to_id)) FILTER (nominate1 IS NOT NULL) AS nominate1
    FROM service WHERE ($congress IS NULL OR congress = $congress) AND ($chamber IS NULL OR to_id = 'chamber:' || $chamber)
    GROUP BY from_id
)
SELECT person.id, person.label, split_part(party.party, ':', 2) AS party, split_part(party.caucus, ':', 2) AS caucus,
    served.state, served.chambers, served.nominate1::DOUBLE AS nominate1, person.bioguide, person.icpsr, person.govtrack
FROM person LEFT JOIN party USING (id) LEFT JOIN served USING (id)
WHERE person.id IN (SELECT unnest($ids))
ORDER BY person.id
