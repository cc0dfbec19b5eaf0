--+ title: What tells things of one name apart: label, and party and State, employer, or kind
WITH asked AS (SELECT unnest($ids) AS id),
main AS (SELECT id, any_value(label ORDER BY main DESC, language NULLS FIRST, label) AS label FROM label GROUP BY id),
party AS (
    SELECT from_id AS id, upper(left(split_part(arg_max(to_id, congress), ':', 2), 1)) AS letter
    FROM party_membership GROUP BY from_id
),
service AS (SELECT from_id AS id, arg_max(state, (until IS NULL, congress)) AS state FROM service GROUP BY from_id),
employer AS (
    SELECT affiliation.from_id AS id, string_agg(DISTINCT main.label, '; ' ORDER BY main.label) AS names
    FROM affiliation JOIN main ON main.id = affiliation.to_id GROUP BY affiliation.from_id
)
SELECT asked.id, coalesce(main.label, asked.id) AS label,
    coalesce(party.letter || coalesce('-' || service.state, ''), employer.names, split_part(asked.id, ':', 1)) AS note
FROM asked
LEFT JOIN main ON main.id = asked.id
LEFT JOIN party ON party.id = asked.id
LEFT JOIN service ON service.id = asked.id
LEFT JOIN employer ON employer.id = asked.id
ORDER BY asked.id
