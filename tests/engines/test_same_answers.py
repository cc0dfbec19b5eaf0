"""A store on a server gives what a store in a folder gives: named questions, facts, exports, differences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import hillgraph
from hillgraph.graph import Graph
from hillgraph.query.question import Question, questions
from tests.commands import ran
from tests.servers import SERVERS, Serving

pytestmark = [pytest.mark.engine, pytest.mark.slow]
ASKED = [each for each in questions() if each.language == "sparql"]
FORMS = ("ttl", "trig", "nt", "nq", "jsonld", "rdfxml")


@pytest.fixture(scope="module", params=SERVERS)
def serving(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Run a server."""
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture(scope="module")
def served(serving: Serving) -> Serving:
    """Build the embedded dossier into the server."""
    ended = serving.ran("build")
    assert ended.code == 0, ended.err
    return Serving(serving.address)


@pytest.mark.parametrize("asked", ASKED, ids=[each.name for each in ASKED])
def test_a_named_question_has_the_same_answer_row_by_row(
    asked: Question, served: Serving, graph: Graph
) -> None:
    """Who keeps a server must not have to wonder which of the two answers is right."""
    given = {name: str(each.example) for name, each in asked.parameters.items()}

    there = hillgraph.open(served.address).answered(asked.name, given)

    here = graph.answered(asked.name, given)
    assert there.columns == here.columns
    assert there.rows == here.rows
    assert here.rows


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?g ?o WHERE { GRAPH ?g { agreement:korus-fta hg:describedIn ?o } } ORDER BY ?g ?o",
        "SELECT * WHERE { GRAPH ?g { agreement:korus-fta hg:describedIn ?o } } ORDER BY ?g ?o",
        "SELECT ?o WHERE { GRAPH dataset:fara.partner-with-korea-act { ?s rdfs:label ?o } } ORDER BY ?o",
        "SELECT ?t WHERE { GRAPH ?g { ?s a hg:Agreement } ?g dcterms:title ?t } ORDER BY ?t",
        "SELECT ?g WHERE { ?g a hg:Dataset FILTER EXISTS { GRAPH ?g { ?s a hg:Agreement } } } ORDER BY ?g",
        "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?g WHERE { ?g hg:authority 'press' GRAPH ?g { agreement:korus-fta a ?o } } ORDER BY ?g",
        "SELECT ?g WHERE { ?g a hg:Dataset FILTER NOT EXISTS { GRAPH ?g { ?s a ?o } } } ORDER BY ?g",
        "SELECT ?s WHERE { ?s a hg:Agreement FILTER NOT EXISTS { GRAPH ?g { ?s a ?o } } } ORDER BY ?s",
        "ASK { GRAPH ?g { agreement:korus-fta a ?kind } }",
        "ASK { bill:119-hr-4687 a hg:Committee }",
        "SELECT ?x WHERE { VALUES ?x { 'a#b' \"GRAPH ?g { \" } } ORDER BY ?x",
        "SELECT ?o WHERE { bill:119-hr-4687 rdfs:label ?o } LIMIT 1",
    ],
)
def test_a_free_query_means_the_same_graphs(text: str, served: Serving, graph: Graph) -> None:
    """A build's graphs have other names on a server, and nobody who asks should have to know."""
    there = hillgraph.open(served.address).sparql(text)

    here = graph.sparql(text)
    assert sorted(there.columns) == sorted(here.columns)
    assert [dict(zip(there.columns, row, strict=True)) for row in there] == [
        dict(zip(here.columns, row, strict=True)) for row in here
    ]


@pytest.mark.parametrize("form", FORMS)
def test_an_export_has_the_same_bytes(form: str, served: Serving, store: Path, tmp_path: Path) -> None:
    """So that a file says which build it is of, wherever that lies."""
    there, here = tmp_path / "there", tmp_path / "here"

    assert served.ran("export", "-o", str(there), "--format", form).code == 0

    assert ran("export", "-o", str(here), "--format", form, store=store).code == 0
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("show", "bill:119-hr-4687", "--format", "json"),
        ("show", "agreement:korus-fta"),
        ("show", "cosponsorship:K000400.119-hr-4687"),
        ("show", "bill:119-hr-1"),
        ("show", "bill:x>{?s?p?o}#"),
        ("query", "supporters", "-p", "bill=bill:x>{?s?p?o}#"),
        ("show", "agreement:korus-fta", "--format", "bibtex"),
        ("show", "build", "--format", "csl"),
        ("find", "kim"),
        ("find", "KÏM youn"),
        ("find", "nothing of the kind"),
        ("kinds",),
        ("export", "--graph", "dataset:fara.partner-with-korea-act", "--format", "nq", "-o", "-"),
        ("query", "supporters", "-p", "bill=H.R. 4687", "--format", "xml"),
        ("query", "supporters", "-p", "bill=bill:119-hr-4687", "--format", "tsv"),
        ("query", "--sparql", "CONSTRUCT WHERE { bill:119-hr-4687 ?p ?o }", "--format", "ttl"),
        ("query", "supporters", "-p", "bill=bill:119-hr-4687", "--explain"),
    ],
    ids=" ".join,
)
def test_a_command_prints_the_same(words: tuple[str, ...], served: Serving, store: Path) -> None:
    """A script that works with a folder works with a server."""
    there = served.ran(*words)

    here = ran(*words, store=store)
    assert (there.code, there.out) == (here.code, here.out)
    assert here.out or here.code


def test_the_two_differ_in_nothing(served: Serving, store: Path) -> None:
    """`diff` reads every statement of both."""
    ended = ran("diff", "--exit-code", "--format", "json", str(store), served.address, given=served.given)

    assert (ended.code, json.loads(ended.out)["changed"]) == (0, False)


def test_rdflib_holds_the_same(served: Serving, graph: Graph) -> None:
    """Who reckons in rdflib takes the graph from wherever it lies."""
    there = hillgraph.open(served.address).rdflib()

    assert set(there.quads()) == set(graph.rdflib().quads())


def test_what_is_there_conforms_and_is_well(served: Serving) -> None:
    """Checks are most wanted where somebody else keeps the files."""
    conforms, well = served.ran("validate"), served.ran("doctor")

    assert (conforms.code, conforms.err.splitlines()[-1]) == (0, "Conforms.")
    assert (well.code, well.err) == (0, "Well.\n")
    assert "statements in" in well.out


@pytest.mark.parametrize(
    "words",
    [
        ("path", "person:K000397", "person:K000394"),
        ("network", "summary"),
        ("query", "--sql", "SELECT 1"),
        ("query", "documents"),
        ("render", "-o", "page.html"),
        ("chart", "ties", "-o", "chart.svg"),
        ("report", "bill:119-hr-4687", "-o", "report.html"),
        ("lineage", "bill:119-hr-4687"),
        ("supporters", "bill:119-hr-4687"),
        ("claims",),
        ("resolve",),
        ("feed", "bill:119-hr-4687", "-o", "feed.xml"),
        ("export", "-o", "tables.parquet"),
        ("export", "-o", "graph.graphml"),
    ],
    ids=" ".join,
)
def test_what_only_the_tables_can_do_is_said(words: tuple[str, ...], served: Serving, tmp_path: Path) -> None:
    """In one message, with what to do instead, and nothing half written."""
    ended = ran(*words, store=served.address, given=served.given, folder=tmp_path)

    assert ended.code == 1
    assert ended.err == (
        f"{served.address} holds the statements of a build and nothing else; this is answered "
        "from its tables and files. Ask a store in a folder: --store DIR\n"
    )
    assert list(tmp_path.iterdir()) == []
