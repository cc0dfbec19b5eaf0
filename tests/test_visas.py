"""Visas issued by month: rows read whole, totals checked, nationalities and classes joined."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import InvalidInput
from hillgraph.graph import Graph
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import visas
from tests.commands import called
from tests.running import SHARED
from tests.test_questions import rows

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "visas"
MARCH, APRIL = "2024-03-01.jsonl", "2024-04-01.jsonl"
REAL = SHARED / "official" / "visa-statistics"
COUNTS = "visas issued abroad in the month, renewals among them"


def read(name: str) -> list[Record]:
    """Return the records of a fixture."""
    return list(visas.read((FIXTURES / name).read_bytes(), file=f"months/{name}"))


def issued(records: list[Record]) -> dict[tuple[str, str], object]:
    """Return the number of each class and nationality."""
    return {
        (each.source, each.target): each.properties["number"] for each in records if isinstance(each, Tie)
    }


def document(records: list[Record]) -> Thing:
    """Return the document."""
    return next(each for each in records if isinstance(each, Thing) and each.kind == "document")


def refused(text: str, file: str = MARCH) -> str:
    """Return the message of the refusal of a table."""
    with pytest.raises(InvalidInput) as refusal:
        list(visas.read(text.encode(), file=file))
    return str(refusal.value)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build the embedded dossier with two months of visas."""
    store = tmp_path_factory.mktemp("visas") / "store"
    return hillgraph.build(store, dossiers=["partner-with-korea-act"], sources=[("visas", FIXTURES)])


def test_rows_become_issuances_by_class_and_nationality() -> None:
    """E2 of South Korea stands twice in March, 40 and 2; parts of China stay apart, dependants too."""
    assert issued(read(MARCH)) == {
        ("visa:B-1-B-2", "country:KR"): 1200,
        ("visa:E-2", "country:KR"): 42,
        ("visa:E-3", "country:AU"): 300,
        ("visa:E-3D", "country:AU"): 100,
        ("visa:L-1", "country:CN"): 7,
        ("visa:L-1", "country:HK"): 3,
    }


def test_what_has_no_country_stays_on_the_document_beside_the_printed_total() -> None:
    """1,652 to nationals of countries and 5 to nobody's make the 1,657 that are printed."""
    told = document(read(MARCH)).properties

    assert told["printed_total"] == 1657
    assert told["elsewhere"] == ("Non-Nationality Based Issuances: 5",)
    assert told["title"] == "Nonimmigrant visas issued by nationality and class, March 2024"


def test_a_row_and_the_total_in_a_field_of_another_name_are_read() -> None:
    """In April Zimbabwe's row, the total of 310 and the footnote were eaten by the heading of a page."""
    records = read(APRIL)

    assert issued(records)["visa:R-1", "country:ZW"] == 1
    assert document(records).properties["printed_total"] == 310


@pytest.mark.parametrize(
    ("printed", "written"),
    [("H1B1", "H-1B1"), ("E3R", "E-3R"), ("TN", "TN"), ("C4/D3", "C-4/D-3"), ("NATO6", "NATO-6")],
)
def test_a_class_is_written_as_the_statute_has_it(printed: str, written: str) -> None:
    """So that a table meets what statutes and articles call the class."""
    assert visas.notation(printed) == written


GOOD = '{"Nationality":"Chile","Visa Class":"F1","Issuances":"2"}\n'
TOTAL = '{"Nationality":"GRAND TOTAL","Visa Class":"","Issuances":"2"}\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + GOOD + TOTAL, f"{MARCH}:3: the rows add up to 4 and not to the printed total of 2"),
        (GOOD, f"{MARCH}: has 0 rows 'GRAND TOTAL'"),
        (GOOD + TOTAL + TOTAL, f"{MARCH}: has 2 rows 'GRAND TOTAL'"),
        (GOOD.replace('"2"', '"1,2"') + TOTAL, f"{MARCH}:1: '1,2' is no number of visas"),
        (GOOD.replace('"2"', '"-2"') + TOTAL, f"{MARCH}:1: '-2' is no number of visas"),
        (GOOD.replace("F1", "F 1?") + TOTAL, f"{MARCH}:1: 'F 1?' of 'Chile' is no class of visas"),
        (GOOD.replace("Visa Class", "Chile F1 2") + TOTAL, f"{MARCH}:1: the column 'Chile F1 2' is unknown"),
        (GOOD.replace('"2"', "2") + TOTAL, f"{MARCH}:1: is no row of texts"),
        ("[" * 100_000 + "\n" + GOOD + TOTAL, f"{MARCH}:1: is no row of texts"),
        ("<html>", f"{MARCH}:1:1: is HTML"),
        ("", f"{MARCH}: is empty"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_line(text: str, message: str) -> None:
    """Nothing is dropped in silence: a wrong sum means that a page was lost."""
    assert message in refused(text)


def test_every_fault_of_a_table_is_told_at_once() -> None:
    """Whoever mends the file by hand wants the list."""
    bad = GOOD.replace('"2"', '"two"')

    assert refused(bad + bad + TOTAL).count("is no number of visas") == 2


def test_a_file_is_called_by_its_month() -> None:
    """The rows don't say which month they are of."""
    assert "isn't called by its month" in refused(GOOD + TOTAL, "visas.jsonl")


@pytest.mark.slow
def test_classes_and_countries_meet_the_dossier_without_a_disagreement(months: Graph) -> None:
    """E-3 of the statute is E3 of the table, and South Korea the Republic of Korea."""
    assert months.sql("SELECT count(*) FROM disagreement WHERE kind IN ('visa', 'country')").one() == (0,)
    labels = {row[0] for row in months.sql("SELECT label FROM label WHERE id = 'visa:E-3'")}
    assert {"E-3, specialty occupation, Australia", "E3"} <= labels


@pytest.mark.slow
def test_visas_over_time_are_those_of_each_table(months: Graph) -> None:
    """Korea's E-2 in March and April of the fixtures; the dossier's estimates by year stand beside them."""
    found = rows(months, "visas-over-time", country="country:KR", visa="visa:E-2")

    assert [row[:4] for row in found if row[0].startswith("2024")] == [
        ("2024-03", "visa:E-2", "E-2", 42),
        ("2024-04", "visa:E-2", "E-2", 50),
    ]
    assert [row[3] for row in found if row[0] == "fy2024"] == [6799]


@pytest.mark.slow
def test_a_number_and_what_was_issued_are_set_side_by_side_and_not_divided(months: Graph) -> None:
    """Australia: 10,500 first approvals against 300 and 250 visas of E-3, E-3D not among them."""
    (row,) = (row for row in rows(months, "number-and-issued") if row[:2] == ("visa:E-3", "country:AU"))

    assert row[2:9] == (
        10500,
        "initial approvals of principals, each fiscal year",
        None,
        "fy2024",
        2,
        550,
        COUNTS,
    )
    assert "the tables are of visas issued abroad in the month" in row[9]
    assert "in 2 months of 12" in row[9]


@pytest.mark.slow
def test_classes_used_are_shares_of_the_months_that_are_held(months: Graph) -> None:
    """Korea: 1,200 of B-1/B-2 and 42 + 50 of E-2 make 1,292; 92.9 and 7.1 percent."""
    assert rows(months, "classes-used", country="country:KR") == [
        ("visa:B-1-B-2", "B-1/B-2", 1200, 1, "2024-03", "2024-04", Decimal("92.9")),
        ("visa:E-2", "E-2", 92, 2, "2024-03", "2024-04", Decimal("7.1")),
    ]


def test_what_a_bill_would_allow_comes_from_its_own_text(graph: Graph) -> None:
    """Of the lineage only H.R. 4687's text was read; the two rival texts share what E-3 leaves over."""
    found = rows(graph, "lineage-allows", bill="bill:118-hr-2827")

    read_ones = [row for row in found if row[8]]
    assert len(found) == 15
    assert [(row[0], row[2], row[3], row[5]) for row in read_ones] == [
        ("bill:119-hr-4687", "lineage", "visa:E-4", 15000),
        ("bill:118-hr-9952", "alternative design", "visa:E-3", None),
        ("bill:119-hr-5534", "alternative design", "visa:E-3", None),
    ]
    assert {row[5] for row in found if not row[8]} == {None}
    assert found[0][1] == date(2013, 4, 26)


def test_a_table_that_does_not_add_up_leaves_no_store(tmp_path: Path) -> None:
    """The command says which file and line, and ends 4."""
    (tmp_path / MARCH).write_text(GOOD + GOOD + TOTAL, "utf-8")

    done = called("build", "--source", f"visas={tmp_path / MARCH}", store=tmp_path / "store")

    assert done.code == 4
    assert f"{MARCH}:3: the rows add up to 4" in done.err
    assert not (tmp_path / "store" / "CURRENT").exists()


@pytest.mark.shared
@pytest.mark.parametrize("file", sorted(REAL.glob("*.jsonl")), ids=lambda path: path.stem)
def test_each_real_month_adds_up_to_its_printed_total(file: Path) -> None:
    """What goes to countries and what goes to no country is the total, to the last visa."""
    records = list(visas.read(file.read_bytes(), file=file.name))

    told = document(records).properties
    elsewhere = told.get("elsewhere", ())
    assert isinstance(elsewhere, tuple)
    others = sum(int(str(each).rpartition(": ")[2]) for each in elsewhere)
    assert sum(int(str(number)) for number in issued(records).values()) + others == told["printed_total"]


@pytest.mark.shared
def test_the_real_months_are_fourteen_and_three_hide_their_total() -> None:
    """January and November 2024 and February 2025; January has a row of data there too, Zimbabwe's R1."""
    months = sorted(REAL.glob("*.jsonl"))
    hidden = [path.stem for path in months if "GRAND TOTAL\\n" in path.read_text("utf-8")]

    records = list(visas.read(months[0].read_bytes(), file=months[0].name))

    assert len(months) == 14
    assert hidden == ["2024-01-01", "2024-11-01", "2025-02-01"]
    assert issued(records)["visa:R-1", "country:ZW"] == 1
