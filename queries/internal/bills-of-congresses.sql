--+ title: The bills of a chamber in some Congresses, with the committees that had them by a day
SELECT bill.id, bill.congress, bill.title, bill.introduced_on, bill.policy_area,
    list(DISTINCT referral.to_id ORDER BY referral.to_id) FILTER (referral.to_id IS NOT NULL) AS committees
FROM bill LEFT JOIN referral ON referral.from_id = bill.id AND coalesce(referral.since <= $day, TRUE)
WHERE starts_with(bill.bill_type, left($chamber, 1)) AND bill.congress IN (SELECT unnest($congresses))
    AND bill.introduced_on <= $day
GROUP BY ALL ORDER BY bill.id
