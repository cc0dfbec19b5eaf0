"""The House's forms: every field accounted for, blanks dropped, keys that meet the Senate's."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import house_xml
from hillgraph.sources.house_xml.belonging import own
from hillgraph.sources.house_xml.parties import keys

FIXTURES = Path(__file__).parent / "fixtures" / "house_xml"
REPORT = (FIXTURES / "399000001.xml").read_bytes()
REGISTRATION = (FIXTURES / "399000002.xml").read_bytes()
FIRM, CLIENT = "organization:lda-registrant-990012", "organization:lda-client-990012-77"
OLD = b'<LOBBYINGDISCLOSURE1 xmlns="http://www.PureEdge.com/XFDL/Custom">'


def read(document: bytes, file: str = "399000001.xml") -> list[Record]:
    """Return the records of a form."""
    return list(house_xml.read(document, file=file))


def thing(records: list[Record], name: str) -> dict[str, object]:
    """Return the properties of a thing."""
    return dict(next(each.properties for each in records if isinstance(each, Thing) and each.name == name))


def ties(records: list[Record], kind: str) -> list[Tie]:
    """Return the ties of a kind in their order."""
    return [each for each in records if isinstance(each, Tie) and each.kind == kind]


def told(document: bytes, file: str = "399000001.xml") -> list[str]:
    """Return what is wrong with a form."""
    with pytest.raises(InvalidInput) as raised:
        read(document, file)
    return [str(fault) for fault in raised.value.faults]


def test_a_report_is_a_filing_with_its_money_and_its_end() -> None:
    """The type's code says period and termination; what is blank is absent, and no amount is made zero."""
    assert thing(read(REPORT), "filing:house.399000001") == {
        "label": "LD-2 1T 2025: Harbor & Pine Strategies, LLC for SILLA BATTERY AMERICA",
        "form": "LD-2",
        "register": "House",
        "filing_type": "1T",
        "is_amendment": False,
        "is_termination": True,
        "no_activity": False,
        "year": 2025,
        "period": "first_quarter",
        "congress": "congress:119",
        "registrant_as_filed": FIRM,
        "client_as_filed": CLIENT,
        "posted_on": date(2025, 4, 18),
        "lobbyist": (
            "person:house-lobbyist-990012-ana-quinones-jr-96e49f3b",
            "person:house-lobbyist-990012-pat-doe-e0ad722d",
        ),
        "new_lobbyist": ("person:house-lobbyist-990012-ana-quinones-jr-96e49f3b",),
        "terminated_on": date(2025, 3, 31),
        "conviction_disclosure": ("Pat Doe, 05/02/2011: Filed a false report.",),
        "amount_usd": Decimal("30000.00"),
        "amount_kind": "income",
    }


def test_a_filing_without_an_amount_has_none() -> None:
    """Nothing given means less than 5,000 dollars, not zero."""
    found = thing(read(REPORT.replace(b"30000.00", b"")), "filing:house.399000001")

    assert {"amount_usd", "amount_kind"}.isdisjoint(found)


def test_parties_meet_the_disclosure_service_by_their_numbers() -> None:
    """The Senate's pair of numbers is on both registers' filings; the House's own is kept beside it."""
    records = read(REPORT)

    assert thing(records, FIRM) == {
        "label": "Harbor & Pine Strategies, LLC",
        "registration": ("LDA 990012", "House 99123"),
        "address": "1 Test Plaza, NW, Suite 9, Washington, DC 20001",
        "city": "Washington",
        "state": "DC",
        "country": "country:US",
    }
    assert thing(records, CLIENT) == {
        "label": "SILLA BATTERY AMERICA",
        "registration": ("LDA 990012-77", "House 991230004"),
        "description": "Maker of batteries",
        "address": "GA",
        "state": "GA",
        "reported_by": FIRM,
        "self_filed": False,
        "country": "country:US",
        "principal_country": "country:KR",
    }


@pytest.mark.parametrize(
    ("senate", "house", "registrant", "client"),
    [
        ("990012-77", "991230004", "lda-registrant-990012", "lda-client-990012-77"),
        ("", "991230004", "house-registrant-99123", "house-client-991230004"),
        ("990012", "", "house-registrant-of-5", "house-client-of-5"),
        ("N/A", "none", "house-registrant-of-5", "house-client-of-5"),
    ],
)
def test_a_missing_number_is_not_made_up(senate: str, house: str, registrant: str, client: str) -> None:
    """A form with neither number has parties of its own, which a later step may find to be known."""
    assert keys(senate, house, "5")[:2] == (registrant, client)


def test_each_issue_bill_and_agency_is_a_tie_of_the_filing() -> None:
    """Several descriptions are one text; an agency named under two issues is one tie with both."""
    found = ties(read(REPORT), "lobbying_activity")

    assert [(each.target, each.properties.get("issue_code")) for each in found] == [
        ("issue:IMM", ("issue:IMM",)),
        ("bill:119-hr-4687", ("issue:IMM",)),
        ("bill:119-s-1301", ("issue:IMM",)),
        ("issue:TRD", ("issue:TRD",)),
        ("organization:house-entity-state-dept-of-dos-5cad4e38", ("issue:IMM",)),
        ("organization:house-entity-u-s-house-of-representatives-eb721564", ("issue:IMM",)),
        ("organization:house-entity-u-s-senate-6d572606", ("issue:IMM", "issue:TRD")),
    ]
    assert found[0].properties == {
        "client": CLIENT,
        "issue_code": ("issue:IMM",),
        "text": "Visas for skilled workers:\nH.R. 4687 and S. 1301\nStaffing of consulates",
        "foreign_interest": "Silla Battery Co., Ltd. has the same interest.",
        "lobbyist": (
            "person:house-lobbyist-990012-ana-quinones-jr-96e49f3b",
            "person:house-lobbyist-990012-pat-doe-e0ad722d",
        ),
    }
    assert found[1].properties["spelling"] == "H.R. 4687"


def test_somebody_listed_twice_has_both_positions_and_blank_slots_are_nobody() -> None:
    """A form pads its list, and gives a second slot to who had two offices."""
    people = [each for each in read(REPORT) if isinstance(each, Thing) and each.kind == "person"]

    assert Counter(each.properties.get("covered_position") for each in people) == {
        ("LA, Rep. Young Kim (2021-2023)",): 1,
        ("Intern, Sen. A. Sample",): 1,
        None: 2,
    }
    assert {each.properties["label"] for each in people} == {"Ana Quiñones JR", "Pat Doe"}


def test_a_registration_begins_an_engagement_and_a_termination_ends_it() -> None:
    """Both are one tie, and each form says its own part of it."""
    begun, ended = (ties(read(each), "engagement") for each in (REGISTRATION, REPORT))

    assert [(each.source, each.target, each.since, each.until) for each in begun] == [
        (FIRM, CLIENT, date(2024, 1, 15), None)
    ]
    assert [(each.source, each.target, each.since, each.until) for each in ended] == [
        (FIRM, CLIENT, None, date(2025, 3, 31))
    ]


def test_who_files_for_itself_is_engaged_by_nobody() -> None:
    """An organization doesn't represent itself."""
    records = read(REPORT.replace(b"<selfSelect>N", b"<selfSelect>Y"))

    assert ties(records, "engagement") == []
    assert [each.types for each in records if isinstance(each, Thing) and each.name == FIRM] == [()]


def test_a_registration_has_one_text_for_its_issues() -> None:
    """Nine slots of codes, most of them blank; the bills are of the Congress of that year."""
    found = ties(read(REGISTRATION, "399000002.xml"), "lobbying_activity")

    assert [(each.target, each.properties.get("text")) for each in found] == [
        ("issue:IMM", "Visas for skilled workers, H.R. 2827"),
        ("bill:118-hr-2827", None),
    ]


def test_organizations_behind_the_client_are_tied_to_it() -> None:
    """Who owns a client is often the answer; blank slots are nobody."""
    found = [*ties(read(REPORT), "interest"), *ties(read(REGISTRATION), "interest")]

    assert [(each.source, each.target, dict(each.properties)) for each in found] == [
        (
            "organization:house-foreign-990012-77-silla-battery-co-ltd-6aa15066",
            CLIENT,
            {
                "interest_type": "foreign-entity",
                "ownership_percent": Decimal(100),
                "amount_usd": Decimal("5000.00"),
            },
        ),
        (
            "organization:house-affiliate-990012-77-silla-holdings-600cf132",
            CLIENT,
            {"interest_type": "affiliated-organization"},
        ),
    ]


def test_an_early_registration_is_read_in_its_namespace() -> None:
    """The program in which early forms were filled in put all elements into one of its own."""
    early = REGISTRATION.replace(b"<LOBBYINGDISCLOSURE1>", OLD)

    assert read(early, "399000002.xml") == read(REGISTRATION, "399000002.xml")


@pytest.mark.parametrize("letter", [b"&#1;", b"&#x0B;", b"\x02", b"&#55555555;"])
def test_letters_that_no_xml_has_are_left_out(letter: bytes) -> None:
    """Some forms hold them, pasted in with a text; each place in the file stays what it was."""
    mended = read(REPORT.replace(b"Tariffs on machines", b"Tariffs on" + letter + b"machines"))

    texts = [each.properties.get("text") for each in ties(mended, "lobbying_activity")]
    assert [str(text).split() for text in texts if text][1] == ["Tariffs", "on", "machines"]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"<city>", b"<town>X</town><city>", "399000001.xml:18:3: town: is a field that nobody knows"),
        (b"<city>W", b"<city><b/>W", "399000001.xml:18:9: city/b: is a field that nobody knows"),
        (b"<state>DC", b"<city/><state>DC", "399000001.xml:19:3: city[2]: is given twice"),
        (b">1T<", b">ZZ<", "399000001.xml:42:3: reportType: 'ZZ' is not a type of report"),
        (b"30000.00", b"plenty", "399000001.xml:46:3: income: 'plenty' is not an amount in dollars"),
        (b"3/31/2025", b"3/32/2025", "xml:43:3: terminationDate: '3/32/2025' is not a day (MM/DD/YYYY)"),
        (b"<selfSelect>N", b"<selfSelect>?", "399000001.xml:36:3: selfSelect: '?' is neither Y nor N"),
        (b">TRD<", b">Trade<", "ali_info[2]/issueAreaCode: 'Trade' is not an issue's code"),
        (b"SILLA BATTERY AMERICA", b"", "399000001.xml:3:1: LD-2: clientName is missing"),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_its_place(before: bytes, after: bytes, fault: str) -> None:
    """Nothing is guessed, and a field that the register adds one day is seen."""
    assert fault in " ".join(told(REPORT.replace(before, after, 1)))


def test_every_fault_is_told_in_one_run() -> None:
    """Mending one at a time would take a build for each."""
    broken = REPORT.replace(b"30000.00", b"plenty").replace(b"<city>", b"<town/><city>", 1)

    assert len(told(broken)) == 2


@pytest.mark.hostile
@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "e">]><LOBBYINGDISCLOSURE2>&e;</LOBBYINGDISCLOSURE2>',
        b"<LOBBYINGDISCLOSURE2><city>&nothing;</city></LOBBYINGDISCLOSURE2>",
        REPORT[: len(REPORT) // 2],
        REPORT.replace(b"</city>", b""),
        b"<CONTRIBUTIONDISCLOSURE/>",
        b"",
        b"<html><body>Not found</body></html>",
        REPORT.replace(b"Washington", b"Wash\x00ington", 1),
    ],
)
def test_a_broken_form_is_refused_and_not_recovered(document: bytes) -> None:
    """A parser that recovers drops what it can't follow without a word, or reads entities."""
    assert told(document)


def test_every_property_is_in_the_vocabulary() -> None:
    """The builder takes what the vocabulary declares."""
    kinds = model().kinds
    unknown = {
        (each.kind, name)
        for each in (*read(REPORT), *read(REGISTRATION, "399000002.xml"))
        for name in each.properties
        if each.kind not in kinds or name not in kinds[each.kind].properties
    }

    assert unknown == set()


def test_a_file_must_be_named_by_its_filing() -> None:
    """The number of a filing stands nowhere in the form."""
    assert told(REPORT, "report.xml") == [
        "report.xml: is not named by the number of the filing, as 301022673.xml is"
    ]


def test_only_what_no_other_form_tells_is_the_forms_own() -> None:
    """So that files are read side by side, and parties are merged."""
    mine = Counter(each.kind for each in read(REPORT) if own(each))

    assert mine == {"filing": 1, "document": 1, "lobbying_activity": 7}
