--+ title: How concentrated spending on lobbying is
--+ answers: How many clients spend how much in each year, and which share do the largest have?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ parameters:
--+   top: {kind: integer, default: '100', example: '10', note: so many of the largest clients}
--+ columns:
--+   year: the year of the reports
--+   clients: clients with an amount that counts (organizations)
--+   total_usd: all that counts (US dollars)
--+   median_usd: the client in the middle (US dollars)
--+   top_usd: what the largest clients spent (US dollars)
--+   top_share: that out of all (percent)
--+   gini: Gini's coefficient of what clients spent, from 0 where all spend the same to nearly 1 where one spends all
--+ method: Corrected amounts, as in the question spending, by real organization. Who reports nothing above the threshold
--+   has no part.
--+ reference: Drutman, Grossmann and LaPira, The Interest Group Top Tier (2019), for the question
--+ limits: Only what was filed and read; amounts are rounded to 10,000 dollars.

WITH spent AS (
    SELECT year, coalesce(client, client_as_filed) AS client, sum(amount_usd) AS amount
    FROM filing WHERE counted AND amount_usd > 0 GROUP BY ALL
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY year ORDER BY amount DESC, client) AS place,
        row_number() OVER (PARTITION BY year ORDER BY amount, client) AS rising, count(*) OVER (PARTITION BY year) AS number
    FROM spent
)
SELECT year, count(*) AS clients, sum(amount) AS total_usd, median(amount)::DECIMAL(18, 2) AS median_usd,
    sum(amount) FILTER (place <= $top) AS top_usd,
    round(100 * sum(amount) FILTER (place <= $top) / sum(amount), 1)::DECIMAL(5, 1) AS top_share,
    round(sum((2 * rising - number - 1) * amount) / (any_value(number) * sum(amount)), 3)::DECIMAL(4, 3) AS gini
FROM ranked
GROUP BY year
ORDER BY year
