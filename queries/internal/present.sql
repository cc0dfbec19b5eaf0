--+ title: Whether a thing or tie is in the store
SELECT node FROM evidence WHERE kind = $kind AND node = $node LIMIT 1
