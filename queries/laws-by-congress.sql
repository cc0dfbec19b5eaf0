--+ title: Laws and bills by Congress
--+ answers: How many bills of each Congress does the store have, how far did they come, and how many became law?
--+ subject: Bills
--+ columns:
--+   congress: the Congress (thing)
--+   bills: bills and joint resolutions of the store (bills)
--+   passed_a_chamber: those that passed the House or the Senate (bills)
--+   public_laws: public laws of the store (laws)
--+   private_laws: private laws of the store (laws)
--+   share: bills and joint resolutions that became law, out of those in the store (percent)
--+   first_enacted_on: the day of the first law (date)
--+   last_enacted_on: the day of the last (date)
--+ method: Laws are counted by their numbers, bills by their own record. Concurrent and simple resolutions, which
--+   cannot become law, are left out.
--+ limits: Both are counts of what the store holds; only a Congress read whole gives a share of that Congress.

WITH laws AS (
    SELECT 'congress:' || split_part(id, '-', 2) AS congress,
        count(*) FILTER (id LIKE 'statute:pl-%') AS public_laws, count(*) FILTER (id LIKE 'statute:pvtl-%') AS private_laws,
        min(enacted_on) AS first_enacted_on, max(enacted_on) AS last_enacted_on
    FROM statute GROUP BY 1
),
bills AS (
    SELECT congress, count(*) AS bills, count(*) FILTER (enacted_as IS NOT NULL) AS enacted,
        count(*) FILTER (stage IN ('passed house', 'passed senate', 'passed both', 'presented', 'vetoed', 'enacted'))
            AS passed_a_chamber
    FROM bill WHERE bill_type IN ('hr', 's', 'hjres', 'sjres') GROUP BY congress
)
SELECT congress, coalesce(bills.bills, 0) AS bills, coalesce(bills.passed_a_chamber, 0) AS passed_a_chamber,
    coalesce(laws.public_laws, 0) AS public_laws, coalesce(laws.private_laws, 0) AS private_laws,
    round(100 * bills.enacted / bills.bills, 1)::DECIMAL(5, 1) AS share, laws.first_enacted_on, laws.last_enacted_on
FROM laws
FULL JOIN bills USING (congress)
ORDER BY split_part(congress, ':', 2)::INTEGER
