"""One request, answered here or in a worker: the same bytes, and errors that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hillgraph.errors import StoreUnusable, WrongUse
from hillgraph.query.request import Request
from hillgraph.query.terms import term
from hillgraph.query.worker import run
from hillgraph.store.generation import Generation
from tests.small_generation import PREFIXES, small_generation

COSPONSORS = "SELECT ?who { ?who hg:cosponsors $bill }"
BILL = {"bill": term("bill", "bill:119-hr-4687", PREFIXES, name="bill")}


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Write a few statements and rows."""
    return small_generation(tmp_path_factory.mktemp("small") / "generation")


def request_of(generation: Generation, text: str, language: str = "sparql", **rest: Any) -> Request:
    """Return a request with the generation's own prefixes."""
    return Request(generation.folder, language, text, generation.prefixes, **rest)


@pytest.mark.parametrize("timeout", [None, 20.0])
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("csv", b"who\r\nhttps://w3id.org/hillgraph/id/person/C001047\r\n"),
        ("tsv", b"?who\n<https://w3id.org/hillgraph/id/person/C001047>\n"),
        (
            "json",
            (
                b'{"head":{"vars":["who"]},"results":{"bindings":[{"who":{"type":"uri","value":'
                b'"https://w3id.org/hillgraph/id/person/C001047"}}]}}'
            ),
        ),
    ],
)
def test_a_select_comes_in_the_forms_of_the_w3c(
    generation: Generation, wanted: str, expected: bytes, timeout: float | None
) -> None:
    """Other tools read these bytes; here and in a worker they are the same."""
    answer = run(request_of(generation, COSPONSORS, values=BILL, wanted=wanted), timeout=timeout)

    assert (answer.form, answer.wanted, answer.data) == ("SELECT", wanted, expected)


def test_statements_come_sorted_with_the_prefixes_they_use(generation: Generation) -> None:
    """The same graph gives the same file, and no list of sixty prefixes on top of two lines."""
    answer = run(request_of(generation, "CONSTRUCT { ?b a hg:Bill } { ?b a hg:Bill }"))

    assert answer.data.decode() == (
        "@prefix bill: <https://w3id.org/hillgraph/id/bill/> .\n"
        "@prefix hg: <https://w3id.org/hillgraph/vocab#> .\n"
        "bill:118-hr-2827 a hg:Bill .\n"
        "bill:119-hr-4687 a hg:Bill .\n"
    )


def test_an_answer_of_sql_is_the_same_here_and_in_a_worker(generation: Generation) -> None:
    """Days, decimals, lists and nothing pass from one process to another."""
    request = request_of(generation, "SELECT * FROM filing", "sql")

    assert run(request, timeout=20).data == run(request, timeout=None).data


def test_the_limit_of_a_request_holds_in_both_languages(generation: Generation) -> None:
    """`--limit` means rows, whatever the language."""
    sparql = run(request_of(generation, "SELECT ?b { ?b a hg:Bill }", wanted="csv", limit=1), timeout=None)
    sql = run(request_of(generation, "SELECT id FROM bill ORDER BY id", "sql", limit=1), timeout=None)

    assert sparql.data.count(b"\r\n") == 2
    assert sql.data == b'[["id"],["VARCHAR"],[["bill:118-hr-2827"]]]'


@pytest.mark.parametrize("timeout", [None, 20.0])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK {\n $bill a hg:Bill . OPTIONL { } }", "line 2, column 20, at OPTIONL: not expected here"),
        ("ASK { $bill a nope:Bill }", "line 1, column 15, at nope:Bill: Prefix not found"),
        ("ASK { $bill a hg:Bill", 'line 1, column 22, at the end: expected "," or "." or ";"'),
        ("ASK { ?s ?p ?o FILTER(?o = ) }", "line 1, column 28, at ): not expected here"),
        ("ASK { FILTER(1 =\n) }", "line 2, column 1, at ): not expected here"),
    ],
)
def test_a_fault_is_shown_in_the_text_that_the_user_wrote(
    generation: Generation, text: str, message: str, timeout: float | None
) -> None:
    """The engine sees another text, with prefixes and values in it, and looks far ahead."""
    with pytest.raises(WrongUse) as caught:
        run(request_of(generation, text, values=BILL), timeout=timeout)

    assert str(caught.value).startswith(message)


def test_a_form_that_does_not_fit_is_refused(generation: Generation) -> None:
    """Rows have no Turtle; what was meant is for the user to say."""
    with pytest.raises(WrongUse, match="SELECT gives a table, not statements: use csv, tsv, json, xml"):
        run(request_of(generation, "SELECT * { ?s ?p ?o }", wanted="ttl"))


@pytest.mark.parametrize("timeout", [None, 20.0])
@pytest.mark.parametrize(
    ("language", "text", "part"),
    [("sparql", "ASK { ?s ?p ?o }", "rdf"), ("sql", "SELECT * FROM bill", "tables")],
)
def test_a_damaged_store_is_told_from_a_faulty_question(
    tmp_path: Path, language: str, text: str, part: str, timeout: float | None
) -> None:
    """The user must build again, not rewrite the question."""
    generation = small_generation(tmp_path / "generation")
    for path in sorted((generation.folder / part).rglob("*")):
        if path.is_file():
            path.write_bytes(b"garbage" * 100)

    with pytest.raises(StoreUnusable, match="Build it again"):
        run(request_of(generation, text, language), timeout=timeout)


def test_a_missing_store_is_said_to_be_so(tmp_path: Path) -> None:
    """A wrong folder is the likeliest mistake of all."""
    with pytest.raises(StoreUnusable, match="No such file"):
        run(Request(tmp_path / "nowhere", "sparql", "ASK { ?s ?p ?o }", {}), timeout=20)


def test_asking_leaves_the_store_as_it_was(generation: Generation) -> None:
    """Its files are hashed in the manifest."""
    before = _snapshot(generation.folder)

    run(request_of(generation, COSPONSORS, values=BILL))
    run(request_of(generation, "SELECT * FROM bill", "sql"))

    assert _snapshot(generation.folder) == before


@pytest.mark.parametrize("name", ["a b'c", "x[1]", "y*", "한글", 'dq"x', "br{a,b}"])
def test_a_store_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    """DuckDB reads some of these as patterns, and quotes end texts."""
    generation = small_generation(tmp_path / name)

    sparql = run(request_of(generation, "ASK { ?s a hg:Bill }", wanted="csv"), timeout=None)
    sql = run(request_of(generation, "SELECT count(*) AS n FROM bill", "sql"), timeout=None)

    assert (sparql.data, sql.data) == (b"true", b'[["n"],["BIGINT"],[[2]]]')


def _snapshot(folder: Path) -> list[tuple[str, bytes]]:
    return [(str(path), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
