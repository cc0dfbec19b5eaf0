--+ title: How reliable filings are
--+ answers: In each quarter, how many reports of lobbying are there, how many give an amount that isn't rounded, and how many were amended?
--+ subject: Lobbying
--+ registers: [lda, lobbying-house]
--+ columns:
--+   year: the year
--+   period: the quarter, or half of a year to 2007
--+   reports: reports in force
--+   with_amount: those that give an amount of 5,000 dollars or more, to 2007 of 10,000
--+   not_rounded: those of them whose amount isn't rounded as it should be, to 10,000, or 20,000 to 2007
--+   not_rounded_share: those out of all with such an amount (percent)
--+   amended: reports in force that took the place of an earlier version
--+   amended_share: those out of all in force (percent)
--+   doubted: those with whatever doubt
--+ method: Reports are LD-2 in force, the last version of each. With an amount of 5,000 dollars or more, they are the
--+   population from which the Government Accountability Office draws.
--+ reference: GAO-25-107523, which has 67,577 such reports from the third quarter of 2023 to the second of 2024
--+ limits: Only what was filed and read. Whether an amount is right, a filing doesn't say.

WITH told AS (
    SELECT *, if(year >= 2008, 10000, 20000) AS rounding, revision_of IS NOT NULL AS amended FROM filing
    WHERE form = 'LD-2' AND in_force
)
SELECT year, period, count(*) AS reports, count(*) FILTER (amount_usd >= rounding / 2) AS with_amount,
    count(*) FILTER (amount_usd >= rounding / 2 AND amount_usd % rounding != 0) AS not_rounded,
    round(100 * count(*) FILTER (amount_usd >= rounding / 2 AND amount_usd % rounding != 0)
        / nullif(count(*) FILTER (amount_usd >= rounding / 2), 0), 1)::DECIMAL(5, 1) AS not_rounded_share,
    count(*) FILTER (amended) AS amended, round(100 * count(*) FILTER (amended) / count(*), 1)::DECIMAL(5, 1) AS amended_share,
    count(*) FILTER (len(doubt) > 0) AS doubted
FROM told
GROUP BY year, period
ORDER BY year, list_position(['first_quarter', 'second_quarter', 'mid_year', 'third_quarter', 'fourth_quarter', 'year_end'], period)
