"""The yearly workbook of visas issued: every printed total is held to its cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import InvalidInput, LimitReached
from hillgraph.model.records import Thing, Tie
from hillgraph.sources import visas
from tests.commands import called
from tests.workbooks import Cell, workbook

Rows = list[list[Cell]]
FILE = "FY23NIVDetailTable.xlsx"


def rows() -> Rows:
    """Return a sheet: three regions, a class of two, commas in one cell, a note below."""
    return [
        ["Fiscal Year 2023", "B-1,2", "E-3", "H-1B1", "Grand Total"],
        ["Africa"],
        ["Ghana", 10, None, None, 10],
        ["Totals for Africa", 10, None, None, 10],
        [],
        ["Asia"],
        ["Singapore", 5, None, 3, 8],
        ["Korea, South", "1,000", None, None, 1000],
        ["Totals for Asia", 1005, 0, 3, 1008],
        ["Oceania"],
        ["Australia", None, 7, None, 7],
        ["Totals for Oceania", None, 7, None, 7],
        ["Grand Totals", 1015, 7, 3, 1025],
        ["* What is counted."],
    ]


def changed(row: int, cells: Sequence[Cell]) -> bytes:
    """Return the workbook with one row, counted from 1, in another form."""
    sheet = rows()
    sheet[row - 1] = list(cells)
    return workbook({"FY23": sheet})


def test_a_sheet_is_a_fiscal_year_of_issuances() -> None:
    """B-1,2 is B1/B2 of the months; a blank or zero is no issuance; a sheet of notes is none."""
    document = workbook({"Notes": [["All about it"]], "FY23": rows()})

    records = list(visas.read(document, file=FILE))

    ties = {(each.source, each.target): each.properties for each in records if isinstance(each, Tie)}
    assert {ends: told["number"] for ends, told in ties.items()} == {
        ("visa:B-1-B-2", "country:GH"): 10,
        ("visa:B-1-B-2", "country:KR"): 1000,
        ("visa:B-1-B-2", "country:SG"): 5,
        ("visa:E-3", "country:AU"): 7,
        ("visa:H-1B1", "country:SG"): 3,
    }
    assert {told["period"] for told in ties.values()} == {"fy2023"}
    paper = next(each for each in records if isinstance(each, Thing) and each.kind == "document")
    assert (paper.key, paper.properties["printed_total"]) == ("visas.fy2023", 1025)


def test_several_years_are_several_documents() -> None:
    """In the order of the years, whatever that of the sheets."""
    later = rows()
    later[0][0] = "FY 2024"
    document = workbook({"b": later, "a": rows()})

    papers = [
        each.key
        for each in visas.read(document, file=FILE)
        if isinstance(each, Thing) and each.kind == "document"
    ]

    assert papers == ["visas.fy2023", "visas.fy2024"]


@pytest.mark.parametrize(
    ("row", "cells", "message"),
    [
        (
            3,
            ["Ghana", 10, None, None, 11],
            "sheet FY23:3:5: Ghana, Grand Total: 10 in the cells and 11 printed",
        ),
        (
            4,
            ["Totals for Africa", 9, None, None, 10],
            "sheet FY23:4:2: Totals for Africa, B-1,2: 10 in the cells and 9",
        ),
        (
            13,
            ["Grand Totals", 1015, 7, 4, 1025],
            "sheet FY23:13:4: Grand Totals, H-1B1: 3 in the cells and 4 printed",
        ),
        (13, [], "sheet FY23: has no row 'Grand Totals'"),
        (7, ["Singapore", "five", None, 3, 8], "sheet FY23:7:2: 'five' is no number of visas"),
        (7, ["Singapore", 5.5, None, 3, 8], "is no number of visas"),
        (
            1,
            ["Fiscal Year 2023", "B-1,2", "E 3?", "H-1B1", "Grand Total"],
            "sheet FY23:1:3: 'E 3?' is no class",
        ),
        (1, ["Fiscal Year 2023", "B-1,2", "E-3", "H-1B1"], "sheet FY23:1:1: has no column 'Grand Total'"),
        (1, ["Year", "B-1,2"], "has no sheet that begins with a fiscal year"),
    ],
)
def test_what_does_not_add_up_is_named_with_sheet_row_and_column(
    row: int, cells: Sequence[Cell], message: str
) -> None:
    """A lost column shows in the totals, and nobody adds up a year from what is left."""
    with pytest.raises(InvalidInput) as refusal:
        list(visas.read(changed(row, cells), file=FILE))

    assert message in str(refusal.value)


def test_a_year_stands_once() -> None:
    """Two sheets of one year would count twice."""
    with pytest.raises(InvalidInput, match="a second sheet of the fiscal year 2023"):
        list(visas.read(workbook({"a": rows(), "b": rows()}), file=FILE))


def test_what_is_no_workbook_is_one_message() -> None:
    """A page of excuse, and a zip of something else."""
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("a.txt", "a")

    for document in (b"<html>", other.getvalue()):
        with pytest.raises(InvalidInput, match="is no workbook"):
            list(visas.read(document, file=FILE))


def test_a_bomb_is_not_unpacked() -> None:
    """A sheet of 100 MB packed to nothing is refused by what its directory says."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 100_000_000)

    with pytest.raises(LimitReached, match="a single document may have"):
        list(visas.read(bomb.getvalue(), file=FILE))


def test_a_workbook_is_built_as_a_file_and_beside_months(tmp_path: Path) -> None:
    """It is a zip, and read as one document all the same."""
    (tmp_path / FILE).write_bytes(workbook({"FY23": rows()}))

    done = called("build", "--source", f"visas={tmp_path / FILE}", store=tmp_path / "store")

    assert done.code == 0, done.err
    found = hillgraph.open(tmp_path / "store").query("visas-over-time", country="country:SG")
    assert [(row[0], row[1], row[3]) for row in found] == [
        ("fy2023", "visa:B-1-B-2", 5),
        ("fy2023", "visa:H-1B1", 3),
    ]
