"""Voteview: scores on the service of each Congress, a switcher's several numbers, and joins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.model.rows import columns
from hillgraph.sources import legislators, voteview
from hillgraph.sources.joins import Joins, joins
from hillgraph.store import merge
from tests.running import SHARED

FIXTURES = Path(__file__).parent / "fixtures"
MEMBERS = (FIXTURES / "voteview" / "HS116_members.csv").read_bytes()
REAL = SHARED / "official"
DAY = date(2026, 6, 15)


def read(document: bytes, found: Joins | None = None) -> list[Record]:
    """Return the records of a file as of the day of all tests."""
    return list(voteview.read(document, file="HS116_members.csv", day=DAY, joins=found))


def scores(records: list[Record]) -> list[tuple[str, str, object, object, tuple[str, ...]]]:
    """Return person, chamber, both scores and the place, of each service."""
    return [
        (
            each.source,
            each.target,
            each.properties.get("nominate1"),
            each.properties.get("nominate2"),
            each.origin.locator,
        )
        for each in records
        if isinstance(each, Tie)
    ]


def test_each_service_has_its_scores_and_a_switcher_both_versions() -> None:
    """A change of party gives a new number and new scores; which is which must stay visible."""
    assert scores(read(MEMBERS)) == [
        ("person:Z000101", "chamber:house", Decimal("0.2"), Decimal("-0.55"), ("icpsr 99901",)),
        ("person:Z000101", "chamber:house", Decimal("-0.123"), Decimal("0.4"), ("icpsr 29901",)),
        ("person:icpsr-29001", "chamber:senate", None, None, ()),
        ("person:icpsr-29902", "chamber:house", Decimal(0), Decimal("1.0"), ()),
    ]


def test_a_switcher_is_one_person_with_every_number() -> None:
    """Roll calls name people by the number of the time."""
    people = {each.key: dict(each.properties) for each in read(MEMBERS) if each.kind == "person"}  # type: ignore[union-attr]

    assert people["Z000101"] == {
        "label": "QUIÑONES, Ana",
        "alt_label": ("QUIÑONES, Ana M.",),
        "bioguide": "Z000101",
        "icpsr": ("29901", "99901"),
    }


def test_who_has_no_bioguide_id_is_joined_by_number_or_stays_visible() -> None:
    """Older files have none; who can't be joined is a person of the number, not dropped."""
    records = read(MEMBERS, Joins(icpsr={"29001": "Z000102"}))

    assert [each.key for each in records if isinstance(each, Thing) and each.kind == "person"] == [
        "Z000101",
        "Z000102",
        "icpsr-29902",
    ]


def test_scores_keep_three_places_in_the_tables() -> None:
    """Two places would merge neighbours, and the two faces would differ."""
    service = columns(model().kinds["service"])

    assert service["nominate1"] == service["nominate2"] == "DECIMAL(18,3)"
    assert columns(model().kinds["spending"])["amount_usd"] == "DECIMAL(18,2)"


def test_scores_and_terms_meet_on_one_service() -> None:
    """The days come from one source and the scores from the other, by key, without matching names."""
    person = b"- {id: {bioguide: Z000101}, name: {first: Ana, last: Q}, terms: [{type: rep, state: OR,"
    terms = person + b" start: '2019-01-03', end: '2021-01-03', district: 0}]}"
    records = [*legislators.read(terms, file="legislators-current.yaml", day=DAY), *read(MEMBERS)]

    nodes = {node.name: node for node in merge.nodes(records, model(), lambda name: "voteview" in name, DAY)}

    node = nodes["service:Z000101.house.116"]
    assert node.properties["since"] == date(2019, 1, 3)
    assert node.properties["nominate1"] == Decimal("0.2")
    assert [(each.property, each.value, each.merged) for each in node.differences] == [
        ("nominate1", Decimal("0.2"), True),
        ("nominate1", Decimal("-0.123"), False),
        ("nominate2", Decimal("-0.55"), True),
        ("nominate2", Decimal("0.4"), False),
    ]
    assert nodes["person:Z000101"].properties["label"] == "Ana Q"


NO_COLUMN = [
    "1: 'number' is a column that nobody knows",
    "1: the column 'icpsr' is missing or there twice",
]
REFUSED = {
    (b"born", b"birth"): ["1: 'birth' is a column that nobody knows"],
    (b"icpsr", b"number"): NO_COLUMN,
    (b"116,Senate", b"116,Moot"): ["5: chamber: 'Moot' doesn't match House|Senate|President"],
    (b"-0.123", b"-0.1234"): [r"3: nominate_dim1: '-0.1234' doesn't match |-?[0-9](?:\.[0-9]{1,3})?"],
    (b",7,,,,", b",7,,"): ["6: 20 cells under 22 columns"],
    (b"STRANGER", b"\xff"): ["6:32: is not in UTF-8: the byte 0xff stands alone"],
    (b'Sam"', b"Sam"): ["6: is not CSV: unexpected end of data"],
}


@pytest.mark.parametrize(("change", "faults"), REFUSED.items())
def test_what_can_not_be_read_is_refused_by_line(change: tuple[bytes, bytes], faults: list[str]) -> None:
    """A score cut off or a column moved would be a wrong number that looks right."""
    with pytest.raises(InvalidInput) as refused:
        read(MEMBERS.replace(*change, 1))

    found = [str(fault).removeprefix("HS116_members.csv:") for fault in refused.value.faults]
    assert found == faults


def test_numbers_join_to_bioguide_ids_and_a_number_of_two_people_joins_nobody() -> None:
    """Older bills name people by THOMAS, the Senate by LIS, Voteview by ICPSR."""
    folder = FIXTURES / "legislators"
    found = joins({path.name: path.read_bytes() for path in folder.glob("*.yaml")})

    assert found.by_thomas("02101") == found.by_thomas("2101") == "Z000101"
    assert found.by_lis("S901") == "Z000101"
    assert found.by_former("Z000901") == "Z000101"
    assert found.by_icpsr("29001") is None
    assert found == joins({"a.yaml": (folder / "legislators-current.yaml").read_bytes()})


@pytest.mark.slow
@pytest.mark.shared
def test_the_real_file_meets_the_real_members() -> None:
    """547 sat in the 119th so far; 532 of them still do, and each has scores."""
    real = (REAL / "voteview" / "HS119_members.csv").read_bytes()
    current = (REAL / "congress-legislators" / "legislators-current.yaml").read_bytes()

    records = list(voteview.read(real, file="HS119_members.csv", day=DAY))
    sitting = {
        each.source
        for each in legislators.read(current, file="legislators-current.yaml", day=DAY)
        if isinstance(each, Tie) and each.properties.get("congress") == "congress:119"
    }

    rows = scores(records)
    assert len(rows) == 547
    assert len({row[0] for row in rows} & sitting) == 532
    assert all(isinstance(score, Decimal) for row in rows for score in row[2:4])
    assert ("person:K000397", "chamber:house", Decimal("0.261"), Decimal("0.381"), ()) in rows


@pytest.mark.slow
@pytest.mark.shared
def test_the_real_members_join_by_every_number() -> None:
    """225 have a number of THOMAS, 100 one of LIS, 320 one of ICPSR."""
    current = (REAL / "congress-legislators" / "legislators-current.yaml").read_bytes()

    found = joins({"legislators-current.yaml": current})

    assert (len(found.thomas), len(found.lis), len(found.icpsr)) == (225, 100, 320)
    assert found.by_thomas("01959") is None
    assert found.by_lis("S275") == found.by_icpsr("39310") == found.by_thomas("172") == "C000127"
