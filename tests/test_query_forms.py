"""Answers written out: for people, and for programs."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import duckdb
import pytest

from hillgraph.errors import WrongUse
from hillgraph.query.forms import literal, write
from hillgraph.query.request import Answer, wanted
from hillgraph.query.result import Result

NASTY = "[red]a\nb\x1b[31m\u202e\x00<&"
RESULT = Result(
    ("id", "amount", "day", "list", "ok"),
    (
        ("filing:lda.1", Decimal("50000.50"), date(2025, 7, 23), ["a", "b"], True),
        (NASTY, None, None, None, False),
    ),
    ("VARCHAR", "DECIMAL(18,2)", "DATE", "VARCHAR[]", "BOOLEAN"),
)


def written(answer: Answer | Result, form: str, width: int | None = None) -> bytes:
    """Return what is written."""
    stream = BytesIO()
    write(answer, form, stream, width=width)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "ttl"])
def test_what_came_in_the_form_goes_out_as_it_came(form: str) -> None:
    """The W3C's forms are the engine's own bytes, exactly."""
    kind = "CONSTRUCT" if form == "ttl" else "SELECT"

    assert written(Answer(kind, form, b"\x00 as it came", {}), form) == b"\x00 as it came"


def test_a_table_shows_values_and_no_markup() -> None:
    """A name in a register must not move the cursor, colour the screen, or turn the line round."""
    assert written(RESULT, "table").decode() == (
        " id                                    amount   day          list            ok\n"
        " ──────────────────────────────────────────────────────────────────────────────\n"
        ' filing:lda.1                        50000.50   2025-07-23   ["a", "b"]    true\n'
        " [red]a\\nb\\u001b[31m\\u202e\\u0000<&                                        false\n"
    )


def test_a_table_is_as_wide_as_the_terminal() -> None:
    """Cells are folded, never cut: what can't be read isn't there."""
    lines = written(Result(("word",), (("x" * 50,),)), "table", 30).decode().splitlines()

    assert max(map(len, lines)) <= 30
    assert "".join(lines).count("x") == 50


def test_csv_gives_every_value_back() -> None:
    """Line ends and quotes in a cell are the reader's affair, as the form says."""
    rows = list(csv.reader(StringIO(written(RESULT, "csv").decode(), newline="")))

    assert rows == [
        ["id", "amount", "day", "list", "ok"],
        ["filing:lda.1", "50000.50", "2025-07-23", '["a", "b"]', "true"],
        [NASTY, "", "", "", "false"],
    ]


def test_json_is_a_list_of_objects_and_ndjson_one_a_line() -> None:
    """Plain objects are what scripts read; the W3C's form is for SPARQL only."""
    expected = [
        {"id": "filing:lda.1", "amount": 50000.5, "day": "2025-07-23", "list": ["a", "b"], "ok": True},
        {"id": NASTY, "amount": None, "day": None, "list": None, "ok": False},
    ]

    assert json.loads(written(RESULT, "json")) == expected
    assert [json.loads(line) for line in written(RESULT, "ndjson").splitlines()] == expected


def test_ndjson_of_sparql_is_plain_objects_too() -> None:
    """One tool reads a line of either language."""
    data = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'

    assert written(Answer("SELECT", "json", data, {}), "ndjson") == b'{"n": "1"}\n'


def test_xml_holds_what_xml_can_hold() -> None:
    """A control character in one name would make the whole file unreadable."""
    page = ET.fromstring(written(RESULT, "xml"))  # noqa: S314 - our own
    space = "{http://www.w3.org/2005/sparql-results#}"

    texts = [each.text for each in page.iter(f"{space}literal")]

    assert texts[:5] == ["filing:lda.1", "50000.50", "2025-07-23", '["a", "b"]', "true"]
    assert texts[5:] == ["[red]a\nb\\u001b[31m\u202e\\u0000<&", "false"]


def test_parquet_keeps_types_and_values(tmp_path: Path) -> None:
    """The next engine should not have to guess them again."""
    path = tmp_path / "answer.parquet"
    path.write_bytes(written(RESULT, "parquet"))

    found = duckdb.read_parquet(str(path))

    assert [str(kind) for kind in found.types] == list(RESULT.types)
    assert found.fetchall() == list(RESULT.rows)


def test_parquet_of_untyped_rows_holds_them_exactly(tmp_path: Path) -> None:
    """SPARQL has no columns of one type; each gets the one that holds all its values."""
    path = tmp_path / "answer.parquet"
    columns = ("n", "n", "mixed", "amount", "none", "day")
    rows = (
        (1, True, "x", Decimal("1.50"), None, date(2025, 1, 2)),
        (2, False, 3, Decimal("2.125"), None, None),
    )
    path.write_bytes(written(Result(columns, rows), "parquet"))

    found = duckdb.read_parquet(str(path))

    assert found.columns == ["n", "n_1", "mixed", "amount", "none", "day"]
    assert [str(kind) for kind in found.types] == [
        "BIGINT",
        "BOOLEAN",
        "VARCHAR",
        "DECIMAL(38,3)",
        "VARCHAR",
        "DATE",
    ]
    assert found.fetchall()[1] == (2, False, "3", Decimal("2.125"), None, None)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "ndjson", "xml", "parquet"])
def test_an_answer_without_rows_has_its_columns_still(form: str) -> None:
    """An empty file would look like a failure."""
    data = written(Result(("id",), (), ("VARCHAR",)), form)

    assert b"id" in data or (form, data) in {("json", b"[]\n"), ("ndjson", b"")}


def test_forms_that_do_not_fit_are_refused() -> None:
    """Rows have no Turtle and statements no columns."""
    with pytest.raises(WrongUse, match="CONSTRUCT gives statements, not rows: use ttl"):
        written(Answer("CONSTRUCT", "ttl", b"", {}), "csv")
    with pytest.raises(WrongUse, match="'ttl' is no form of a table"):
        written(RESULT, "ttl")


@pytest.mark.parametrize(
    ("form", "asked"), [("table", "json"), ("ndjson", "json"), ("csv", "csv"), ("ttl", "ttl")]
)
def test_it_is_known_how_to_ask_for_a_form(form: str, asked: str) -> None:
    """What the engine writes itself is asked for as it is; the rest is made from JSON."""
    assert wanted(form) == asked


def test_literal_text_keeps_its_letters() -> None:
    """Only what can't be seen is spelt out."""
    assert literal("Jeong In-gyo · 정인교\t\u200f\x9b") == "Jeong In-gyo · 정인교\\t\\u200f\\u009b"
