--+ title: Visas issued beside the annual number
--+ answers: How many visas of each class were issued to nationals of a country, and what annual number is
--+   there?
--+ subject: Visas and agreements
--+ columns:
--+   visa: the class (thing)
--+   country: the nationality (thing)
--+   period: a month, or a fiscal year as in fy2024
--+   issued: visas issued, renewals among them (visas)
--+   annual_number: the number a year for that nationality, empty where there is none (approvals)
--+   counts: what the issued figure is
--+   document: the document that says so (thing)
--+ method: Issuances beside the cap of the same class and nationality.
--+ limits: The two columns count different things. A number limits first approvals; visas issued include
--+   renewals, so more visas than the number is no breach of it. Sums of monthly tables are estimates.

SELECT issuance.from_id AS visa, issuance.to_id AS country, issuance.period, issuance.number AS issued,
    cap.number AS annual_number, issuance.counts, issuance.document
FROM issuance
LEFT JOIN cap ON cap.from_id = issuance.from_id AND cap.to_id = issuance.to_id AND cap.status = 'in force'
ORDER BY visa, country, issuance.period, issuance.id
