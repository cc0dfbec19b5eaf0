--+ title: Who served in either chamber of a Congress
SELECT DISTINCT from_id FROM service WHERE congress = $congress ORDER BY from_id
