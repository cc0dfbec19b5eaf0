-- Bills of one Congress by type.
SELECT bill_type AS type, count(*) AS bills
FROM bill
WHERE congress = $congress
GROUP BY bill_type
ORDER BY bill_type
