"""Answers as rows of Python values."""

from __future__ import annotations

import sys
from datetime import date, datetime
from decimal import Decimal

import pytest

from hillgraph.errors import HillgraphError, NotFound
from hillgraph.query.request import Request
from hillgraph.query.result import SHOWN, Result
from hillgraph.query.worker import run
from hillgraph.store.generation import Generation
from tests.small_generation import small_generation

PAIR = Result(("a", "b"), ((1, "x"), (2, "y")))


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Write a few statements."""
    return small_generation(tmp_path_factory.mktemp("small") / "generation")


def answered(generation: Generation, text: str, wanted: str = "json") -> Result:
    """Return the rows of a text, run in this process."""
    request = Request(generation.folder, "sparql", text, generation.prefixes, wanted=wanted)
    return Result.of(run(request, timeout=None))


def test_values_have_the_types_of_their_literals(generation: Generation) -> None:
    """Whoever adds amounts or compares days shouldn't have to read text first."""
    text = """
        SELECT ?tie ?since ?original ?amount ?congress ?label ?class ?none WHERE {
          ?tie a hg:Cosponsorship, ?class ; hg:to ?bill ; hg:since ?since ; hg:isOriginal ?original .
          ?bill hg:congress ?congress ; rdfs:label ?label .
          ?filing hg:amountUSD ?amount
        }
    """

    row = answered(generation, text).one()

    assert row == (
        "cosponsorship:C001047.119-hr-4687",
        date(2025, 7, 29),
        False,
        Decimal("50000.5"),
        119,
        "Partner with Korea Act",
        "hg:Cosponsorship",
        None,
    )


def test_values_computed_in_the_query_are_typed_too(generation: Generation) -> None:
    """What a datatype doesn't allow, or nobody knows, stays text."""
    text = """
        SELECT (1.5e0 AS ?a) ("2025-01-02T03:04:05"^^xsd:dateTime AS ?b) ("x"^^<urn:y> AS ?c)
               (<https://example.org/> AS ?d) ("soon"^^xsd:date AS ?e) (1 = 1 AS ?f) {}
    """

    assert answered(generation, text).one() == (
        1.5, datetime.fromisoformat("2025-01-02T03:04:05"), "x", "https://example.org/", "soon", True
    )  # fmt: skip


def test_an_ask_is_its_answer(generation: Generation) -> None:
    """`if graph.sparql("ASK …")` must not be true because a row came back."""
    yes, no = answered(generation, "ASK { ?s a hg:Bill }"), answered(generation, "ASK { ?s a hg:Nothing }")

    assert (yes.columns, yes.rows, bool(yes)) == (("answer",), ((True,),), True)
    assert (no.columns, no.rows, bool(no)) == (("answer",), ((False,),), False)


def test_other_results_are_true_by_having_rows() -> None:
    """A row that holds false is a row."""
    assert bool(Result(("known",), ((False,),)))
    assert not Result(("known",), ())


@pytest.mark.parametrize("wanted", ["ttl", "nt", "nq", "trig", "rdfxml", "jsonld"])
def test_statements_are_rows_of_three(generation: Generation, wanted: str) -> None:
    """In every form in which they may come."""
    text = "CONSTRUCT { ?t hg:since ?day } WHERE { ?t hg:since ?day }"

    found = answered(generation, text, wanted)

    assert found.columns == ("subject", "predicate", "object")
    assert found.rows == (("cosponsorship:C001047.119-hr-4687", "hg:since", date(2025, 7, 29)),)


def test_a_result_is_a_sequence_of_rows() -> None:
    """It counts, repeats and slices as people expect of one."""
    assert list(PAIR) == [(1, "x"), (2, "y")]
    assert (len(PAIR), PAIR[1], PAIR[:1]) == (2, (2, "y"), ((1, "x"),))


def test_one_wants_exactly_one_row() -> None:
    """The first of several would be a guess."""
    with pytest.raises(NotFound, match="no row"):
        Result(("a",), ()).one()
    with pytest.raises(HillgraphError, match="2 rows"):
        PAIR.one()


def test_records_hold_what_json_can_say() -> None:
    """A decimal that a number would round stays text; what is no number in JSON does too."""
    result = Result(
        ("day", "amount", "long", "list", "bytes", "endless"),
        ((date(2025, 1, 2), Decimal("1.50"), Decimal("12345678901234567.89"), ["a"], b"\x01", float("inf")),),
    )

    assert result.records() == [
        {
            "day": "2025-01-02",
            "amount": 1.5,
            "long": "12345678901234567.89",
            "list": ["a"],
            "bytes": "01",
            "endless": "inf",
        }
    ]


def test_pandas_gets_the_columns_and_values() -> None:
    """Whoever has pandas goes on there."""
    pytest.importorskip("pandas")

    frame = PAIR.to_pandas()

    assert (list(frame.columns), frame["b"].tolist()) == (["a", "b"], ["x", "y"])


def test_without_pandas_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, and the bare import error wouldn't name it."""
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(HillgraphError, match=r"hillgraph\[pandas\]"):
        PAIR.to_pandas()


def test_a_notebook_shows_a_hundred_rows_and_counts_the_rest() -> None:
    """A million rows would stop the notebook; a silent hundred would be taken for all."""
    page = Result(("n",), tuple((n,) for n in range(SHOWN + 1_234)))._repr_html_()

    assert page.count("<tr>") == SHOWN + 1
    assert "<p>1,234 more rows are not shown.</p>" in page


def test_a_notebook_interprets_nothing_from_the_data() -> None:
    """Names in registers are typed by anybody."""
    page = Result(("<i>",), (("<script>alert(1)</script>\u202e",),))._repr_html_()

    assert "<th>&lt;i&gt;</th>" in page
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;\\u202e</td>" in page
