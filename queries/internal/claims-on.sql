--+ title: The claims that stand in a document which claims something of any of these things
SELECT id FROM claim WHERE stated_in IN (
    SELECT stated_in FROM claim WHERE len(list_intersect(about, $ids::VARCHAR[])) > 0
)
ORDER BY id
