--+ title: An annual number beside the visas issued, and why one can't be divided by the other
--+ answers: For each nationality with a number of its own, what does the number count, and how many visas were issued in
--+   the months that are held?
--+ subject: Visas and agreements
--+ columns:
--+   visa: the class (thing)
--+   country: the nationality (thing)
--+   number: the annual number, empty where there is none (approvals)
--+   number_counts: what the number counts
--+   carved_from: the class out of whose number it is taken (thing)
--+   fiscal_year: the year to 30 September in which the months lie
--+   months: months of it for which a table has such visas (months)
--+   issued: visas issued in those months, renewals among them (visas)
--+   issued_counts: what the issued figure counts
--+   why_not_divided: why the share of the number used can't be had from the two
--+ method: Monthly tables alone, by the fiscal year of the United States. Each month is a table of its own; their sum is no
--+   official total of a year.
--+ limits: Approvals of status inside the country need no visa, and visas are issued again without using the number.

WITH months AS (
    SELECT from_id, to_id, number, counts, period, left(period, 4)::INTEGER + (right(period, 2)::INTEGER > 9)::INTEGER AS year
    FROM issuance WHERE regexp_full_match(period, '[0-9]{4}-[0-9]{2}')
)
SELECT cap.from_id AS visa, cap.to_id AS country, cap.number, cap.counts AS number_counts, cap.carved_from,
    'fy' || months.year AS fiscal_year, count(DISTINCT months.period) AS months, sum(months.number)::BIGINT AS issued,
    min(months.counts) AS issued_counts,
    coalesce('the number is of ' || cap.counts, 'there is no annual number') || '; the tables are of ' || min(months.counts)
        || if(count(DISTINCT months.period) < 12, ', in ' || count(DISTINCT months.period) || ' months of 12', '')
        AS why_not_divided
FROM cap
JOIN months ON months.from_id = cap.from_id AND months.to_id = cap.to_id
WHERE cap.status = 'in force'
GROUP BY cap.from_id, cap.to_id, cap.number, cap.counts, cap.carved_from, months.year
ORDER BY cap.number DESC NULLS LAST, cap.from_id, cap.to_id, months.year
