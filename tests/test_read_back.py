"""What compares answers tells apart what differs, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Literal

from tests.read_back import alike, by_number, flat, read, rows, same, same_graph, separated, statements

if TYPE_CHECKING:
    from rdflib.query import Result

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(autouse=True)
def _as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep rdflib from respelling literals as it reads them."""
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


def table(*lines: str) -> Result:
    """Return a result from the lines of its TSV."""
    return read("".join(f"{line}\n" for line in lines).encode(), "tsv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["1"], [f'"1"^^<{XSD}integer>']),
        (["1.50"], ["1.5"]),
        (["1.0e3"], [f'"1000"^^<{XSD}double>']),
        (["true"], [f'"1"^^<{XSD}boolean>']),
        (['"x"@en-US'], ['"x"@en-us']),
        (["1", "2", "2"], ["2", "1", "2"]),
        (["_:a", "_:b"], ["_:c", "_:d"]),
        (["", ""], ["", ""]),
    ],
)
def test_what_says_the_same_is_the_same(one: list[str], other: list[str]) -> None:
    """A stricter reading would blame the writer for another spelling."""
    assert same(table("?x", *one), table("?x", *other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["1"], ["2"]),
        (["1"], ["1.0"]),
        (["1"], ['"1"']),
        (["1"], [f'"1"^^<{XSD}int>']),
        (['"x"@en'], ['"x"']),
        (['"x"@en'], ['"x"@ko']),
        (['"x"'], ["<urn:x>"]),
        (['""'], [""]),
        (["1", "1"], ["1"]),
        (["1", "1", "2"], ["1", "2", "2"]),
        (["", ""], [""]),
        (["_:a", "_:a"], ["_:a", "_:b"]),
    ],
)
def test_what_says_another_thing_is_not_the_same(one: list[str], other: list[str]) -> None:
    """A looser reading would let every fault of a writer pass."""
    assert not same(table("?x", *one), table("?x", *other))


def test_order_counts_where_rows_are_ordered() -> None:
    """ORDER BY promises it; nothing else does."""
    one, other = table("?x", "1", "2"), table("?x", "2", "1")

    assert same(one, other)
    assert not same(one, other, ordered=True)


def test_a_column_without_values_counts() -> None:
    """Whoever reads a table by its columns needs all of them."""
    assert not same(table("?x\t?y", "1\t"), table("?x", "1"))
    assert same(table("?x\t?y", "1\t2"), table("?y\t?x", "2\t1"))


def test_a_row_of_no_columns_is_a_row() -> None:
    """It is how a pattern of constants says yes."""
    assert rows(table("", "")) == [{}]
    assert rows(table("")) == []
    assert separated(b"\r\n\r\n") == [{}]
    assert separated(b"x\r\n\r\n") == [{"x": Literal("")}]


def test_a_csv_is_compared_as_texts() -> None:
    """Of a text and a number it can't say which it is; a blank node has its sign."""
    told = flat(table("?x\t?y", '"a,\\n\\""\t1.5', "_:b\t"))

    assert alike(separated(b'x,y\r\n"a,\n""",1.5\r\n_:z,\r\n'), told)
    assert not alike(separated(b'x,y\r\n"a,\n""",1.50\r\n_:z,\r\n'), told)
    assert alike(by_number(separated(b"x\r\n1.0E6\r\n")), by_number(separated(b"x\r\n1000000\r\n")))


def test_graphs_are_compared_by_what_they_say() -> None:
    """A blank node has no name, and a number has one value."""
    one = statements(b"_:a <urn:p> 1.0 .", "ttl")

    assert same_graph(one, statements(b"_:b <urn:p> 1.00 .", "trig"))
    assert not same_graph(one, statements(b"_:b <urn:p> 1 .", "ttl"))
