--+ title: How fast clients change firms
--+ answers: In each quarter, how many clients, firms and pairs of both report lobbying, and how many pairs are new or gone?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ columns:
--+   year: the year
--+   period: the quarter, or half of a year to 2007
--+   clients: clients for whom somebody reports (organizations)
--+   firms: firms that report on a client not themselves (organizations)
--+   lobbyists: lobbyists named (persons)
--+   pairs: pairs of client and firm
--+   new_pairs: those that weren't there in the period before
--+   gone_pairs: those of the period before that aren't there any more
--+   kept_share: pairs of the period before that are still there (percent)
--+   top_share: pairs of the tenth of firms with most clients (percent)
--+ method: Reports in force that tell of activity. The period before is the one before in the store, whatever lies between.
--+ reference: Bacik et al. (2025), for snapshots of the lobbying network by quarter
--+ limits: A client that only pauses is gone and new again. Names are as resolved; one organization under two names seems two.

WITH told AS (
    SELECT DISTINCT year, period, coalesce(client, client_as_filed) AS client, coalesce(registrant, registrant_as_filed) AS firm
    FROM filing WHERE form = 'LD-2' AND in_force AND NOT coalesce(no_activity, FALSE)
),
periods AS (
    SELECT year, period, row_number() OVER (ORDER BY year, list_position(
        ['first_quarter', 'second_quarter', 'mid_year', 'third_quarter', 'fourth_quarter', 'year_end'], period), period) AS place
    FROM (SELECT DISTINCT year, period FROM told)
),
pairs AS (SELECT DISTINCT place, client, firm FROM told JOIN periods USING (year, period) WHERE client != firm),
changed AS (
    SELECT coalesce(now.place, before.place + 1) AS place, count(now.client) AS pairs,
        count(*) FILTER (before.client IS NULL) AS fresh, count(*) FILTER (now.client IS NULL) AS gone, count(before.client) AS earlier
    FROM pairs AS now
    FULL JOIN pairs AS before ON before.place = now.place - 1 AND before.client = now.client AND before.firm = now.firm
    GROUP BY 1
),
sizes AS (
    SELECT place, firm, count(*) AS held, row_number() OVER (PARTITION BY place ORDER BY count(*) DESC, firm) AS rank,
        count(*) OVER (PARTITION BY place) AS number
    FROM pairs GROUP BY place, firm
),
largest AS (
    SELECT place, 100 * sum(held) FILTER (rank <= ceil(number / 10)) / sum(held) AS share FROM sizes GROUP BY place
),
people AS (
    SELECT year, period, count(DISTINCT who) AS lobbyists FROM (
        SELECT year, period, unnest(lobbyist) AS who FROM filing WHERE form = 'LD-2' AND in_force
    ) GROUP BY ALL
),
whole AS (
    SELECT year, period, count(DISTINCT client) AS clients, count(DISTINCT firm) FILTER (firm != client) AS firms FROM told GROUP BY ALL
)
SELECT periods.year, periods.period, whole.clients, whole.firms, coalesce(people.lobbyists, 0) AS lobbyists,
    coalesce(changed.pairs, 0) AS pairs, if(periods.place = 1, NULL, coalesce(changed.fresh, 0)) AS new_pairs,
    if(periods.place = 1, NULL, coalesce(changed.gone, 0)) AS gone_pairs,
    round(100 * (changed.earlier - changed.gone) / nullif(changed.earlier, 0), 1)::DECIMAL(5, 1) AS kept_share,
    round(largest.share, 1)::DECIMAL(5, 1) AS top_share
FROM periods
JOIN whole USING (year, period)
LEFT JOIN people USING (year, period)
LEFT JOIN changed USING (place)
LEFT JOIN largest USING (place)
ORDER BY periods.place
