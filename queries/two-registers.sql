--+ title: Clients under the Lobbying Disclosure Act and under FARA
--+ answers: Which clients are in both registers, through whom, from which day to which?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house, fara]
--+ columns:
--+   client: the client, or foreign principal (thing)
--+   name: its name
--+   register: LDA or FARA
--+   firm: who acts for it (thing)
--+   firm_name: the firm's name
--+   since: the first day, where the register gives it (date)
--+   until: the last day, where the engagement has ended (date)
--+   document: the document that says so (thing)
--+ method: Every engagement of each client that has one under either register.
--+ limits: That both names are one client is decided from names and numbers as filed; show tells the names, and
--+   decisions.csv why. Agents of a private client may register under the LDA instead of FARA (22 U.S.C. 613(h)).

WITH both_registers AS (
    SELECT to_id AS client FROM engagement WHERE register IN ('LDA', 'FARA')
    GROUP BY to_id HAVING count(DISTINCT register) = 2
)
SELECT engagement.to_id AS client, whom.label AS name, engagement.register, engagement.from_id AS firm,
    coalesce(who.label, person.label) AS firm_name, engagement.since, engagement.until, engagement.document
FROM engagement
JOIN both_registers ON both_registers.client = engagement.to_id
LEFT JOIN organization AS whom ON whom.id = engagement.to_id
LEFT JOIN organization AS who ON who.id = engagement.from_id
LEFT JOIN person ON person.id = engagement.from_id
WHERE engagement.register IN ('LDA', 'FARA')
ORDER BY name, client, engagement.register, engagement.since NULLS FIRST, firm_name, firm, engagement.id
