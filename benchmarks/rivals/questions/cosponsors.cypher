// Who stands behind one bill.
MATCH (member:Member)-[:Cosponsors]->(bill:Bill {id: '$bill'}) RETURN member.id
