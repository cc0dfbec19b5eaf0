--+ title: The documents of who sits on which caucus
SELECT from_id, to_id, document FROM caucus_membership ORDER BY ALL
