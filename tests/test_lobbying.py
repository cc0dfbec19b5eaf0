"""Filings, contributions and constants of the lobbying-disclosure service, each field accounted for."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import lobbying
from hillgraph.sources.lobbying.belonging import own
from hillgraph.store import merge
from tests.running import SHARED

FIXTURES = Path(__file__).parent / "fixtures" / "lobbying"
LINES = (FIXTURES / "filings.jsonl").read_bytes()
PAGE = (FIXTURES / "page.json").read_bytes()
GIVEN = (FIXTURES / "contributions.json").read_bytes()
CONSTANTS = (FIXTURES / "constants.json").read_bytes()
REAL = SHARED / "official" / "lda"
FIRM, CLIENT = "organization:lda-registrant-9000001", "organization:lda-client-9100001"
ANN, BO = "person:lda-lobbyist-9200001", "person:lda-lobbyist-9200002"
PAYEE = "organization:lda-payee-example-for-congress-7d62a636"
HONOREE = "person:lda-honoree-sen-muster-e0c16201"
REPORT = "filing:lda.00000000-0000-4000-8000-000000000002"


def read(document: bytes, file: str = "filings.jsonl") -> list[Record]:
    """Return the records of a document."""
    return list(lobbying.read(document, file=file))


def thing(records: list[Record], name: str) -> Thing:
    """Return the first description of a thing."""
    return next(each for each in records if isinstance(each, Thing) and each.name == name)


def ties(records: list[Record], kind: str, source: str = "") -> list[Tie]:
    """Return the ties of one kind from things whose names begin so."""
    return [r for r in records if isinstance(r, Tie) and r.kind == kind and r.source.startswith(source)]


def filing(number: int, **changes: Any) -> bytes:
    """Return a line of the fixture with other values."""
    return (
        json.dumps({**json.loads(LINES.splitlines()[number]), **changes}, ensure_ascii=False).encode() + b"\n"
    )


def refused(document: bytes, file: str = "filings.jsonl") -> str:
    """Return the message of the refusal of a document."""
    with pytest.raises(InvalidInput) as refusal:
        read(document, file)
    return str(refusal.value)


def test_a_report_says_who_paid_whom_how_much() -> None:
    """This is the figure that sums are made of; it must be that of the filing."""
    found = thing(read(LINES), REPORT)

    assert dict(found.properties) == {
        "label": "1st Quarter - Report 2025: MUSTER & BEISPIEL LLP for Cámara de Ejemplo",
        "register": "LDA",
        "form": "LD-2",
        "filing_type": "Q1",
        "is_amendment": False,
        "is_termination": False,
        "no_activity": False,
        "year": 2025,
        "period": "first_quarter",
        "congress": "congress:119",
        "registrant_as_filed": FIRM,
        "client_as_filed": CLIENT,
        "posted_at": "2025-04-17T10:00:00-04:00",
        "posted_on": date(2025, 4, 17),
        "page": ("https://lda.gov/filings/public/filing/00000000-0000-4000-8000-000000000002/print/",),
        "lobbyist": (ANN, BO),
        "new_lobbyist": (BO,),
        "amount_usd": Decimal("30000.00"),
        "amount_kind": "income",
        "conviction_disclosure": ("Bo Probe, 2011-03-04: An example",),
    }
    assert found.origin.document == "document:lda.00000000-0000-4000-8000-000000000002"
    assert (found.origin.dataset, found.origin.day) == ("dataset:lda.2025", date(2025, 4, 17))


def test_no_amount_is_not_zero_and_zero_is_an_amount() -> None:
    """Null means less than 5,000 dollars or nothing: as 0 it would be a figure that nobody filed."""
    records = read(LINES)
    none = thing(records, "filing:lda.00000000-0000-4000-8000-000000000003").properties
    zero = thing(records, "filing:lda.00000000-0000-4000-8000-000000000004").properties

    assert "amount_usd" not in none
    assert (zero["amount_usd"], zero["amount_kind"], zero["expenses_method"]) == (
        Decimal("0.00"),
        "expenses",
        "C",
    )
    assert zero["no_activity"] is True


def test_a_day_that_cannot_be_is_left_out_and_what_is_printed_is_kept() -> None:
    """A filing of 1905 would come before everything else; that it says so is still on record."""
    records = read(LINES)
    found = thing(records, "filing:lda.00000000-0000-4000-8000-000000000003")

    assert "posted_on" not in found.properties
    assert found.properties["posted_at"] == "1905-06-24T00:00:00-05:00"
    assert found.origin.day is None


def test_parties_are_things_as_filed_with_their_numbers_and_places() -> None:
    """Which of them are one organization is decided later, from these."""
    records = read(LINES)

    assert thing(records, FIRM).properties == {
        "label": "MUSTER & BEISPIEL LLP",
        "registration": ("LDA 9000001", "House 77001"),
        "description": "Law firm",
        "address": "12 Example Street NW, Suite 3, Washington, DC 20001",
        "city": "Washington",
        "state": "DC",
        "country": "country:US",
    }
    assert thing(records, FIRM).types == ("lobbying_firm",)
    assert thing(records, CLIENT).properties == {
        "label": "Cámara de Ejemplo",
        "reported_by": FIRM,
        "registration": ("LDA 9000001-12",),
        "self_filed": False,
        "description": "Trade body",
        "country": "country:KR",
    }
    assert thing(records, CLIENT).types == ("government_body",)
    assert thing(records, "organization:lda-client-9100002").properties["country_printed"] == "Unknown"


def test_a_lobbyist_keeps_the_parts_of_the_name_and_a_position_that_says_something() -> None:
    """N/A is no former office."""
    records = read(LINES)

    assert thing(records, ANN).properties == {
        "label": "ANN VORBILD JR.",
        "reported_by": FIRM,
        "given_name": "ANN",
        "family_name": "VORBILD",
        "name_suffix": "JR.",
        "nickname": "Annie",
        "covered_position": ("Legislative Director, Rep. Example (2019-2021)",),
    }
    assert "covered_position" not in thing(records, BO).properties
    assert {(tie.source, tie.target, tie.properties["role"]) for tie in ties(records, "affiliation")} == {
        (ANN, FIRM, "lobbyist"),
        (BO, FIRM, "lobbyist"),
    }


def test_an_engagement_begins_with_the_registration_and_ends_with_the_termination() -> None:
    """What all filings of a year say is said by them together, beginning and end by the filing itself."""
    found = ties(read(LINES), "engagement")

    assert sorted((tie.origin.document, tie.since, tie.until) for tie in found) == [
        ("document:lda.00000000-0000-4000-8000-000000000001", date(2024, 2, 1), None),
        ("document:lda.00000000-0000-4000-8000-000000000003", date(2024, 2, 1), date(2025, 6, 30)),
        ("document:lda.2024", date(2024, 2, 1), None),
        ("document:lda.2025", date(2024, 2, 1), None),
    ]
    assert {(tie.source, tie.target, tie.properties["register"]) for tie in found} == {(FIRM, CLIENT, "LDA")}


@pytest.mark.parametrize(
    ("client", "engaged"),
    [
        ({"client_self_select": True}, False),
        ({"client_self_select": None, "name": "MUSTER & BEISPIEL LLP"}, False),
        ({"client_self_select": None}, True),
    ],
)
def test_who_files_for_itself_is_not_engaged_by_itself(client: dict[str, Any], engaged: bool) -> None:
    """A tie of an organization to itself says nothing, and a self-filer is no lobbying firm."""
    whom = {**json.loads(LINES.splitlines()[1])["client"], **client}
    records = read(filing(1, client=whom))

    assert bool(ties(records, "engagement")) is engaged
    assert thing(records, FIRM).types == (("lobbying_firm",) if engaged else ())


def test_a_beginning_that_cannot_be_is_kept_as_printed() -> None:
    """The year 201 is a slip of the pen."""
    whom = {**json.loads(LINES.splitlines()[1])["client"], "effective_date": "0201-07-19"}
    (found,) = ties(read(filing(1, client=whom)), "engagement")

    assert found.since is None
    assert found.properties == {"register": "LDA", "since_printed": "0201-07-19"}


def test_a_filing_is_tied_to_issues_bodies_and_bills() -> None:
    """Who asks who lobbied on a bill must get the text, the place in it, and the client."""
    found = ties(read(LINES), "lobbying_activity", REPORT)

    assert [(tie.target, tie.occurrence, tie.properties.get("issue_code")) for tie in found] == [
        ("issue:IMM", 1, ("issue:IMM",)),
        ("bill:119-hr-4687", 1, ("issue:IMM",)),
        ("issue:TRD", 1, ("issue:TRD",)),
        ("organization:lda-entity-2", 1, ("issue:IMM", "issue:TRD")),
        ("organization:lda-entity-1", 1, ("issue:IMM",)),
        ("organization:lda-entity-4", 1, ("issue:TRD",)),
    ]
    text = "Partner with Korea Act\nH.R. 4687; members' visas"
    assert found[0].properties == {
        "client": CLIENT,
        "issue_code": ("issue:IMM",),
        "text": text,
        "foreign_interest": "Visas for its staff",
        "lobbyist": (ANN, BO),
    }
    bill = found[1].properties
    begin, end = map(int, str(bill["span"]).split("-"))
    assert (text[begin:end], bill["spelling"], bill["client"]) == ("H.R. 4687", "H.R. 4687", CLIENT)
    assert "text" not in found[2].properties


def test_before_2021_bodies_are_those_of_the_filing_and_repeats_are_numbered() -> None:
    """The old form repeats all bodies under each issue, which doesn't say who was contacted on what."""
    found = ties(read(PAGE, "page.json"), "lobbying_activity", REPORT[:-1] + "5")

    assert [(tie.target, tie.occurrence, tie.properties.get("issue_code")) for tie in found] == [
        ("issue:IMM", 1, ("issue:IMM",)),
        ("bill:116-hr-1", 1, ("issue:IMM",)),
        ("issue:IMM", 2, ("issue:IMM",)),
        ("bill:116-hr-1", 2, ("issue:IMM",)),
        ("organization:lda-entity-2", 1, None),
    ]


@pytest.mark.parametrize(
    ("year", "period", "congress"),
    [
        (2024, "fourth_quarter", "congress:118"),
        (2025, "first_quarter", "congress:119"),
        (2026, "fourth_quarter", "congress:119"),
        (2007, "mid_year", "congress:110"),
        (2006, "year_end", "congress:109"),
        (1999, "mid_year", "congress:106"),
    ],
)
def test_a_report_speaks_of_the_congress_of_its_year(year: int, period: str, congress: str) -> None:
    """The first quarter or half of an odd year belongs to the new Congress but for two days."""
    found = thing(read(filing(1, filing_year=year, filing_period=period)), REPORT)

    assert found.properties["congress"] == congress


def test_organizations_behind_a_client_are_tied_to_it() -> None:
    """Such names have no number: a slug speaks, and a digest of the spelling tells them apart."""
    records = read(LINES)

    assert [(tie.source, tie.target, dict(tie.properties)) for tie in ties(records, "interest")] == [
        (
            "organization:lda-affiliate-9100001-3819a0d7",
            CLIENT,
            {"interest_type": "affiliated-organization"},
        ),
        (
            "organization:lda-foreign-9100001-ornek-sanayi-a-s-0a13ab6a",
            CLIENT,
            {
                "interest_type": "foreign-entity",
                "ownership_percent": Decimal("51.00"),
                "amount_usd": Decimal("12000.00"),
            },
        ),
    ]
    assert thing(records, "organization:lda-affiliate-9100001-3819a0d7").properties["label"] == (
        "한빛예시 주식회사"
    )


def test_contributions_run_from_who_files_to_who_is_paid_or_else_honoured() -> None:
    """Two to one payee are two ties, and a report without any says so."""
    records = read(GIVEN, "contributions.json")

    assert [
        (tie.source, tie.target, tie.occurrence, tie.since, tie.properties["amount_usd"])
        for tie in ties(records, "contribution")
    ] == [
        (ANN, PAYEE, 1, date(2025, 2, 3), Decimal("500.00")),
        (ANN, PAYEE, 2, date(2025, 3, 3), Decimal("250.00")),
        (ANN, HONOREE, 1, date(2025, 5, 5), Decimal("1000.00")),
    ]
    report = thing(records, "filing:lda.00000000-0000-4000-9000-000000000001").properties
    none = thing(records, "filing:lda.00000000-0000-4000-9000-000000000002").properties
    assert (report["form"], report["lobbyist"], report["pac"]) == ("LD-203", (ANN,), ("Muster PAC",))
    assert (none["no_contributions"], none["is_amendment"], none.get("lobbyist")) == (True, True, None)


def test_constants_give_issues_bodies_and_countries() -> None:
    """Codes come from the service, never from a list in the code."""
    found = {(r.kind, r.key): r.properties["label"] for r in read(CONSTANTS) if isinstance(r, Thing)}

    del found["document", "lda.register"]
    assert found == {
        ("issue", "IMM"): "Immigration",
        ("organization", "lda-entity-1"): "SENATE",
        ("country", "KR"): "Korea, Republic of",
    }


def test_a_list_of_constants_alone_is_known_by_its_file() -> None:
    """The service gives each list as a bare array."""
    alone = json.dumps(json.loads(CONSTANTS)["filing/lobbyingactivityissues"]).encode()

    assert thing(read(alone, "lobbyingactivityissues.json"), "issue:IMM").properties["notation"] == "IMM"
    assert "'name' nor" not in refused(alone, "other.json")


def test_lines_pages_arrays_and_single_objects_give_the_same() -> None:
    """How filings were put together says nothing about them."""
    lines = LINES.splitlines()
    expected = read(LINES)

    assert read(b"[" + b",".join(lines) + b"]", "x.json") == expected
    assert read(b'{"count":4,"next":null,"previous":null,"results":[' + b",".join(lines) + b"]}") == expected
    assert read(b"\xef\xbb\xbf" + b"\r\n".join(lines)) == expected
    assert read(json.dumps(json.loads(lines[0]), indent=2).encode(), "x.json") == read(lines[0])


def test_what_repeats_is_said_once_and_by_one_object() -> None:
    """A year's filings name the same bodies and issues a hundred thousand times."""
    records = read(LINES + LINES.replace(b"-4000-8000-", b"-4000-a000-"))
    again = read(LINES)

    assert Counter(id(each) for each in records).most_common(1)[0][1] == 1
    assert sum(each.name == CLIENT for each in records if isinstance(each, Thing)) == 2
    for name in ("organization:lda-entity-1", "issue:IMM", "country:KR"):
        assert thing(records, name) is thing(again, name)


def test_only_a_filing_its_document_and_its_ties_belong_to_it() -> None:
    """What other documents tell of too must be merged with theirs."""
    alone = Counter((type(r).__name__, r.kind) for r in [*read(LINES), *read(GIVEN, "x.json")] if own(r))
    shared = {r.kind for r in [*read(LINES), *read(GIVEN, "x.json")] if not own(r)}

    assert alone == {
        ("Thing", "filing"): 6,
        ("Thing", "document"): 6,
        ("Tie", "lobbying_activity"): 7,
        ("Tie", "contribution"): 3,
    }
    assert shared == {
        *("document", "congress", "organization", "country", "person", "issue"),
        *("affiliation", "engagement", "interest"),
    }


@pytest.mark.parametrize(
    "document", [LINES, PAGE, GIVEN, CONSTANTS], ids=["lines", "page", "given", "constants"]
)
def test_everything_it_yields_is_in_the_vocabulary_and_can_be_merged(document: bytes) -> None:
    """A property that model.yml doesn't have would vanish from one face of the graph."""
    found = list(merge.nodes(read(document, "x.json"), model(), lambda _: 0, date(2026, 1, 1)))

    assert [
        (node.name, name)
        for node in found
        for name in node.properties
        if name not in model().kinds[node.kind].properties
    ] == []
    assert [node.name for node in found if node.differences] == []


def test_pages_that_overlap_tell_of_a_filing_once(tmp_path: Path) -> None:
    """Filings come in while pages are read, so that the last of one page is the first of the next."""
    import hillgraph

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.jsonl").write_bytes(LINES)
    (tmp_path / "in" / "2.json").write_bytes(PAGE)

    hillgraph.build(tmp_path / "store", sources=[("lobbying", tmp_path / "in")], jobs=1)

    graph = hillgraph.open(tmp_path / "store")
    assert graph.sql("SELECT count(*) FROM filing").one() == (5,)
    assert graph.sql("SELECT count(*) FROM disagreement").one() == (0,)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"novelty": 1}, "filings.jsonl:1: Object contains unknown field `novelty`"),
        ({"filing_year": "2025"}, "filings.jsonl:1: Expected `int`, got `str` - at `$.filing_year`"),
        ({"filing_type": "Q5"}, "filings.jsonl:1: $.filing_type: 'Q5' is no type of filing that is known"),
        ({"filing_period": "spring"}, "filings.jsonl:1: Invalid enum value 'spring' - at `$.filing_period`"),
        ({"filing_uuid": "7"}, "filings.jsonl:1: $.filing_uuid: '7' is not an identity in five parts"),
        ({"income": "a lot"}, "filings.jsonl:1: $.income: 'a lot' is not a number, as in 20000.00"),
        ({"income": "1.00", "expenses": "2.00"}, "filings.jsonl:1: $: has both income and expenses"),
        ({"expenses_method": "d"}, "filings.jsonl:1: Invalid enum value 'd' - at `$.expenses_method`"),
        (
            {"filing_document_url": "javascript:alert(1)"},
            "$.filing_document_url: 'javascript:alert(1)' is not an address of the web",
        ),
        (
            {"termination_date": "2025-02-30"},
            "Invalid RFC3339 encoded date - at `$.termination_date`",
        ),
    ],
)
def test_a_fault_names_its_line_and_path(change: dict[str, Any], message: str) -> None:
    """Who has a million filings must be told which one, and what in it."""
    assert message in refused(filing(1, **change))


def test_every_fault_is_told_in_one_run() -> None:
    """Mending one after another takes a run each."""
    good, broken = LINES.splitlines(keepends=True)[1], b'{"filing_uuid":\n'
    document = filing(0, filing_year=None) + good + broken + filing(2, novelty=1)

    assert refused(document).splitlines() == [
        "filings.jsonl:1: Expected `int`, got `null` - at `$.filing_year`",
        "filings.jsonl:3:16: Input data was truncated",
        "filings.jsonl:4: Object contains unknown field `novelty`",
    ]


def test_a_fault_within_a_page_is_told_by_its_path() -> None:
    """A page is one line or many; its place in the list is what finds the filing."""
    page = json.loads(PAGE)
    page["results"][1]["client"]["novelty"] = 1

    told = refused(json.dumps(page).encode(), "page.json")

    assert told == "page.json: Object contains unknown field `novelty` - at `$.results[1].client`"


def test_what_is_something_else_is_refused() -> None:
    """An answer of the retired host is a page of HTML, and an empty file is a broken download."""
    assert "is HTML, not JSON of the lobbying-disclosure service" in refused(b"<!DOCTYPE html><html></html>")
    assert "is empty; fetch it again" in refused(b"  \n")
    assert "is neither a filing" in refused(b'{"bills": []}')
    assert "is not in UTF-8" in refused(filing(1).replace(b"C\xc3\xa1mara", b"C\xe1mara"))
    assert "JSON is malformed" in refused(b'{"filing_uuid": nope}')


def paths(value: Any, path: str = "$") -> list[str]:
    """Return the path of each object in a value."""
    if isinstance(value, dict):
        inner = [each for key, item in value.items() for each in paths(item, f"{path}.{key}")]
        return [path, *inner]
    if isinstance(value, list):
        return [each for number, item in enumerate(value) for each in paths(item, f"{path}[{number}]")]
    return []


def put(value: Any, path: str, key: str) -> bytes:
    """Return the value with a new field in the object at *path*."""
    inner = value
    for part in path.replace("[", ".").replace("]", "").split(".")[1:]:
        inner = inner[int(part)] if part.isdigit() else inner[part]
    inner[key] = "new"
    return json.dumps(value).encode()


@given(data=st.data(), letters=st.text("abcdefghij_", min_size=3, max_size=12))
def test_an_unknown_field_is_refused_wherever_it_stands(data: st.DataObject, letters: str) -> None:
    """A field that the service adds may matter; it is noticed on the first day, with its path."""
    document = data.draw(st.sampled_from([LINES.splitlines()[1], json.dumps(json.loads(GIVEN)[0]).encode()]))
    path = data.draw(st.sampled_from(paths(json.loads(document))))

    told = refused(put(json.loads(document), path, f"new_{letters}"), "one.json")

    assert told.startswith(f"one.json: Object contains unknown field `new_{letters}`")
    assert told.endswith(f" - at `{path}`") or path == "$"


@pytest.mark.shared
def test_the_two_real_records_are_read_whole() -> None:
    """The corpus is made by us; these two are what the service itself gave."""
    old = read((REAL / "filing_455edc06_1999_MM.json").read_bytes(), "filing.json")
    client = read((REAL / "client_44400.json").read_bytes(), "client.json")

    found = thing(old, "filing:lda.455edc06-55d1-41ed-878e-70a4040f953c").properties
    assert found["label"] == "Mid-Year Report 1999: CHURCHILL GROUP for AMERICAN FAMILY BUSINESS INST"
    assert (found["congress"], found["posted_at"], found.get("posted_on")) == (
        "congress:106",
        "1905-06-24T00:00:00-05:00",
        None,
    )
    assert found["lobbyist"] == ("person:lda-lobbyist-361",)
    assert [tie.target for tie in ties(old, "lobbying_activity")] == [
        "issue:TAX",
        "organization:lda-entity-2",
        "organization:lda-entity-1",
    ]
    assert thing(old, "organization:lda-client-113256").properties["registration"] == ("LDA 9181-36",)
    (engagement,) = ties(client, "engagement")
    assert (engagement.source, engagement.target, engagement.since) == (
        "organization:lda-registrant-401105130",
        "organization:lda-client-44400",
        date(2022, 2, 9),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"filing_uuid": "a", "filing_year": "2025"}', "Expected `int`, got `str` - at `$.filing_year`"),
        ('{"filing_year": 2025}', "missing required field"),
    ],
)
def test_what_begins_as_a_filing_is_told_as_one(text: str, told: str) -> None:
    """Taken for a list of codes it would be told to be no array, which helps nobody."""
    with pytest.raises(InvalidInput) as refused:
        list(lobbying.read(text.encode(), file="cut.json"))

    assert told in str(refused.value)


def test_a_byte_order_mark_is_no_error() -> None:
    """Some tools put one before a page when they save it; the same page without it reads alike."""
    page = (Path(__file__).resolve().parent / "fixtures" / "lobbying" / "page.json").read_bytes()

    marked = list(lobbying.read(b"\xef\xbb\xbf" + page, file="page.json"))

    assert marked == list(lobbying.read(page, file="page.json"))
    assert len(marked) > 10
