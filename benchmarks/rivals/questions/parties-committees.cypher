// How often members of each party stand behind a bill that was referred to each committee.
MATCH (party:Party)<-[:MemberOf]-(:Member)-[:Cosponsors]->(:Bill)-[:ReferredTo]->(committee:Committee)
RETURN party.id, committee.id, count(*)
