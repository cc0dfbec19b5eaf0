-- Referrals of one Congress, and the committees that they went to.
SELECT count(*) AS referrals, count(DISTINCT to_id) AS committees
FROM referral JOIN bill ON bill.id = from_id
WHERE congress = $congress
