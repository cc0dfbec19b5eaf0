--+ title: Which visa classes nationals of a country use
--+ answers: What do nationals of the country have instead, by class, over the last twelve months that are held?
--+ subject: Visas and agreements
--+ parameters:
--+   country: {kind: country, example: 'country:KR'}
--+ columns:
--+   visa: the class (thing)
--+   name: the class as written
--+   issued: visas issued, renewals among them (visas)
--+   months: months in which there were any (months)
--+   first: the first of the months that are held
--+   last: the last of them
--+   share: out of all visas issued to the nationality in those months (percent)
--+ method: The last twelve months for which the store has a table, added by class.
--+ limits: A sum of months is no official total. Under the visa waiver many travel on business without a visa, whom no
--+   table counts.

WITH held AS (
    SELECT DISTINCT period FROM issuance WHERE regexp_full_match(period, '[0-9]{4}-[0-9]{2}') ORDER BY period DESC LIMIT 12
),
used AS (
    SELECT from_id, number, period FROM issuance WHERE to_id = $country AND period IN (SELECT period FROM held)
)
SELECT used.from_id AS visa, min(visa.notation) AS name, sum(used.number)::BIGINT AS issued,
    count(DISTINCT used.period) AS months, (SELECT min(period) FROM held) AS first, (SELECT max(period) FROM held) AS last,
    round(100 * sum(used.number) / (SELECT sum(number) FROM used), 1)::DECIMAL(5, 1) AS share
FROM used LEFT JOIN visa ON visa.id = used.from_id
GROUP BY used.from_id
ORDER BY issued DESC, used.from_id
