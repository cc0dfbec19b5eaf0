"""Rivals: a comparison is fair only if all answer the same, and honest only if it says who didn't."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.rivals.asked import Answer, Asked, asked
from benchmarks.rivals.data import FOLDER, LANGUAGES, NAMES
from benchmarks.rivals.page import Table, cells, page
from benchmarks.rivals.session import QUESTIONS, STATEMENTS, digest
from benchmarks.rivals.virtuoso import Virtuoso, installed
from benchmarks.spark import Compared

START = "https://w3id.org/hillgraph/id/"
WHO = f"SELECT ?person {{ ?person <urn:signs> <{START}bill/1> }}"
NEVER = "SELECT (COUNT(*) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with 300 people who sign a bill, and two questions on them."""
    lines = [f"<{START}person/{number}> <urn:signs> <{START}bill/1> .\n" for number in range(300)]
    (tmp_path / STATEMENTS).write_text("".join(lines), encoding="utf-8")
    asking = {"never": {"rq": NEVER}, "who": {"rq": WHO}}
    (tmp_path / QUESTIONS).write_text(json.dumps(asking), encoding="utf-8")
    return tmp_path


def answer(digest: str = "same", seconds: float = 0.0125) -> Answer:
    """Return an answer of four rows."""
    return Answer(first=1.0, seconds=seconds, rows=4, digest=digest)


def test_rows_are_the_same_in_any_order_and_by_any_name() -> None:
    """One engine tells addresses and words, another short names and numbers."""
    ours = [("person:K000397", 3), ("person:K000394", 1)]
    theirs = [[f"{START}person/K000394", "1"], [f"{START}person/K000397", "3"]]

    assert digest(ours) == digest(theirs)
    assert digest(ours) != digest(ours[:1])


def test_an_engine_answers_in_a_process_of_its_own(folder: Path) -> None:
    """All of what it holds is gone before the next one is measured."""
    told = asked("rdflib", sys.executable, folder, ["who"])

    found = told.answers["who"]
    assert found is not None
    assert (found.rows, found.digest) == (300, digest([(f"person:{number}",) for number in range(300)]))
    assert told.why == ""


@pytest.mark.slow
def test_a_question_that_takes_too_long_is_given_up_and_the_next_one_asked(folder: Path) -> None:
    """27 million rows are more than rdflib counts in two seconds."""
    told = asked("rdflib", sys.executable, folder, ["never", "who"], patience=2.0)

    assert told.answers["never"] is None
    assert told.answers["who"] is not None


def test_an_engine_that_is_not_there_says_so(folder: Path) -> None:
    """A rival that isn't measured is named, not left out."""
    told = asked("nothing of the sort", sys.executable, folder, ["who"])

    assert told.why == "KeyError: 'nothing of the sort'"
    assert cells(told, "300") == ["nothing of the sort", "", "not measured", "", "", "", "", ""]


def test_an_answer_that_is_not_ours_is_named() -> None:
    """The quickest answer is worth nothing when it is wrong."""
    ours = Asked("hillgraph", answers={name: answer() for name in NAMES})
    theirs = Asked("Other", answers={**ours.answers, "pairs": answer("else"), "cosponsors": None})

    assert Table("whole", 9, [ours, theirs]).different == ["Other, pairs"]


def test_every_question_is_written_in_every_language() -> None:
    """Each engine is asked in the one that it speaks."""
    names = sorted(path.name for path in FOLDER.iterdir())

    assert names == sorted(f"{name}.{language}" for name in NAMES for language in LANGUAGES)


def test_the_page_has_each_engine_with_its_version_and_names_who_is_absent() -> None:
    """Figures without versions age badly."""
    ours = Asked("hillgraph", "0.1.0", 0.5, 120.4, {name: answer() for name in NAMES})
    slow = Asked("rdflib", "7.6.0", 30.26, 283.0, {**ours.answers, "pairs": None})
    away = Asked("Virtuoso", why="not installed")

    text = page([Table("whole", 1_000_000, [ours, away]), Table("part", 189_379, [ours, slow])])

    assert "| hillgraph 0.1.0 | 1,000,000 |  | 120 | 12.5 | 12.5 | 12.5 | 12.5 |\n" in text
    assert "| rdflib 7.6.0 | 189,379 | 30.3 | 283 | 12.5 | 12.5 | 12.5 | over 60 s |\n" in text
    assert "Not measured, Virtuoso: not installed.\n" in text
    assert "All answers are the same rows.\n" in text


@pytest.mark.slow
@pytest.mark.skipif(not installed(), reason="Virtuoso isn't installed")
def test_a_virtuoso_of_ones_own_loads_answers_and_is_gone(folder: Path) -> None:
    """It listens on loopback alone, and nothing is left of it."""
    server = Virtuoso(folder / "virtuoso", reads=folder)

    try:
        server.load(folder, STATEMENTS)
        found = json.loads(server.asked(WHO))["results"]["bindings"]
    finally:
        server.stop()

    assert len(found) == 300
    assert not Path(f"/proc/{server.pid}/exe").exists()


@pytest.mark.parametrize(
    ("different", "apart", "equal"), [(0, 1e-9, True), (1, 1e-9, False), (0, 1e-5, False)]
)
def test_spark_is_equal_where_no_edge_differs_and_no_rank_by_a_millionth(
    different: int, apart: float, equal: bool
) -> None:
    """Bills are counted, so they are exact; ranks are approached by both."""
    found = Compared(9, 9, different, apart, "4.3.0", (1.0, 1.0), (1.0, 1.0), 34)

    assert found.equal is equal
