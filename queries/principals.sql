--+ title: A country's foreign principals and their agents
--+ answers: Who was registered under FARA for principals of the country, by firm, from which day to which?
--+ subject: Lobbying
--+ registers: [fara]
--+ parameters:
--+   country: {kind: country, example: 'country:KR'}
--+ columns:
--+   principal: the foreign principal (thing)
--+   name: its name
--+   firm: the registered agent (thing)
--+   firm_name: the agent's name
--+   since: the first day (date)
--+   until: the last day, where the engagement has ended (date)
--+   printed: the principal's name as the register prints it
--+   document: the registration (thing)
--+ method: Every engagement under FARA, ended ones too, of principals that are of the country, or were when they were filed.
--+ limits: The register repeats a principal for each registration, and under each spelling. Agents of private principals
--+   may be under the LDA instead.

SELECT principal.id AS principal, principal.label AS name, engagement.from_id AS firm,
    coalesce(who.label, person.label) AS firm_name, engagement.since, engagement.until,
    array_to_string(engagement.to_printed, '; ') AS printed, engagement.document
FROM engagement
JOIN organization AS principal ON principal.id = engagement.to_id
LEFT JOIN organization AS who ON who.id = engagement.from_id
LEFT JOIN person ON person.id = engagement.from_id
WHERE engagement.register = 'FARA' AND (principal.country = $country OR EXISTS (
    FROM organization AS filed WHERE list_contains(engagement.to_as_filed, filed.id) AND filed.country = $country))
ORDER BY name, principal, firm_name, firm, engagement.since NULLS FIRST, engagement.id
