"""congress-legislators: people, terms, parties, committees and their members, by exact values."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hillgraph.errors import InvalidInput
from hillgraph.model.records import Origin, Record, Thing, Tie
from hillgraph.sources import legislators
from tests.running import SHARED

FIXTURES = Path(__file__).parent / "fixtures" / "legislators"
REAL = SHARED / "official" / "congress-legislators"
DAY = date(2026, 6, 15)
CURRENT = Origin("document:legislators.current", "dataset:legislators.2026-06-15", DAY)

Row = tuple[str, str, date | None, date | None, dict[str, object], int]


def read(name: str, folder: Path = FIXTURES) -> list[Record]:
    """Return the records of a file as of the day of all tests."""
    return list(legislators.read((folder / f"{name}.yaml").read_bytes(), file=f"{name}.yaml", day=DAY))


def things(records: list[Record], kind: str) -> dict[str, dict[str, object]]:
    """Return the properties of the things of a kind, by key."""
    return {
        each.key: dict(each.properties) for each in records if isinstance(each, Thing) and each.kind == kind
    }


def ties(records: list[Record], kind: str, person: str | None = None) -> list[Row]:
    """Return the ties of a kind, of one person or of all."""
    return [
        (each.source, each.target, each.since, each.until, dict(each.properties), each.occurrence)
        for each in records
        if isinstance(each, Tie) and each.kind == kind and person in {None, each.source}
    ]


def typed(value: Any) -> Any:
    """Return *value* with the numbers and nulls that the published JSON has."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [typed(each) for each in value]
    number = value.isdigit() and not value.startswith("0")
    return None if value == "null" else int(value) if number else value


def faults(text: str, file: str = "legislators-current.yaml") -> list[str]:
    """Return the faults for which a text is refused."""
    with pytest.raises(InvalidInput) as refused:
        list(legislators.read(text.encode(), file=file, day=DAY))
    return [str(fault) for fault in refused.value.faults]


def test_a_person_has_every_number_and_every_form_of_the_name() -> None:
    """Accents, nicknames and former names are what people type and other sources write."""
    people = things(read("legislators-current"), "person")

    assert people["Z000101"] == {
        "label": "Ana M. Quiñones",
        "alt_label": ("Ana Quiñones", "Ana Vidal", "Nita Quiñones", "Nita Vidal"),
        "given_name": "Ana",
        "family_name": "Quiñones",
        "birth_date": date(1970, 2, 3),
        "bioguide": "Z000101",
        "icpsr": ("29001",),
        "lis": "S901",
        "govtrack": "900101",
        "same_as": ("http://www.wikidata.org/entity/Q900000101",),
    }


def test_a_name_that_yaml_takes_for_a_truth_value_stays_a_name() -> None:
    """`No` is a family name; a reader that types plain words makes it false."""
    people = things(read("legislators-current"), "person")

    assert people["Z000102"]["family_name"] == "No"
    assert people["Z000102"]["label"] == "Hana No, Jr."


def test_a_service_is_one_a_chamber_and_congress_and_a_return_is_a_second() -> None:
    """A bill names people by Congress; a Senate term spans three, and who comes back is back again."""
    served = ties(read("legislators-current"), "service", "person:Z000101")

    house: dict[str, object] = {"congress": "congress:117", "state": "OR", "district": 0}
    senate = {"state": "OR", "senate_class": 1}
    start, end = "person:Z000101", "chamber:senate"
    assert served == [
        (start, "chamber:house", date(2021, 1, 3), date(2021, 5, 31), house, 1),
        (start, "chamber:house", date(2022, 6, 7), date(2023, 1, 3), house, 2),
        (start, end, date(2023, 1, 6), date(2025, 1, 3), {"congress": "congress:118", **senate}, 1),
        (start, end, date(2025, 1, 3), date(2027, 1, 3), {"congress": "congress:119", **senate}, 1),
        (start, end, date(2027, 1, 3), date(2029, 1, 3), {"congress": "congress:120", **senate}, 1),
    ]


def test_two_terms_without_a_gap_are_one_service_and_a_change_of_party_is_two_memberships() -> None:
    """Appointed, then elected, is one stay; the party changed within it, and the caucus is no party."""
    records = read("legislators-current")

    assert ties(records, "service", "person:Z000102") == [
        (
            *("person:Z000102", "chamber:senate", date(2021, 1, 20), date(2023, 1, 3)),
            {"congress": "congress:117", "state": "NE", "senate_class": 3},
            1,
        )
    ]
    assert ties(records, "party_membership", "person:Z000102") == [
        (
            *("person:Z000102", "party:republican", date(2021, 1, 20), date(2022, 12, 8)),
            {"congress": "congress:117"},
            1,
        ),
        (
            *("person:Z000102", "party:independent", date(2022, 12, 9), date(2023, 1, 3)),
            {"congress": "congress:117", "caucuses_with": "party:democratic"},
            1,
        ),
    ]


def test_before_1935_a_congress_began_in_march_and_a_republican_of_1795_was_jeffersons() -> None:
    """Cut at the wrong day, a term leaks into the next Congress; one word meant two parties."""
    records = read("legislators-historical")

    assert [(row[1], row[2], row[3], row[4]["congress"]) for row in ties(records, "service")] == [
        ("chamber:house", date(1795, 12, 7), date(1797, 3, 3), "congress:4"),
        ("chamber:senate", date(1929, 3, 4), date(1931, 3, 4), "congress:71"),
        ("chamber:senate", date(1931, 3, 4), date(1933, 3, 4), "congress:72"),
        ("chamber:senate", date(1933, 3, 4), date(1935, 1, 3), "congress:73"),
    ]
    assert "district" not in ties(records, "service")[0][4]
    assert things(records, "party") == {
        "democratic-republican": {"label": "Democratic-Republican Party", "alt_label": ("Republican",)},
        "farmer-labor": {"label": "Farmer-Labor"},
    }


def test_an_executive_holds_an_office_and_a_second_stay_is_a_second_tie() -> None:
    """Presidents sit in no chamber; two terms on end are one stay, a return is another."""
    records = read("executive")

    elected = {"role": "President", "party": "party:democratic"}
    start, end = "person:ruth-allen", "organization:us-president"
    assert ties(records, "affiliation") == [
        (
            *(start, "organization:us-vice-president", date(1985, 1, 20), date(1989, 1, 20)),
            {"role": "Vice President"},
            1,
        ),
        (start, end, date(1993, 1, 20), date(2001, 1, 20), elected, 1),
        (start, end, date(2005, 1, 20), date(2009, 1, 20), elected, 2),
    ]
    assert [*things(records, "party")] == ["democratic"]
    assert ties(records, "service") == ties(records, "party_membership") == []


def test_a_committee_is_keyed_as_bills_name_it_and_keeps_its_former_names() -> None:
    """`HSLH01` in one file is `hslh01` in the other; old bills use old names."""
    now, then = (things(read(f"committees-{when}"), "committee") for when in ("current", "historical"))

    assert now == {
        "hslh00": {
            "label": "House Committee on Lighthouses",
            "chamber": "chamber:house",
            "page": ("https://example.org/lighthouses",),
        },
        "hslh01": {
            "label": "Lamps and Oil",
            "chamber": "chamber:house",
            "part_of": "committee:hslh00",
        },
        "jsti00": {"label": "Joint Committee on Tides"},
    }
    assert then["hslh00"]["alt_label"] == ("Lighthouses and Buoys",)
    assert then["hslh00"]["congress"] == ("congress:95", "congress:101")
    assert then["hslh0a"]["alt_label"] == ("Wicks and Wax",)


def test_a_membership_has_rank_role_side_and_the_day_observed() -> None:
    """A title is worded many ways; who isn't in any list of people is still named."""
    rows = ties(read("committee-membership-current"), "committee_membership")

    seen = {"observed_on": DAY}
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("person:Z000102", "committee:hslh00", {"role": "chair", "rank": 1, "side": "majority", **seen}),
        (
            *("person:Z000101", "committee:hslh00"),
            {"role": "ranking member", "rank": 1, "side": "minority", **seen},
        ),
        ("person:Z000999", "committee:hslh01", {"role": "member", "rank": 2, "side": "majority", **seen}),
        ("person:Z000102", "committee:jsti00", {"role": "cochair", "rank": 1, "side": "majority", **seen}),
    ]


def test_every_record_says_which_document_of_which_day_it_is_from() -> None:
    """Provenance is decided here and nowhere later."""
    records = read("legislators-current")

    assert {each.origin for each in records} == {CURRENT}
    assert things(records, "document")["legislators.current"] == {
        "label": "legislators-current",
        "title": "legislators-current",
        "publisher": "unitedstates/congress-legislators",
        "updated_on": DAY,
        "page": ("https://unitedstates.github.io/congress-legislators/legislators-current.yaml",),
        "dataset": "dataset:legislators.2026-06-15",
    }


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_published_json_gives_the_same_as_the_yaml(path: Path) -> None:
    """The project publishes both; numbers and nulls there are typed."""
    data = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
    published = json.dumps(typed(data), indent=2).encode()

    found = list(legislators.read(published, file=f"{path.stem}.json", day=DAY))

    assert found == read(path.stem)


def test_every_fault_is_named_with_its_line_and_path() -> None:
    """A field that nobody knows may be the one that matters: the reading stops, with all of them."""
    text = """\
- id: {bioguide: Z000101, myspace: ana}
  name: {last: Quiñones}
  terms:
  - {type: rep, start: 2021-02-30, end: 2023-01-03}
- id: {bioguide: z1}
  name: {last: No}
  terms: []
- id: {}
  name: {last: No}
  terms:
  - {type: mayor, start: 2021-01-03, end: 2023-01-03, party: {of: one}}
"""

    assert faults(text) == [
        "legislators-current.yaml:1:27: [0].id.myspace is a field that nobody knows",
        "legislators-current.yaml:4:24: [0].terms[0].start: '2021-02-30' is not a day (YYYY-MM-DD)",
        "legislators-current.yaml:5:18: [1].id.bioguide: 'z1' is not a bioguide id",
        "legislators-current.yaml:11:12: [2].terms[0].type: 'mayor' is none of rep, sen, prez, viceprez",
        "legislators-current.yaml:11:63: [2].terms[0].party.of is a field that nobody knows",
    ]


HALL = "- {type: house, name: Hall, thomas_id: HSTH"
SHORT = "- {id: {}, name: {last: No}, terms: [{type: rep, start: '2021-01-03', end: '2020-01-03'}]}"
REFUSED = {
    "HSLH: [{bioguide: Z000101, title: Tsar}]": "1:35: HSLH[0].title: 'Tsar' is a title that nobody knows",
    "HSLH: [{bioguide: Z000101, party: odd}]": "1:35: HSLH[0].party: 'odd' is none of majority, minority",
    "HSLH: [{name: Ana}]": "1:8: HSLH[0]: the field 'bioguide' is missing",
    "HS: []": "1:1: 'HS' is not the code of a committee, as HSJU or HSJU01",
    "- {type: town, thomas_id: HSTH}": "1:10: [0].type: 'town' is none of house, senate, joint",
    f"{HALL}, congresses: [now]}}": "1:58: [0].congresses: takes the numbers of Congresses",
    f"{HALL}, url: 'ftp://x'}}": "1:51: [0].url: 'ftp://x' is not an http address",
    SHORT: "1:76: [0].terms[0].end: from 2021-01-03 to 2020-01-03 is no term",
    "- {id: {}, name: {last: 노}}": "1:18: [0].name: there is neither a bioguide id nor a Latin name",
    "just words": "1:1: is neither a list nor a table",
    "- just words": "1:3: [0]: takes a set of fields",
    "- *a": "1:3: an alias (*a); write the value out",
    "": " is empty; fetch it again",
    "# a word on nothing": " holds nothing",
}


@pytest.mark.parametrize(("text", "fault"), REFUSED.items())
def test_what_can_not_be_read_is_refused_by_name(text: str, fault: str) -> None:
    """Nothing is guessed: no default stands in for a word, day or code that isn't known."""
    assert faults(text, "f.yaml") == [f"f.yaml:{fault}"]


def test_two_people_never_share_a_key() -> None:
    """Without a bioguide id the key is the name; two of one name would become one person."""
    one = "- {id: {}, name: {first: Ruth, last: Allen}, terms: []}\n"

    assert faults(one * 2, "executive.yaml") == [
        "executive.yaml:2:3: [1]: person:ruth-allen again; without a bioguide id a name must be the only one"
    ]


@pytest.mark.hostile
@pytest.mark.parametrize(("opening", "column"), [("[", 101), ("{a: ", 401), ("- ", 201)])
def test_a_million_brackets_are_a_message_and_no_crash(opening: str, column: int) -> None:
    """A reader that recurses in C takes the whole process down."""
    told = f"legislators-current.yaml:1:{column}: is nested too deeply: over 100 levels"

    assert faults(opening * 1_000_000) == [told]


@pytest.mark.slow
@pytest.mark.shared
def test_the_real_members_are_537_with_100_in_the_senate_now() -> None:
    """Counted in the file of 2026-06-15: 437 in the House, delegates among them, and 100 senators."""
    records = read("legislators-current", REAL)

    sitting = Counter(row[1] for row in ties(records, "service") if row[2] <= DAY < row[3])  # type: ignore[operator]
    assert len(things(records, "person")) == 537
    assert sitting == {"chamber:house": 437, "chamber:senate": 100}
    assert {row[5] for row in ties(records, "service")} == {1}


@pytest.mark.shared
def test_sanders_king_and_kiley_are_independents_who_caucus_with_a_party() -> None:
    """Party and caucus are not the same, and Kiley's changed in the middle of a term."""
    records = read("legislators-current", REAL)

    found = [
        (row[0], row[1], row[2], row[3], row[4].get("caucuses_with"))
        for row in ties(records, "party_membership")
        if row[0] in {"person:S000033", "person:K000383", "person:K000401"}
        and row[4]["congress"] == "congress:119"
    ]
    began, ends = date(2025, 1, 3), date(2027, 1, 3)
    assert sorted(found, key=lambda row: (row[0], row[2])) == [
        ("person:K000383", "party:independent", began, ends, "party:democratic"),
        ("person:K000401", "party:republican", began, date(2026, 3, 8), None),
        ("person:K000401", "party:independent", date(2026, 3, 9), ends, "party:republican"),
        ("person:S000033", "party:independent", began, ends, "party:democratic"),
    ]


@pytest.mark.slow
@pytest.mark.shared
def test_each_real_membership_is_of_a_person_and_a_committee_that_the_files_list() -> None:
    """49 committees, 181 subcommittees and 3,879 memberships; none of them dangles that day."""
    people = things(read("legislators-current", REAL), "person")
    listed = things(read("committees-current", REAL), "committee")
    members = ties(read("committee-membership-current", REAL), "committee_membership")

    dangling = [row for row in members if row[0][7:] not in people or row[1][10:] not in listed]
    assert sum(key.endswith("00") for key in listed) == 49
    assert sum(not key.endswith("00") for key in listed) == 181
    assert (len(members), len({row[:2] for row in members}), dangling) == (3879, 3879, [])
    assert Counter(row[4]["role"] for row in members) == {
        "member": 3268,
        "chair": 226,
        "ranking member": 217,
        "ex officio": 118,
        "vice chair": 49,
        "cochair": 1,
    }


@pytest.mark.shared
def test_the_other_real_files_are_read_whole() -> None:
    """70 committees with 442 subcommittees since 1973, and 80 presidents and vice presidents."""
    historical = things(read("committees-historical", REAL), "committee")
    executive = read("executive", REAL)

    assert len(historical) == 70 + 442
    assert len(things(executive, "person")) == 80
    assert Counter(row[1] for row in ties(executive, "affiliation")) == {
        "organization:us-president": 47,
        "organization:us-vice-president": 51,
    }
    assert ties(executive, "affiliation", "person:donald-trump")[1][2:4] == (
        date(2025, 1, 20),
        date(2029, 1, 20),
    )
