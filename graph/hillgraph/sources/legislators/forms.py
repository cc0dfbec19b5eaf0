"""The fields of each kind of file: which are read, and why the others are not."""

from __future__ import annotations

from hillgraph.sources.accounting import form

REACHED = "how to reach an office"
ELSEWHERE = "a number or name in a register that nothing here is joined with"
NO_PLACE = "the vocabulary has no place for it"
OTHERS_WORDS = "a text on the committee that isn't ours to copy"

PERSON = form(
    read="""
        id.bioguide id.lis id.govtrack id.icpsr id.icpsr_prez id.wikidata
        name.first name.middle name.last name.suffix name.nickname name.official_full
        other_names[].first other_names[].middle other_names[].last other_names[].suffix
        other_names[].nickname other_names[].official_full
        bio.birthday bio.died
        terms[].type terms[].start terms[].end terms[].state terms[].district terms[].class
        terms[].party terms[].caucus
        terms[].party_affiliations[].start terms[].party_affiliations[].end
        terms[].party_affiliations[].party terms[].party_affiliations[].caucus
    """,
    ignored={
        ELSEWHERE: """
            id.ballotpedia id.cspan id.fec id.google_entity_id id.house_history
            id.house_history_alternate id.maplight id.opensecrets id.pictorial id.votesmart
            id.wikipedia
        """,
        "read by joins, for sources that name people by it": "id.thomas id.bioguide_previous",
        REACHED: """
            terms[].address terms[].contact_form terms[].fax terms[].office terms[].phone
            terms[].rss_url terms[].url
        """,
        NO_PLACE: """
            bio.gender bio.religion family leadership_roles other_names[].start other_names[].end
            terms[].end-type terms[].how terms[].state_rank
        """,
    },
)

COMMITTEE = form(
    read="""
        type name thomas_id url names.* congresses[]
        subcommittees[].name subcommittees[].thomas_id subcommittees[].names.*
        subcommittees[].congresses[]
    """,
    ignored={
        "parts of thomas_id": "house_committee_id senate_committee_id",
        REACHED: """
            address phone rss_url minority_rss_url minority_url youtube_id
            subcommittees[].address subcommittees[].phone
        """,
        ELSEWHERE: "wikipedia subcommittees[].wikipedia",
        OTHERS_WORDS: "jurisdiction jurisdiction_source",
    },
)

MEMBER = form(
    read="bioguide party rank title",
    ignored={
        "kept by the source for debugging": "name",
        "read by joins": "thomas",
        "plain from the person's service": "chamber",
    },
)
