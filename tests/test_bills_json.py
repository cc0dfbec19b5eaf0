"""data.json: both schemas give what BILLSTATUS gives, as far as they carry it."""

from __future__ import annotations

import json
import tarfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import bills_json, billstatus
from hillgraph.store import merge
from tests.running import SHARED

FIXTURES = Path(__file__).parent / "fixtures"
PRESENT = (FIXTURES / "bills_json" / "hr9001-119.json").read_bytes()
OLDER = (FIXTURES / "bills_json" / "hr9003-113.json").read_bytes()
OFFICIAL = (FIXTURES / "billstatus" / "BILLSTATUS-119hr9001.xml").read_bytes()
REAL = SHARED / "official" / "unitedstates-congress"
THOMAS = {"09901": "Z000001"}


def read(document: bytes) -> list[Record]:
    """Return the records of a file, joined by a small index."""
    return list(bills_json.read(document, file="data.json", thomas=THOMAS))


def of(records: list[Record], kind: str) -> list[Tie]:
    """Return the ties of one kind."""
    return [each for each in records if isinstance(each, Tie) and each.kind == kind]


def bill(records: list[Record]) -> Thing:
    """Return the bill."""
    return next(each for each in records if isinstance(each, Thing) and each.kind == "bill")


def refused(document: bytes) -> str:
    """Return the message of the refusal of a file."""
    with pytest.raises(InvalidInput) as refusal:
        read(document)
    return str(refusal.value)


def test_the_present_form_says_of_the_bill_what_billstatus_says() -> None:
    """Two forms of one record should not look like a disagreement."""
    official = bill(list(billstatus.read(OFFICIAL, file="bill.xml"))).properties
    ours = bill(read(PRESENT)).properties

    assert {name for name in ours if ours[name] != official[name]} == {
        "alt_label",
        "latest_action_on",
        "stage",
        "amendment",
        "amendment_count",
        "summary",
    }
    assert official.keys() - ours.keys() == {"enacted_as"}
    assert (ours["stage"], ours["latest_action_on"]) == ("passed house", date(2025, 5, 20))


@pytest.mark.parametrize("kind", ["sponsorship", "service"])
def test_the_present_form_gives_the_same_ties_to_people(kind: str) -> None:
    """They meet on the bioguide id."""
    official = {
        tie.source: (tie.target, tie.since, tie.properties)
        for tie in of(list(billstatus.read(OFFICIAL, file="")), kind)
    }
    ours = {tie.source: (tie.target, tie.since, tie.properties) for tie in of(read(PRESENT), kind)}

    assert ours
    assert ours == {source: official[source] for source in ours}


def test_rejoining_is_a_second_tie_here_too() -> None:
    """The first is withdrawn, the second stands."""
    found = [(tie.source, tie.since, tie.occurrence) for tie in of(read(PRESENT), "cosponsorship")]

    assert found == [
        ("person:Z000002", date(2025, 2, 3), 1),
        ("person:Z000002", date(2025, 4, 1), 2),
    ]


def test_committees_go_by_the_system_code_and_activities_by_its_words() -> None:
    """HSJU with 01 is hsju01; the form knows no day of a referral."""
    found = [(tie.target, tie.since, tie.properties["activity"]) for tie in of(read(PRESENT), "referral")]

    assert found == [
        ("committee:hsju00", None, ("referred to", "reported by")),
        ("committee:hsju01", None, ("referred to",)),
    ]


def test_actions_and_the_roll_call_are_those_of_billstatus() -> None:
    """The time is Washington's already."""
    records = read(PRESENT)

    assert [
        (tie.target, tie.occurrence, tie.since, tie.properties.get("committee"))
        for tie in of(records, "action")
    ] == [
        ("chamber:house", 1, date(2025, 2, 3), None),
        ("chamber:house", 2, date(2025, 2, 3), ("committee:hsju00", "committee:hsru00")),
        ("chamber:house", 3, date(2025, 5, 20), None),
    ]
    assert bill(records).properties["recorded_vote"] == ("document:house-vote.119-1-77",)


def test_an_older_file_joins_people_by_thomas_and_keeps_whom_nobody_joins() -> None:
    """A person without a bioguide id is named by the number, not dropped and not guessed."""
    records = read(OLDER)

    people = {
        each.key: dict(each.properties)
        for each in records
        if isinstance(each, Thing) and each.kind == "person"
    }
    assert people == {
        "Z000001": {"label": "Ada B. Muster, Jr.", "bioguide": "Z000001"},
        "thomas-09903": {"label": "Cleo Vorbild"},
    }
    assert [(tie.source, tie.since, dict(tie.properties)) for tie in of(records, "cosponsorship")] == [
        ("person:thomas-09903", date(2013, 5, 1), {})
    ]
    assert bill(records).properties["stage"] == "referred"
    assert of(records, "party_membership") == []


@pytest.mark.parametrize("document", [PRESENT, OLDER], ids=["present", "older"])
def test_everything_it_yields_is_in_the_vocabulary_and_can_be_merged(document: bytes) -> None:
    """A property that model.yml doesn't have would vanish from one face of the graph."""
    found = merge.nodes(read(document), model(), lambda _: 0, date(2026, 6, 25))

    assert [
        (node.name, name)
        for node in found
        for name in node.properties
        if name not in model().kinds[node.kind].properties
    ] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"novelty": 1}, "Object contains unknown field `novelty`"),
        ({"sponsor": {"novelty": 1}}, "Object contains unknown field `novelty` - at `$.sponsor`"),
        ({"number": 9001}, "Expected `str`, got `int` - at `$.number`"),
        ({"bill_type": "hx"}, "$.bill_id: 'hr9003-113' doesn't name a bill"),
        ({"status": "ASLEEP"}, "$.status: 'ASLEEP' is no status that is known"),
        ({"introduced_at": "2013-02-30"}, "$.introduced_at: '2013-02-30' is not a day (YYYY-MM-DD)"),
        (
            {"sponsor": {"name": "Muster, Ada", "state": "IL", "title": "Rep"}},
            "has neither a bioguide_id nor a thomas_id",
        ),
        (
            {"related_bills": [{"bill_id": "s2-113", "reason": "cousin", "type": "bill"}]},
            "$.related_bills[0]: 'cousin' of 's2-113' is no relation",
        ),
    ],
)
def test_what_nobody_knows_stops_with_its_path(change: dict[str, object], message: str) -> None:
    """A new field or word should be decided on, not lost."""
    assert message in refused(json.dumps({**json.loads(OLDER), **change}).encode())


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"", "data.json: is empty; fetch it again"),
        (b"<!DOCTYPE html><html>", "data.json:1:1: is HTML, not a bill's data.json: an error page?"),
        (b'{"bill_id":\n"h', "data.json:2:3: is not a bill's data.json: Input data was truncated"),
        (b'{"bill_id": "\0"}', "data.json:1:14: holds a NUL, which no text has"),
        (b'{"subjects":[' + b"1," * 4_000_001 + b"1]}", "data.json: has 4,000,001 commas"),
        (
            b'{"bill_id":\n x}',
            "data.json:2:2: is not a bill's data.json: JSON is malformed: invalid character (byte 13)",
        ),
        (b"[" * 1_000_000, "Expected `object`, got `array`"),
        (b'{"history":' + b"[" * 1_000_000, "is nested too deeply"),
        (b'{"history": "\xff"}', "data.json:1:14: is not in UTF-8: the byte 0xff stands alone"),
    ],
)
def test_what_is_not_json_is_a_message(document: bytes, message: str) -> None:
    """One line, no trace."""
    assert message in refused(document)


@pytest.mark.slow
@pytest.mark.shared
def test_every_measure_of_the_113th_house_reads() -> None:
    """3,085 files of the older schema."""
    kinds: Counter[str] = Counter()
    with tarfile.open(REAL / "113-house-bills-data-json.tar.gz") as archive:
        for member in archive:
            inner = archive.extractfile(member) if member.name.endswith(".json") else None
            if inner:
                kinds.update(each.kind for each in bills_json.read(inner.read(), file=member.name, thomas={}))

    assert {
        name: kinds[name] for name in ("bill", "sponsorship", "cosponsorship", "referral", "statute")
    } == {
        "bill": 3085,
        "sponsorship": 3085,
        "cosponsorship": 47358,
        "referral": 6420,
        "statute": 14,
    }
