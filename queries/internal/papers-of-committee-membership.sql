--+ title: The documents of who sits on which committee
SELECT from_id, to_id, document FROM committee_membership ORDER BY ALL
