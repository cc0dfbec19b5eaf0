// How many bills of each policy area have cosponsors, and how many all of them have.
MATCH (member:Member)-[:Cosponsors]->(bill:Bill) WHERE bill.area IS NOT NULL
RETURN bill.area, count(DISTINCT bill.id), count(member.id)
