--+ title: Who sponsors each of these bills or stands as its cosponsor
SELECT to_id, from_id FROM sponsorship WHERE to_id IN (SELECT unnest($bills))
UNION SELECT to_id, from_id FROM cosponsorship WHERE to_id IN (SELECT unnest($bills)) AND withdrawn_on IS NULL
ORDER BY ALL
