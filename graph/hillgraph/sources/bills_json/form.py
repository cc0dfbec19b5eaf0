"""The form of ``data.json``: every field of both schemas, and whether it is read.

msgspec decodes by it; a field that is in neither stops the reading with its path. Fields typed
`Raw` are ignored: they repeat what stands elsewhere in the file, or tell of what the graph has
from its own source.

Source: unitedstates/congress, congress/tasks/bill_info.py, and its data of the 113th Congress.
"""

from __future__ import annotations

from msgspec import Raw, Struct


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """A sponsor or cosponsor; before 2014 by the number of THOMAS."""

    name: str
    state: str
    title: str
    bioguide_id: str | None = None
    thomas_id: str | None = None
    district: str | None = None
    type: str = "person"
    sponsored_at: str | None = None
    withdrawn_at: str | None = None
    original_cosponsor: bool | None = None


class Action(Struct, frozen=True, forbid_unknown_fields=True):
    """An action; its text is without the references that were at its end."""

    acted_at: str
    text: str
    type: str
    action_code: str = ""
    committees: list[str] | None = None
    status: str | None = None
    where: str | None = None
    roll: str | int | None = None
    references: Raw = Raw(b"")
    links: Raw = Raw(b"")
    bill_ids: Raw = Raw(b"")
    calendar: Raw = Raw(b"")
    committee: Raw = Raw(b"")
    in_committee: Raw = Raw(b"")
    subcommittee: Raw = Raw(b"")
    in_subcommittee: Raw = Raw(b"")
    congress: Raw = Raw(b"")
    number: Raw = Raw(b"")
    law: Raw = Raw(b"")
    how: Raw = Raw(b"")
    result: Raw = Raw(b"")
    suspension: Raw = Raw(b"")
    under: Raw = Raw(b"")
    vote_type: Raw = Raw(b"")
    pocket: Raw = Raw(b"")


class Committee(Struct, frozen=True, forbid_unknown_fields=True):
    """A committee, or a subcommittee by the committee's id and its own."""

    activity: list[str]
    committee: str
    committee_id: str
    subcommittee: str | None = None
    subcommittee_id: str | None = None


class Title(Struct, frozen=True, forbid_unknown_fields=True, rename={"state": "as"}):
    """A title; *type* is display, official, short, popular or nonbillreport."""

    title: str
    type: str
    is_for_portion: bool = False
    state: str | None = None
    textVersionCode: Raw = Raw(b"")  # noqa: N815 - the file's own spelling


class Related(Struct, frozen=True, forbid_unknown_fields=True):
    """A related bill, as in ``s1301-118``."""

    bill_id: str
    reason: str
    type: str
    identified_by: str | None = None


class Amendment(Struct, frozen=True, forbid_unknown_fields=True):
    """An amendment; *amendment_type* is that of BILLSTATUS in lower case."""

    amendment_type: str
    number: int | str
    amendment_id: Raw = Raw(b"")
    chamber: Raw = Raw(b"")


class Law(Struct, frozen=True, forbid_unknown_fields=True):
    """A law; *law_type* is public or private."""

    congress: str
    law_type: str
    number: str


class Summary(Struct, frozen=True, forbid_unknown_fields=True, rename={"state": "as", "as_of": "asOf"}):
    """The newest summary; *date* is that of its update since there is *as_of*, before that of the action."""

    date: str | None = None
    state: str | None = None
    as_of: str | None = None
    text: Raw = Raw(b"")


class Bill(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    bill_id: str
    bill_type: str
    number: str
    congress: str
    introduced_at: str
    titles: list[Title]
    actions: list[Action]
    committees: list[Committee]
    cosponsors: list[Person]
    related_bills: list[Related]
    amendments: list[Amendment]
    subjects: list[str]
    status: str
    sponsor: Person | None = None
    official_title: str | None = None
    short_title: str | None = None
    popular_title: str | None = None
    subjects_top_term: str | None = None
    enacted_as: Law | None = None
    summary: Summary | None = None
    committee_reports: list[str] = []
    by_request: bool = False
    updated_at: str | None = None
    history: Raw = Raw(b"")
    status_at: Raw = Raw(b"")
    url: Raw = Raw(b"")
