--+ title: Which client's filings in force name which bill, and how many do
SELECT activity.client, activity.to_id, count(DISTINCT activity.from_id)::DOUBLE AS weight,
    list(DISTINCT activity.document ORDER BY activity.document) AS documents
FROM lobbying_activity AS activity
JOIN filing ON filing.id = activity.from_id
JOIN bill ON bill.id = activity.to_id
WHERE filing.in_force AND ($congress IS NULL OR bill.congress = $congress)
    AND coalesce(filing.posted_on >= $since, TRUE) AND coalesce(filing.posted_on <= $until, TRUE)
GROUP BY activity.client, activity.to_id ORDER BY activity.client, activity.to_id
