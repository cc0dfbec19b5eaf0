--+ title: Every label of things that a text may name, papers and claims left out
SELECT id, label FROM label WHERE kind NOT IN ('document', 'dataset', 'filing', 'claim', 'claim_check') ORDER BY id, label
