-- Bills of one Congress that became public laws.
SELECT count(enacted_as) AS laws FROM bill WHERE congress = $congress
