"""The foreign agents' register: its own form of CSV, days and places as printed, one key a principal."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

import hillgraph
from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import countries, foreign_agents
from hillgraph.sources.foreign_agents.principals import BACKWARDS, TOO_EARLY
from hillgraph.sources.foreign_agents.tables import table
from tests.commands import ran
from tests.running import SHARED

FIXTURES = Path(__file__).parent / "fixtures" / "foreign_agents"
REAL = SHARED / "official" / "fara"
DOSSIER = Path(__file__).resolve().parents[1] / "data" / "dossiers" / "partner-with-korea-act"
DAY = date(2025, 4, 11)
REGISTRANTS, PRINCIPALS, SHORT_FORMS, PAPERS = (
    (FIXTURES / f"FARA_All_{name}.csv").read_bytes()
    for name in ("Registrants", "ForeignPrincipals", "ShortForms", "RegistrantDocs")
)
STO = "organization:fara-principal-9001-silla-trade-office-sto"


def read(document: bytes) -> list[Record]:
    """Return the records of a table as of the day of all tests."""
    return list(foreign_agents.read(document, file="FARA.csv", day=DAY))


def things(records: list[Record], name: str) -> list[dict[str, object]]:
    """Return each version of a thing."""
    return [dict(each.properties) for each in records if isinstance(each, Thing) and each.name == name]


def ties(records: list[Record]) -> list[Tie]:
    """Return the ties in their order."""
    return [each for each in records if isinstance(each, Tie)]


def told(document: bytes) -> list[str]:
    """Return what is wrong with a table."""
    with pytest.raises(InvalidInput) as raised:
        read(document)
    return [str(fault) for fault in raised.value.faults]


def test_a_registrant_has_its_number_its_days_and_its_address() -> None:
    """Line breaks within a cell, doubled quotes and spaces at the ends are the register's, not the name's."""
    assert things(read(REGISTRANTS), "organization:fara-registrant-9001") == [
        {
            "label": 'Harbor & Pine "H&P" LLC',
            "alt_label": ("H&P Public Affairs",),
            "address": "1 Test Plaza, NW, Suite 9, Washington, DC 20001",
            "city": "Washington",
            "state": "DC",
            "registration": ("FARA 9001",),
            "registered_on": date(2010, 3, 2),
        }
    ]


def test_names_in_windows_1252_come_whole() -> None:
    """As Latin-1 the letters with marks come right and the quotes are lost; as UTF-8 all of them are."""
    records = [*read(REGISTRANTS), *read(PRINCIPALS)]

    assert things(records, "organization:fara-registrant-9002")[0] == {
        "label": "Quiñones, Ana",
        "address": "6 Muñoz Ave, San Juan, PR",
        "city": "San Juan",
        "state": "PR",
        "registration": ("FARA 9002",),
        "registered_on": date(1999, 2, 1),
        "deregistered_on": date(1999, 1, 31),
    }
    assert things(records, "organization:fara-principal-9002-league-libre")[0]["label"] == '"League “Libre"'


def test_a_number_that_stands_twice_gives_two_versions() -> None:
    """The register ends one registration on two days; the later one comes first, and both are kept."""
    found = things(read(REGISTRANTS), "organization:fara-registrant-9003")

    assert [each["deregistered_on"] for each in found] == [date(2007, 8, 1), date(2005, 5, 5)]


def test_each_spell_is_an_engagement_and_a_row_that_repeats_is_one() -> None:
    """A principal comes back under the same number; a second spell is a second tie."""
    found = [each for each in ties(read(PRINCIPALS)) if each.target == STO]

    assert [(each.since, each.until, each.occurrence) for each in found] == [
        (date(2010, 3, 5), date(2015, 12, 31), 1),
        (date(2021, 3, 15), None, 2),
    ]
    assert (found[0].source, dict(found[0].properties)) == (
        "organization:fara-registrant-9001",
        {
            "register": "FARA",
            "from_printed": 'Harbor & Pine "H&P" LLC',
            "to_printed": 'Silla Trade Office ("STO")',
        },
    )
    assert (found[0].origin.document, found[0].origin.dataset, found[0].origin.locator) == (
        "document:fara.9001",
        "dataset:fara.2025-04-11",
        ("foreign principals",),
    )


def test_days_that_cannot_be_are_kept_or_left_out_and_said() -> None:
    """An end before the beginning stands as printed; a day before the Act is a slip of the typist."""
    found = {
        each.target.partition("9002-")[2]: each for each in ties(read(PRINCIPALS)) if "9002" in each.target
    }
    backwards, early = found["league-libre"], found["institut-fur-beispiele"]

    assert (backwards.since, backwards.until) == (date(1999, 2, 10), date(1999, 1, 31))
    assert backwards.properties["text"] == BACKWARDS
    assert (early.since, early.until, early.properties["text"]) == (None, None, TOO_EARLY)


def test_a_principal_has_the_country_that_is_printed_or_the_print() -> None:
    """A former name is the country of today; a place without a code stays as it is printed."""
    records = read(PRINCIPALS)
    versions = things(records, STO)

    assert [(each["country"], each["address"]) for each in versions] == [
        ("country:KR", "9 Example-ro, Seoul"),
        ("country:KR", "8 Old-ro Seoul"),
    ]
    assert things(records, "organization:fara-principal-9002-league-libre")[0]["country_printed"] == "TIBET"
    assert (
        things(records, "organization:fara-principal-9002-institut-fur-beispiele")[0]["country"]
        == "country:DE"
    )
    assert things(records, "country:KR") == [{"label": "South Korea"}]


def test_short_forms_are_people_with_their_spells() -> None:
    """Those who act in person; where they live is nobody's question."""
    records = read(SHORT_FORMS)

    assert things(records, "person:fara-short-form-9001-pat-doe") == [
        {"label": "Pat Doe", "given_name": "Pat", "family_name": "Doe"}
    ]
    assert [(each.source[-8:], each.since, each.until, each.occurrence) for each in ties(records)] == [
        ("-pat-doe", date(2010, 4, 1), date(2014, 12, 31), 1),
        ("-pat-doe", date(2020, 1, 10), None, 2),
        ("quinones", date(1999, 2, 1), None, 1),
    ]


def test_documents_are_filings_with_their_page_or_on_paper() -> None:
    """The file's own name is the key; of what lies in Washington only, like rows are counted."""
    filings = {
        each.key: dict(each.properties)
        for each in read(PAPERS)
        if isinstance(each, Thing) and each.kind == "filing"
    }

    assert sorted(filings) == [
        "fara.9001-Exhibit-AB-20210430-7",
        "fara.9001-Short-Form-20200110-3",
        "fara.9002-amendment-19990301",
        "fara.9002-amendment-19990301.2",
        "fara.9002-supplemental-statement-02001116",
    ]
    assert filings["fara.9001-Exhibit-AB-20210430-7"] == {
        "label": 'Exhibit AB of Harbor & Pine "H&P" LLC, stamped 04/30/2021',
        "register": "FARA",
        "filing_type": "Exhibit AB",
        "posted_on": date(2021, 4, 30),
        "registrant_as_filed": "organization:fara-registrant-9001",
        "client_as_filed": STO,
        "page": ("https://efile.fara.gov/docs/9001-Exhibit-AB-20210430-7.pdf",),
    }
    assert filings["fara.9001-Short-Form-20200110-3"]["lobbyist"] == ("person:fara-short-form-9001-pat-doe",)
    assert "posted_on" not in filings["fara.9002-supplemental-statement-02001116"]


def test_the_order_of_rows_changes_nothing() -> None:
    """The register is written anew each day, in an order of its own."""
    head, *rows = PRINCIPALS.replace(b"LLC\r\r\n", b"LLC").splitlines(keepends=True)
    again = head + b"".join(reversed(rows))

    assert read(again) == read(PRINCIPALS)


def test_a_copy_in_utf_8_or_saved_anew_reads_the_same() -> None:
    """Programs that open the file write it with quotes only where they are needed."""
    cells = [
        [" ".join(cell.replace('""', '"').split()) for cell in row.split('","')]
        for row in REGISTRANTS.decode("cp1252")[1:-3].split('"\r\n"')
    ]
    saved = io.StringIO()
    csv.writer(saved).writerows(cells)

    assert read(REGISTRANTS.decode("cp1252").encode("utf-8-sig")) == read(REGISTRANTS)
    assert read(saved.getvalue().encode()) == read(REGISTRANTS)


def test_lists_of_the_website_are_passed_over() -> None:
    """They lie beside the tables in saved folders, and hold a part of the same rows in another shape."""
    assert (
        read(b'"Registrant","Registration #","RegistrationDate","BusinessName"\n"A","1","01/01/2020",""\n')
        == []
    )


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b'"City"', b'"Town"', "FARA.csv:1: 'Town' is a column that nobody knows"),
        (b'"City"', b'"Town"', "FARA.csv:1: the column 'City' is missing or there twice"),
        (b'"9002"', b'"9002","x"', "FARA.csv:4: 11 cells under 10 columns"),
        (b'"9002"', b'"no"', "FARA.csv:4: Registration Number: 'no' is not a register number"),
        (
            b"02/01/1999",
            b"02/30/1999",
            "FARA.csv:4: Registration Date: '02/30/1999' is not a day (MM/DD/YYYY)",
        ),
        (b'"O\'Sample, Lee"', b'""', "FARA.csv:5: Name: is empty"),
        (b"\xf1", b"\x81", "FARA.csv:4:38: is neither Windows-1252 nor UTF-8: the byte 0x81"),
        (b"Suite 9", b"Suite\x009", "holds a NUL, which no text has"),
        (b'"",""\r\n"9003","05/05/2005","08', b'"","', "FARA.csv:5: 17 cells under 10 columns"),
    ],
)
def test_what_is_not_of_the_form_is_refused_with_its_place(before: bytes, after: bytes, fault: str) -> None:
    """A cell too many would put names under other columns."""
    assert before in REGISTRANTS
    assert fault in "\n".join(told(REGISTRANTS.replace(before, after, 1)))


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (b"", "FARA.csv: is empty; fetch it again"),
        (REGISTRANTS[:-24], "FARA.csv:6: breaks off within a cell; fetch it again"),
        (b'"', "FARA.csv:1: breaks off within a cell; fetch it again"),
        (
            b"<html>Down for maintenance</html>",
            "FARA.csv:1:1: is HTML, not CSV: an error page? fetch it again",
        ),
        (b"a,b\n1,2\n", "FARA.csv:1: is none of the register's bulk tables"),
        (b'a,"b\n', "FARA.csv:1: is not CSV: unexpected end of data"),
    ],
)
def test_what_is_no_table_is_refused(document: bytes, fault: str) -> None:
    """A download that broke off must not pass for a smaller register."""
    assert told(document)[0].startswith(fault)


def test_every_property_is_in_the_vocabulary() -> None:
    """The builder takes what the vocabulary declares."""
    kinds = model().kinds
    unknown = {
        (each.kind, name)
        for document in (REGISTRANTS, PRINCIPALS, SHORT_FORMS, PAPERS)
        for each in read(document)
        for name in each.properties
        if name not in kinds[each.kind].properties
    }

    assert unknown == set()


def test_places_are_told_by_a_table_that_says_no_code_twice() -> None:
    """Capitals, accents and punctuation don't matter; no spelling leads to two codes."""
    text = (DOSSIER.parents[1] / "countries.yml").read_text(encoding="utf-8")
    listed = yaml.load(text, Loader=yaml.CBaseLoader)
    spellings = Counter(
        each.casefold()
        for part in ("countries", "beside", "withdrawn")
        for names in listed[part].values()
        for each in names
    )

    assert len(listed["countries"]) == 249
    assert [each for each, times in spellings.items() if times > 1] == []
    assert [
        countries.country(each)
        for each in ("KOREA, SOUTH", "Korea South", "türkiye", "NO", "GREAT BRITAIN", "USSR")
    ] == [
        "country:KR",
        "country:KR",
        "country:TR",
        "country:NO",
        "country:GB",
        "country:SU",
    ]
    assert [each for each in (*countries.uncoded(), "Atlantis") if countries.country(each)] == []


@pytest.mark.shared
@pytest.mark.slow
def test_the_whole_register_is_read() -> None:
    """Every row is there: a principal to the row, and none of them under somebody else's columns."""
    registrants = table((REAL / "FARA_All_Registrants.csv").read_bytes(), file="r.csv")
    principals = table((REAL / "FARA_All_ForeignPrincipals.csv").read_bytes(), file="p.csv")
    records = read((REAL / "FARA_All_ForeignPrincipals.csv").read_bytes())
    named = {each.name for each in records if isinstance(each, Thing) and "principal" in each.key}

    assert registrants is not None
    assert principals is not None
    assert (len(registrants[1]), len(principals[1])) == (6_929, 17_358)
    assert len(named) == 17_032
    assert len(ties(records)) == 17_357  # China Internet Corp. stands there twice in the same words
    assert sum(each.properties.get("text") == BACKWARDS for each in ties(records)) == 623
    assert {
        each.properties["country_printed"] for each in records if "country_printed" in each.properties
    } == {each.upper() for each in countries.uncoded()}


@pytest.mark.shared
@pytest.mark.slow
def test_letters_with_marks_are_whole_in_the_real_tables() -> None:
    """The names and addresses in which other decodings lose letters."""
    registrants = read((REAL / "FARA_All_Registrants.csv").read_bytes())
    principals = read((REAL / "FARA_All_ForeignPrincipals.csv").read_bytes())

    addresses = " ".join(str(each.properties.get("address")) for each in registrants)
    labels = {str(each.properties.get("label")) for each in principals}
    assert "654 Muñoz Rivera Ave" in addresses
    assert {each for each in labels if "Petróleos" in each and "“PDVSA”" in each} != set()
    assert "�" not in addresses + "".join(labels)


@pytest.mark.shared
@pytest.mark.slow
def test_the_dossiers_rows_are_those_of_the_register() -> None:
    """Each engagement carried over by hand has the same registration, days and names in the table."""
    with (DOSSIER / "engagement-fara.csv").open(encoding="utf-8", newline="") as sheet:
        by_hand = Counter(
            (row["document"], row["since"], row["until"], row["from_printed"], row["to_printed"], row["text"])
            for row in csv.DictReader(sheet)
        )
    registered = Counter(
        (
            each.origin.document,
            str(each.since or ""),
            str(each.until or ""),
            each.properties["from_printed"],
            each.properties["to_printed"],
            each.properties.get("text", ""),
        )
        for each in ties(read((REAL / "FARA_All_ForeignPrincipals.csv").read_bytes()))
    )

    assert by_hand.total() == 141
    assert by_hand - registered == Counter()


@pytest.mark.shared
@pytest.mark.slow
def test_a_folder_of_the_register_is_built(tmp_path: Path) -> None:
    """Tables and lists of the website lie in it side by side."""
    ended = ran("build", "--source", f"foreign_agents={REAL}", store=tmp_path / "store")

    graph = hillgraph.open(tmp_path / "store")
    kita = graph.sql(
        "SELECT since, until FROM engagement WHERE "
        "from_as_filed = ['organization:fara-registrant-5982'] "
        "AND to_as_filed = ['organization:fara-principal-5982-korea-international-trade-association']"
    )
    assert ended.code == 0, ended.err
    assert list(kita) == [(date(2010, 3, 25), date(2023, 9, 30))]
    filed = graph.sql("SELECT count(*) FROM organization WHERE resolved_to IS NOT NULL")
    assert filed.one() == (6_928 + 17_032,)
    assert graph.sql("SELECT count(*) FROM engagement").one() == (17_353,)
