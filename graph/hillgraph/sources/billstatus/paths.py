"""The table of fields: each path in a BILLSTATUS file is read under one name, or ignored for a reason.

It holds every version at once: 3.0.0, 1.0.0 and the one without a number. Where an older version
calls a field otherwise, that name follows after a bar, as in ``number|billNumber``. A field in no
line of it is refused.

Sources: usgpo/bill-status, User Guide and its samples of each version; for the names that only the
live files have, LibraryOfCongress/api.congress.gov, Documentation/BillEndpoint.md.
"""

from __future__ import annotations

from collections.abc import Mapping

VERSIONS = ("1.0.0", "3.0.0")
IGNORED = "-"
_PERSON = "bioguideId fullName party state district"
_VOTE = "rollNumber url chamber congress date sessionNumber"

READ = {
    "billStatus": "bill version",
    "bill": """
        version number|billNumber type|billType congress introducedDate updateDate title titles
        committees actions latestAction sponsors cosponsors policyArea|primarySubject subjects
        relatedBills laws summaries recordedVotes amendments committeeReports
    """,
    "bill/sponsors": "item",
    "bill/sponsors/item": f"{_PERSON} isByRequest|byRequestType",
    "bill/cosponsors": "item",
    "bill/cosponsors/item": f"{_PERSON} sponsorshipDate isOriginalCosponsor sponsorshipWithdrawnDate",
    "bill/committees": "item inner|billCommittees",
    "bill/committees/item": "systemCode name chamber activities subcommittees",
    "bill/committees/item/activities": "item",
    "bill/committees/item/activities/item": "name date",
    "bill/committees/item/subcommittees": "item",
    "bill/committees/item/subcommittees/item": "systemCode name activities",
    "bill/committees/item/subcommittees/item/activities": "item",
    "bill/committees/item/subcommittees/item/activities/item": "name date",
    "bill/actions": "item",
    "bill/actions/item": """
        actionDate actionTime text type actionCode sourceSystem committees committee recordedVotes
    """,
    "bill/actions/item/sourceSystem": "code name",
    "bill/actions/item/committees": "item",
    "bill/actions/item/committees/item": "systemCode name",
    "bill/actions/item/recordedVotes": "item|recordedVote",
    "bill/actions/item/recordedVotes/item": _VOTE,
    "bill/latestAction": "actionDate",
    "bill/titles": "item",
    "bill/titles/item": "titleType title",
    "bill/policyArea": "name",
    "bill/subjects": "legislativeSubjects|otherSubjects inner|billSubjects",
    "bill/subjects/legislativeSubjects": "item",
    "bill/subjects/legislativeSubjects/item": "name",
    "bill/relatedBills": "item",
    "bill/relatedBills/item": "congress type number relationshipDetails",
    "bill/relatedBills/item/relationshipDetails": "item",
    "bill/relatedBills/item/relationshipDetails/item": "type identifiedBy",
    "bill/laws": "item",
    "bill/laws/item": "type number",
    "bill/summaries": "item|summary inner|billSummaries",
    "bill/summaries/item": "versionCode actionDate actionDesc updateDate lastSummaryUpdateDate",
    "bill/recordedVotes": "item|recordedVote",
    "bill/recordedVotes/item": _VOTE,
    "bill/amendments": "item|amendment",
    "bill/amendments/item": "type number",
    "bill/committeeReports": "item|committeeReport",
    "bill/committeeReports/item": "citation",
}

_OF_PERSON = "firstName middleName lastName name identifiers url"
_COUNTS = "count countIncludingWithdrawnCosponsors totalCount currentCount"

# The reason first, then the fields by the path of what they stand in. All below them goes with them.
UNREAD: Mapping[str, Mapping[str, str]] = {
    "describes the file itself, the same in each": {"billStatus": "dublinCore", "bill": "cdata"},
    "dates the file and not the bill; updateDate is read": {"bill": "createDate updateDateIncludingText"},
    "follows from type, Congress and number": {
        "bill": "originChamber originChamberCode legislationUrl",
        "bill/committees/item": "url",
    },
    "has one value only, False": {"bill": "isReserved"},
    "is the sponsor's own argument, at length; no question asks for it": {
        "bill": "constitutionalAuthorityStatementText"
    },
    "lists the bill's texts, which are documents of another source": {"bill": "textVersions"},
    "lists estimates of the Congressional Budget Office, documents of another source": {
        "bill": "cboCostEstimates"
    },
    "is a remark of the website in HTML": {"bill": "notes"},
    "is told by the text of the action that put it on the calendar": {
        "bill": "calendarNumbers",
        "bill/actions/item": "calendarNumber",
    },
    "is a name in pieces, of several spellings and some in capitals; fullName is read": {
        "bill/sponsors/item": _OF_PERSON,
        "bill/cosponsors/item": _OF_PERSON,
    },
    "counts what is listed beside it": {
        "bill/cosponsors": _COUNTS,
        "bill/actions": "count actionTypeCounts actionByCounts",
        "bill/subjects": "count url",
        "bill/titles": "count url",
        "bill/summaries": "count url",
        "bill/relatedBills": "count url",
        "bill/amendments": "count url",
        "bill/committees": "count url",
    },
    "says whether the committee stands; no question asks for it": {"bill/committees/item": "type"},
    "is listed again under committeeReports": {
        "bill/committees/item/activities/item": "reports",
        "bill/committees/item/subcommittees/item/activities/item": "reports",
    },
    "repeats an action, whose text may change while its day stands": {
        "bill/latestAction": "text actionTime links"
    },
    "is an address of what the text names": {"bill/actions/item": "links"},
    "is told by the action that took the vote": {
        "bill/recordedVotes/item": "fullActionName",
        "bill/actions/item/recordedVotes/item": "fullActionName",
    },
    "is told by the type of the title": {
        "bill/titles/item": "titleTypeCode parentTitleType chamberCode chamberName "
        "billTextVersionName billTextVersionCode updateDate"
    },
    "is the same as bill/policyArea": {"bill/subjects": "policyArea|primarySubject"},
    "dates a term, or is the term above it in a thesaurus given up in 2016": {
        "bill/policyArea": "updateDate parentSubject",
        "bill/subjects/legislativeSubjects/item": "updateDate parentSubject",
    },
    "is told by the related bill's own file": {
        "bill/relatedBills/item": "title|latestTitle latestAction url"
    },
    "is the summary itself, which stays with its document": {"bill/summaries/item": "text cdata name"},
    "tells of an amendment, which is counted and named here and no more": {
        "bill/amendments/item": "actions amendedAmendment amendedBill amendedTreaty amendments "
        "amendmentsToAmendment chamber congress cosponsors createDate description latestAction links "
        "notes onBehalfOfSponsor proposedDate purpose sponsors submittedDate textVersions titles "
        "updateDate updateDateIncludingText url version"
    },
}


def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {path: _names(fields) for path, fields in READ.items()}
    for fields_by_path in UNREAD.values():
        for path, fields in fields_by_path.items():
            table[path] |= {name: f"{IGNORED}{name}" for name in _names(fields)}
    return table


def _names(fields: str) -> dict[str, str]:
    spelled = (field.split("|") for field in fields.split())
    return {spelling: spellings[0] for spellings in spelled for spelling in spellings}


TABLE: Mapping[str, Mapping[str, str]] = _table()
