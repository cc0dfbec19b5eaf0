-- Who stands behind one bill.
SELECT DISTINCT from_id FROM cosponsorship WHERE to_id = '$bill' AND stands
