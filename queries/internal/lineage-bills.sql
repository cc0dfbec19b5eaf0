--+ title: What may show that one bill carries on another: titles, day, sponsors
SELECT bill.id, split_part(bill.congress, ':', 2)::INTEGER AS congress, bill.bill_type, bill.title, bill.official_title,
    bill.introduced_on, list(DISTINCT sponsorship.from_id ORDER BY sponsorship.from_id) FILTER (sponsorship.from_id IS NOT NULL) AS sponsors,
    bill.document
FROM bill LEFT JOIN sponsorship ON sponsorship.to_id = bill.id
GROUP BY ALL
ORDER BY congress, bill.introduced_on NULLS LAST, bill.id
