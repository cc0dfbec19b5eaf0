--+ title: Who signed which bill of a chamber on which day, in some Congresses; a sponsor on that of introduction
WITH chosen AS (
    SELECT id, introduced_on FROM bill
    WHERE starts_with(bill_type, left($chamber, 1)) AND congress IN (SELECT unnest($congresses))
)
SELECT sponsorship.from_id, chosen.id, coalesce(sponsorship.since, chosen.introduced_on) AS day, NULL::DATE AS withdrawn_on, TRUE AS sponsors
FROM chosen JOIN sponsorship ON sponsorship.to_id = chosen.id
UNION ALL
SELECT cosponsorship.from_id, chosen.id, coalesce(cosponsorship.since, chosen.introduced_on), cosponsorship.withdrawn_on, FALSE
FROM chosen JOIN cosponsorship ON cosponsorship.to_id = chosen.id
ORDER BY ALL
