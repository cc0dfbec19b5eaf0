// How many bills each member cosponsored of each sponsor, and stands behind still.
MATCH (cosponsor:Member)-[:Cosponsors]->(:Bill)<-[:Sponsors]-(sponsor:Member)
RETURN cosponsor.id, sponsor.id, count(*)
