--+ title: The documents of each member's signing of a bill
SELECT from_id, to_id, document FROM cosponsorship WHERE list_contains($bills, to_id)
UNION SELECT from_id, to_id, document FROM sponsorship WHERE list_contains($bills, to_id)
ORDER BY ALL
