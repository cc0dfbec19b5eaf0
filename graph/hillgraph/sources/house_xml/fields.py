"""The table of fields of both House forms: each element is read, or ignored for a reason; others are refused.

``LD-1`` is the form of registration, ``LD-2`` the report of activity. A name with ``*`` may repeat; a form
has many such slots, most of them blank. Where files spell a field in another way that follows after a bar.

Source: Clerk of the House, lobbying disclosure, XML of the forms LD-1 and LD-2.
"""

from __future__ import annotations

from collections.abc import Mapping

_REGISTRANT = """
    organizationName firstName lastName address1 address2 city state zip country
    principal_city principal_state principal_country selfSelect
"""
_CLIENT = """
    clientAddress clientCity clientState clientZip clientCountry
    prinClientCity prinClientState prinClientCountry
"""
_FILED = "clientName clientGovtEntity senateID houseID reportYear reportType signedDate"

READ: Mapping[str, str] = {
    "LD-1": f"""
        {_REGISTRANT} {_CLIENT} {_FILED} effectiveDate registrantGeneralDescription
        clientGeneralDescription specific_issues lobbyists alis affiliatedOrgs foreignEntities
        convictionDisclosure
    """,
    "LD-2": f"""
        {_REGISTRANT} {_FILED} terminationDate noLobbying income expenses expensesMethod alis updates
        convictionDisclosure
    """,
    "specific_issues": "description*",
    "lobbyists": "lobbyist*",
    "lobbyist": "lobbyistFirstName lobbyistLastName lobbyistSuffix coveredPosition lobbyistNew",
    "alis": "ali_info* ali_Code*",
    "ali_info": "issueAreaCode specific_issues federal_agencies lobbyists foreign_entity_issues",
    "updates": f"{_CLIENT} generalDescription affiliatedOrgs foreignEntities",
    "affiliatedOrgs": "affiliatedOrg*",
    "affiliatedOrg": """
        affiliatedOrgName affiliatedOrgAddress affiliatedOrgCity affiliatedOrgState affiliatedOrgZip
        affiliatedOrgCountry
    """,
    "foreignEntities": "foreignEntity*",
    "foreignEntity": """
        name address city state country prinCountry contribution
        ownership_Percentage|Ownership_percentage|ownership_percentage
    """,
    "convictionDisclosure": "convictions",
    "convictions": "convictionDetail*",
    "convictionDetail": "lobbyistName convictionDate convictionDescription",
}

_CONTACT = """
    prefix contactPrefix contactName contactPhone contactIntlPhone contactEmail printedName signerEmail
"""

# The reason first, then the fields by what they stand in. All below them goes with them.
IGNORED: Mapping[str, Mapping[str, str]] = {
    "tells how the form came in, not what it says": dict.fromkeys(
        ("LD-1", "LD-2"), "imported pages submitURL"
    ),
    "is whom to call about the form, or who sent it in, who need not lobby": dict.fromkeys(
        ("LD-1", "LD-2"), _CONTACT
    ),
    "is told by the report's type": {"LD-1": "regType"},
    "follows from the address beside it": {
        "LD-1": "registrantDifferentAddress zipext principal_zip principal_zipext clientZipExt clientZipext "
        "prinClientZip prinClientZipExt prinClientZipext",
        "LD-2": "registrantDifferentAddress zipext principal_zip principal_zipext",
        "updates": "clientZipext clientZipExt prinClientZip prinClientZipext prinClientZipExt",
        "affiliatedOrg": "affiliatedPrinOrgCity affiliatedPrinOrgState affiliatedPrinOrgCountry",
        "foreignEntity": "prinCity prinState",
    },
    "names a page with more names, which is no part of the register": {
        "LD-1": "affiliatedUrl",
        "updates": "affiliatedUrl",
    },
    "ends what earlier forms listed; each form lists who and what is active": {
        "updates": "inactive_lobbyists inactive_ALIs inactiveOrgs inactive_ForeignEntities",
    },
    "is told by the convictions beside it": {"convictionDisclosure": "convictionDisclosureIndicator"},
}


class Names:
    """What the fields of one element are called: by their spelling, which repeat, and which are ignored."""

    __slots__ = ("ignored", "read", "repeated")

    def __init__(self, read: str, ignored: str) -> None:
        spelled = [name.rstrip("*").split("|") for name in read.split()]
        self.read = {spelling: spellings[0] for spellings in spelled for spelling in spellings}
        self.repeated = frozenset(name.rstrip("*") for name in read.split() if name.endswith("*"))
        self.ignored = frozenset(ignored.split())


TABLE: Mapping[str, Names] = {
    path: Names(read, " ".join(fields.get(path, "") for fields in IGNORED.values()))
    for path, read in READ.items()
}
