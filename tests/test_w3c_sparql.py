"""The W3C's tests of SPARQL 1.1 queries and results, put to our own way of asking and of writing answers."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import QueryResultsFormat, QueryTriples, Store

from hillgraph.cli.answers import _typed
from hillgraph.errors import HillgraphError, WrongUse
from hillgraph.query.asking import Asking
from hillgraph.query.forms import write
from hillgraph.query.question import Question
from hillgraph.query.request import STATEMENTS
from hillgraph.store.generation import Generation
from tests.read_back import (
    ORDERED,
    alike,
    by_number,
    expected,
    flat,
    read,
    same,
    same_graph,
    separated,
    statements,
)
from tests.running import ROOT
from tests.w3c import Case, Loaded, address, cases, generation

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.query import Result

pytestmark = [pytest.mark.shared, pytest.mark.slow]

ASKED = cases("sparql11", "QueryEvaluationTest")
SEPARATED = cases("sparql11", "CSVResultFormatTest")
LEGAL = cases("sparql11", "PositiveSyntaxTest11")
FAULTY = cases("sparql11", "NegativeSyntaxTest11")
ALL = [*ASKED, *SEPARATED, *LEGAL, *FAULTY]
MANY = 1_000_000
REFUSED = {
    "construct/constructwhere04": "FROM chooses other data; for one source's version use GRAPH",
    "syntax-query/test_42": "FROM chooses other data; for one source's version use GRAPH",
}
UNKNOWN = {"syntax-query/test_4"}
OF_THE_ENGINE = {
    "aggregates/agg-empty-group-count-graph": "a group within GRAPH ?g is not made graph by graph",
    "aggregates/agg-groupconcat-04": "GROUP_CONCAT keeps a language that all texts share, as SPARQL 1.2 does",
    "aggregates/agg-groupconcat-06": "GROUP_CONCAT keeps the language of a single text, as SPARQL 1.2 does",
    "bindings/graph": "VALUES alone within GRAPH ?g does not bind the graph",
    "csv-tsv-res/tsv03": "a number of a type narrower than xsd:integer is kept as xsd:integer",
    "functions/bnode01": "BNODE(text) is one node in all rows",
    "negation/graph-minus": "MINUS within GRAPH ?g takes the graph's variable for shared",
    "property-path/zero_or_more_set_end": "a path of no steps needs its node to be in the data",
    "property-path/zero_or_more_set_start": "a path of no steps needs its node to be in the data",
    "property-path/zero_or_one_set_end": "a path of no steps needs its node to be in the data",
    "property-path/zero_or_one_set_start": "a path of no steps needs its node to be in the data",
}


def each(found: Sequence[Case]) -> pytest.MarkDecorator:
    """Return the mark that runs a test for each case; one that the engine is known to fail must fail."""
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(case, marks=_known(case.name), id=case.name)
            for case in found
            if case.name not in REFUSED
        ],
    )


def _known(name: str) -> list[pytest.MarkDecorator]:
    reason = OF_THE_ENGINE.get(name)
    return [pytest.mark.xfail(raises=AssertionError, strict=True, reason=reason)] if reason else []


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return what loads the data of a test; the same data once."""
    folder = tmp_path_factory.mktemp("w3c")
    made: dict[tuple[tuple[Path, ...], tuple[Path, ...]], Generation] = {}

    def load(case: Case) -> Generation:
        key = (case.data, case.graphs)
        if key not in made:
            made[key] = generation(folder / str(len(made)), case)
        return made[key]

    return load


@pytest.fixture(autouse=True)
def _as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep rdflib from respelling literals as it reads them."""
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


@each(ASKED)
def test_an_answer_of_the_worker_is_the_expected_one(case: Case, loaded: Loaded) -> None:
    """This is the way of `hillgraph query`: text, tokens, limits, a process of its own, an answer."""
    assert case.result is not None
    wanted = expected(case.result, address(case.result))

    answer = Asking(loaded(case), timeout=60).asked(_question(case), {})

    if answer.form == "CONSTRUCT":
        assert same_graph(statements(answer.data, "ttl"), _graph(wanted))
    else:
        assert same(read(answer.data, "json"), wanted, ordered=_ordered(case))


@each(ASKED)
def test_each_form_of_an_answer_reads_back_as_the_expected_one(case: Case, loaded: Loaded) -> None:
    """What a writer loses, of a language, a datatype or a tab in a text, is lost to the next tool."""
    assert case.result is not None
    wanted, asking = expected(case.result, address(case.result)), Asking(loaded(case))

    if wanted.type == "CONSTRUCT":
        for form in STATEMENTS:
            assert same_graph(statements(_written(asking, case, form), form), _graph(wanted)), form
    elif wanted.type == "ASK":
        assert {_written(asking, case, form) for form in ("csv", "tsv")} == {_word(wanted)}
        assert all(same(read(_written(asking, case, form), form), wanted) for form in ("json", "xml"))
    else:
        for form in ("json", "xml", "tsv"):
            assert same(read(_written(asking, case, form), form), wanted, ordered=_ordered(case)), form
        told = read(_written(asking, case, "json"), "json")
        assert alike(separated(_written(asking, case, "csv")), flat(told), ordered=_ordered(case))


@each(SEPARATED)
def test_a_csv_is_the_expected_one(case: Case, loaded: Loaded) -> None:
    """Read as texts, and numbers by value: the store has 1000000 for 1.0E6."""
    assert case.result is not None

    written = separated(_written(Asking(loaded(case)), case, "csv"))

    assert alike(by_number(written), by_number(separated(case.result.read_bytes())), ordered=_ordered(case))


@each(LEGAL)
def test_legal_syntax_is_read(case: Case, loaded: Loaded) -> None:
    """Neither our tokens and limits nor the parser may refuse it; it is then answered.

    But for a function that the engine doesn't know: that is refused when the answer is worked out.
    """
    asking = Asking(loaded(case), timeout=60)

    if case.name in UNKNOWN:
        with pytest.raises(WrongUse, match=r"^The custom function <\S+> is not supported$"):
            asking.asked(_question(case), {}, limit=MANY)
    else:
        asking.asked(_question(case), {}, limit=MANY)


@each(FAULTY)
def test_faulty_syntax_is_refused_with_its_place(case: Case, loaded: Loaded) -> None:
    """An answer to what was never asked is worse than none."""
    with pytest.raises(WrongUse, match=r"^line \d+, column \d+"):
        Asking(loaded(case)).asked(_question(case), {})


@pytest.mark.parametrize("name", REFUSED)
def test_what_chooses_other_data_is_refused(name: str, loaded: Loaded) -> None:
    """By contract no query names the data it is put to; the message says what to write instead."""
    (case,) = (each for each in ALL if each.name == name)

    with pytest.raises(HillgraphError, match=REFUSED[name]):
        Asking(loaded(case)).asked(_question(case), {})


@pytest.mark.parametrize("name", OF_THE_ENGINE)
def test_what_fails_is_the_fault_of_the_engine(name: str, loaded: Loaded) -> None:
    """One of ours may not hide behind it: the bare query over the bare store is wrong too."""
    (case,) = (each for each in ASKED if each.name == name)
    assert case.result is not None
    store = Store.read_only(str(loaded(case).rdf))

    answer = store.query(case.text, base_iri=address(case.file))
    assert not isinstance(answer, QueryTriples)
    data = answer.serialize(format=QueryResultsFormat.JSON)

    wanted = expected(case.result, address(case.result))
    assert not same(read(data or b"", "json"), wanted, ordered=_ordered(case))


def test_the_figures_in_the_documentation_are_these() -> None:
    """Whoever trusts a figure should find it here, test by test."""
    names = {case.name for case in ALL}
    text = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")

    assert {*REFUSED, *UNKNOWN, *OF_THE_ENGINE} <= names
    held = len(names) - len(REFUSED) - len(OF_THE_ENGINE)
    assert f"{held} of {len(names)} hold, {len(REFUSED)} are refused" in text
    assert [name for name in OF_THE_ENGINE if f"`{name}`" not in text] == []


def _question(case: Case) -> Question:
    """Return the question as it is read from standard input, with the address that the suite gives it."""
    return _typed(f"BASE <{address(case.file)}>\n{case.text}".encode(), case.name, "")


def _written(asking: Asking, case: Case, form: str) -> bytes:
    stream = BytesIO()
    write(asking.asked(_question(case), {}, wanted=form, limit=MANY), form, stream)
    return stream.getvalue()


def _ordered(case: Case) -> bool:
    return bool(ORDERED.search(case.text))


def _word(result: Result) -> bytes:
    return b"true" if result.askAnswer else b"false"


def _graph(result: Result) -> Graph:
    assert result.graph is not None
    return result.graph
