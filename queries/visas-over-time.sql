--+ title: Visas issued to nationals of a country, month by month
--+ answers: How many visas of each class were issued to nationals of the country in each month?
--+ subject: Visas and agreements
--+ parameters:
--+   country: {kind: country, example: 'country:KR'}
--+   visa: {kind: text, default: '', example: 'visa:E-2', note: one class by its short name; else every class}
--+ columns:
--+   period: the month, or a fiscal year as in fy2024
--+   visa: the class (thing)
--+   name: the class as written
--+   issued: visas issued, renewals among them (visas)
--+   counts: what is counted
--+   document: the table (thing)
--+ method: One row a class and period, as the table of the month has it.
--+ limits: Months are not to be added up to a fiscal year; what is published for that is another count. A visa is not an
--+   entry, and a class for a family or a return, as E-3D and E-3R, is one of its own.

SELECT issuance.period, issuance.from_id AS visa, visa.notation AS name, issuance.number AS issued, issuance.counts,
    issuance.document
FROM issuance
LEFT JOIN visa ON visa.id = issuance.from_id
WHERE issuance.to_id = $country AND $visa IN ('', issuance.from_id)
ORDER BY issuance.period, issuance.from_id
