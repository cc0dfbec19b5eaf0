"""A store on a server as it answers badly: each failure is told apart, and a wrong address is found out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import HillgraphError, LimitReached, StoreUnusable, WrongUse
from hillgraph.query.relocated import relocated
from hillgraph.store.remote.server import credentials, server
from tests.commands import called, ran
from tests.standin_sparql import SparqlStandIn, Told, standing_in

EMPTY = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}'
ROW = b'{"a":{"type":"literal","value":"x"}}'
TWO = b'{"head":{"vars":["a"]},"results":{"bindings":[' + ROW + b"," + ROW + b"]}}"
ASKED = "SELECT ?a WHERE { ?a a hg:Bill }"


@pytest.fixture
def standin() -> Iterator[SparqlStandIn]:
    """Run a stand-in."""
    with standing_in() as found:
        yield found


@pytest.mark.parametrize(
    ("told", "error", "said"),
    [
        (Told(400, b"no such function"), WrongUse, "refuses this: no such function"),
        (Told(401, b""), HillgraphError, "wants a user who may do this (401). Set $HILLGRAPH_SPARQL_USER"),
        (Told(403, b"no"), HillgraphError, "wants a user who may do this (403)"),
        (Told(404, b"none"), StoreUnusable, "answers 404: it takes nothing of the kind there"),
        (Told(408, b"too slow"), LimitReached, "stopped the query: too slow"),
        (Told(500, b"Virtuoso 42000 Error The estimated execution time exceeds the limit of 400 (sec)."),
         LimitReached, "stopped the query: Virtuoso 42000 Error"),
        (Told(500, b"<html><h1>Internal</h1> error</html>"), StoreUnusable, "answers 500: Internal error"),
        (Told(503, b"busy"), StoreUnusable, "can't answer now (503: busy). Try again later."),
        (Told(302, headers={"Location": "http://elsewhere.example/"}), StoreUnusable, "which isn't followed"),
        (Told(body=b"<html>Welcome</html>"), StoreUnusable, "answers with what is no result"),
        (Told(body=EMPTY[:-3]), StoreUnusable, "answers with what is no result"),
        (Told(body=EMPTY[:-3] + b"The query timed out"), LimitReached, "The query timed out"),
        (Told(body=b""), StoreUnusable, "answers with what is no result"),
        (Told(body=b"[1]"), StoreUnusable, "answers with what is no result"),
        (Told(body=EMPTY, headers={"X-SQL-State": "S1TAT", "X-SQL-Message": "anytime timeout"}),
         LimitReached, "stopped the query: anytime timeout"),
        (Told(body=TWO, headers={"X-SPARQL-MaxRows": "2"}), LimitReached, "gives at most 2 rows"),
        (Told(body=TWO, headers={"Content-Length": "900"}), StoreUnusable, "doesn't answer"),
    ],
)  # fmt: skip
def test_each_failure_of_a_server_is_told_apart(
    told: Told, error: type[HillgraphError], said: str, standin: SparqlStandIn
) -> None:
    """What is no result must never be taken for one, least of all an answer that was cut short."""
    standin.told = told

    with pytest.raises(error) as found:
        hillgraph.open(standin.address).sparql(ASKED)

    assert said in str(found.value)
    assert type(found.value) is error
    assert standin.address in str(found.value)


def test_an_answer_of_as_many_rows_as_asked_is_one(standin: SparqlStandIn) -> None:
    """Only where the server's own bound was met may rows be missing."""
    standin.told = Told(body=TWO, headers={"X-SPARQL-MaxRows": "3"})

    assert hillgraph.open(standin.address).sparql(ASKED).rows == (("x",), ("x",))


def test_a_query_is_stopped_when_its_time_is_over(standin: SparqlStandIn) -> None:
    """A server may think as long as it likes; who asked doesn't wait."""
    standin.told = Told(body=EMPTY, seconds=3)

    ended = ran("query", "--sparql", ASKED, "--timeout", "0.5", store=standin.address)

    assert ended.code == 5
    assert "didn't answer within 0.5 s. Allow more with --timeout" in ended.err


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("SELECT ?a WHERE { ?a a hg:Bill", 2, "line 1, column 31, at the end"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", 2, "would change the store"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 2, "asks another server"),
        ("SELECT * FROM <a:b> WHERE { ?s ?p ?o }", 2, "chooses other data"),
        (f"SELECT * WHERE {{ {'(' * 300} }}", 5, "nested deeper than 200"),
    ],
)
def test_what_is_refused_here_does_not_go_there(
    text: str, code: int, said: str, standin: SparqlStandIn
) -> None:
    """A server may allow what we don't: 20,000 brackets bring one down."""
    ended = called("query", "--sparql", text, store=standin.address)

    assert (ended.code, said in ended.err) == (code, True)
    assert standin.asked == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://user:secret@127.0.0.1:9/query", "holds a user"),
        ("http://127.0.0.1:9/query?default-graph-uri=x", "holds a query or a fragment"),
        ("http://", "is no address of a server"),
        ("http://127.0.0.1:99999/", "is no address of a server"),
    ],
)
def test_what_is_no_address_of_a_server_is_said(address: str, said: str) -> None:
    """A password in an address ends up in histories and logs, and isn't repeated here either."""
    ended = called("find", "kim", store=address)

    assert (ended.code, said in ended.err) == (2, True)
    assert "secret" not in ended.err


def test_a_server_that_is_not_there_is_found_out_before_a_build(tmp_path: Path) -> None:
    """An hour's work shouldn't end in a wrong port."""
    ended = called("build", "--dossier", str(tmp_path / "none"), store="http://127.0.0.1:9/query")

    assert ended.code == 6
    assert ended.err.startswith("http://127.0.0.1:9/query doesn't answer (")


@pytest.mark.parametrize(
    ("address", "query", "update", "graphs"),
    [
        ("http://h:7878", "http://h:7878/query", "http://h:7878/update", "http://h:7878/store?no_transaction"),
        ("http://h/query", "http://h/query", "http://h/update", "http://h/store?no_transaction"),
        ("http://h/sparql", "http://h/sparql", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
        ("https://h/repositories/a", "https://h/repositories/a", "https://h/repositories/a/statements",
         "https://h/repositories/a/rdf-graphs/service"),
        ("http://h/hill/sparql", "http://h/hill/query", "http://h/hill/update", "http://h/hill/data"),
        ("http://h/some/where/else", "http://h/some/where/else", "", ""),
    ],
)  # fmt: skip
def test_the_addresses_follow_from_that_of_the_store(
    address: str, query: str, update: str, graphs: str
) -> None:
    """Each maker of servers has its own custom."""
    found = server(address)

    assert (found.query, found.update, found.graphs) == (query, update, graphs)


def test_the_environment_says_where_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """For servers that nobody has told us of."""
    monkeypatch.setenv("HILLGRAPH_SPARQL_UPDATE", "http://h/u")
    monkeypatch.setenv("HILLGRAPH_SPARQL_GRAPHS", "http://h/g")

    found = server("http://h/some/where/else")

    assert (found.update, found.graphs) == ("http://h/u", "http://h/g")


def test_a_user_without_a_password_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that was misspelt would else give a refusal nobody understands."""
    monkeypatch.setenv("HILLGRAPH_SPARQL_USER", "someone")
    monkeypatch.delenv("HILLGRAPH_SPARQL_PASSWORD", raising=False)

    with pytest.raises(WrongUse, match="go together"):
        credentials()


def test_a_password_goes_out_only_where_it_was_asked_for(
    standin: SparqlStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And in words that the server chose."""
    monkeypatch.setenv("HILLGRAPH_SPARQL_USER", "someone")
    monkeypatch.setenv("HILLGRAPH_SPARQL_PASSWORD", "secret")
    standin.told = Told(401, headers={"WWW-Authenticate": 'Basic realm="x"'})

    with pytest.raises(HillgraphError, match="wants a user who may do this") as found:
        hillgraph.open(standin.address).sparql(ASKED)

    assert [each.get("Authorization", "")[:6] for each in standin.sent] == ["", "Basic "]
    assert "secret" not in str(found.value)


def test_a_password_goes_in_the_open_to_this_machine_alone() -> None:
    """Basic authentication over http is readable on the way."""
    assert [
        server(each).sealed for each in ("http://127.0.0.1/", "https://h.example/", "http://h.example/")
    ] == [
        True,
        True,
        False,
    ]


def test_a_build_that_cannot_learn_of_others_takes_its_mark_away(standin: SparqlStandIn) -> None:
    """A mark that stays would keep every later build out."""
    standin.state = Told(503, b"busy")

    outcome = called("build", "--rollback", store=standin.address)

    assert (outcome.code, "can't answer now (503: busy)" in outcome.err) == (6, True)
    added, removed = standin.written
    assert (added.split()[0], removed.split()[0]) == ("INSERT", "DELETE")
    assert added.partition("{")[2] == removed.partition("{")[2]


FOUND = 'IRI(CONCAT("I/", STRAFTER(STR(?g_on_server), "S/1/")))'
BOUND = f"ASK {{ {{ GRAPH ?g_on_server {{ ?s ?p ?o }} BIND({FOUND} AS ?g) }} }}"
COMPARED = f"ASK {{ {{ GRAPH ?g_on_server {{ ?g ?p ?o }} FILTER(?g = {FOUND}) }} }}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?s { ?s a hg:Bill }", "SELECT ?s { ?s a <v#Bill> }"),
        ("PREFIX hg: <a:> SELECT ?s { ?s a hg:Bill }", "PREFIX hg: <a:> SELECT ?s { ?s a <a:Bill> }"),
        (
            "ASK { GRAPH dataset:a.b { ?s ?p 'GRAPH ?g {' } }",
            "ASK { GRAPH <S/1/a.b> { ?s ?p 'GRAPH ?g {' } }",
        ),
        ("ASK { GRAPH <http://else.example/> { } }", "ASK { GRAPH <http://else.example/> { } }"),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", BOUND),
        ("ASK { GRAPH ?g { ?g ?p ?o } }", COMPARED),
    ],
)
def test_a_text_asks_the_graphs_of_the_build(text: str, expected: str) -> None:
    """So that two builds lie side by side and nobody's query need know."""
    sent = relocated(text, {"hg": "v#", "dataset": "https://w3id.org/hillgraph/id/"}, "1")

    short = sent.replace("https://w3id.org/hillgraph/store", "S").replace(
        "https://w3id.org/hillgraph/id/", "I/"
    )
    assert short == expected
