--+ title: What a report says of a bill first
SELECT bill.label, bill.title, bill.design, bill.introduced_on, bill.stage, bill.latest_action_on, document.updated_on,
    (SELECT string_agg(DISTINCT label.label, '; ' ORDER BY label.label)
        FROM referral JOIN label ON label.id = referral.to_id AND label.main WHERE referral.from_id = bill.id) AS committees,
    (SELECT string_agg(DISTINCT label.label, '; ' ORDER BY label.label)
        FROM sponsorship JOIN label ON label.id = sponsorship.from_id AND label.main WHERE sponsorship.to_id = bill.id) AS sponsor
FROM bill
LEFT JOIN document ON document.id = (SELECT min(document) FROM sponsorship WHERE to_id = bill.id)
WHERE bill.id = $id
