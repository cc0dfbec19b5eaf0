--+ title: Who sits on a committee and its subcommittees on a day
--+ answers: Who served on the committee and on each of its subcommittees on that day, in which rank and role?
--+ subject: Committees and caucuses
--+ parameters:
--+   committee: {kind: committee, example: 'committee:hsju00', note: a committee or one subcommittee}
--+   day: {kind: date, example: '2026-06-15'}
--+ columns:
--+   committee: the committee, then its subcommittees (thing)
--+   committee_name: its name
--+   side: majority or minority
--+   rank: the place in the list of that side (rank)
--+   role: chair, ranking member, member and the like
--+   person: the member (thing)
--+   name: the member's name, where a source of the store tells it
--+   party: the member's party on that day (thing)
--+   state: the State served on that day (two letters)
--+   known: how the day is known - dated, seen that day, seen in that Congress, or undated
--+   observed_on: the day on which the membership was seen (date)
--+   document: the list that says so (thing)
--+ method: A membership with a first or last day counts between them. One that was only seen on a day counts
--+   through the Congress of that day, each of which begins on 3 January of an odd year. Of lists seen on another
--+   day, or on none that is known, those are left out whose seats the store knows and who held none on the day.
--+ limits: A list seen on one day does not tell who joined or left the committee before or after it, and an
--+   undated list may be of any Congress. The column known tells such rows.

WITH family AS (
    SELECT $committee::VARCHAR AS id, FALSE AS under
    UNION ALL
    SELECT id, TRUE FROM committee WHERE part_of = $committee
),
congressional AS (
    SELECT *, ((year(observed_on - 2) - 1787) // 2)::BIGINT AS seen_in, ((year(until - 2) - 1787) // 2)::BIGINT AS ended_in
    FROM committee_membership
),
asked AS (SELECT $day::DATE AS day, ((year($day::DATE - 2) - 1787) // 2)::BIGINT AS number),
seats AS (
    SELECT service.from_id AS person, service.state, service.since, service.congress = 'congress:' || asked.number
            AND coalesce(service.since <= asked.day, TRUE) AND coalesce(service.until >= asked.day, TRUE)
            AND coalesce(service.gone_by > asked.day, TRUE) AS held
    FROM service CROSS JOIN asked
),
parties AS (
    SELECT party_membership.from_id AS person,
        first(party_membership.to_id ORDER BY party_membership.since DESC NULLS LAST, party_membership.to_id) AS party
    FROM party_membership JOIN asked ON party_membership.congress = 'congress:' || asked.number
    WHERE coalesce(party_membership.since <= asked.day, TRUE) AND coalesce(party_membership.until >= asked.day, TRUE)
    GROUP BY party_membership.from_id
),
serving AS (
    SELECT person, bool_or(held) AS held, first(state ORDER BY since DESC NULLS LAST, state) FILTER (held) AS state
    FROM seats GROUP BY person
),
members AS (
    SELECT tie.*, CASE
            WHEN tie.since IS NOT NULL OR tie.until IS NOT NULL THEN 'dated'
            WHEN tie.observed_on = asked.day THEN 'seen that day'
            WHEN tie.observed_on IS NOT NULL THEN 'seen in that Congress'
            ELSE 'undated'
        END AS known
    FROM congressional AS tie CROSS JOIN asked
    WHERE coalesce(tie.since <= asked.day, coalesce(tie.seen_in, tie.ended_in) = asked.number, TRUE)
        AND coalesce(tie.until >= asked.day, tie.seen_in >= asked.number, TRUE)
)
SELECT family.id AS committee, committee.label AS committee_name, members.side, members.rank, members.role,
    members.from_id AS person, person.label AS name, parties.party, serving.state, members.known, members.observed_on, members.document
FROM family
JOIN members ON members.to_id = family.id
LEFT JOIN committee ON committee.id = family.id
LEFT JOIN person ON person.id = members.from_id
LEFT JOIN serving ON serving.person = members.from_id
LEFT JOIN parties ON parties.person = members.from_id
WHERE members.known IN ('dated', 'seen that day') OR coalesce(serving.held, TRUE)
ORDER BY family.under, family.id, members.side NULLS LAST, members.rank NULLS LAST, name NULLS LAST, person, members.id
