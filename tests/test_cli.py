"""The command line: its answers, its messages and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hillgraph.cli.docs import written
from hillgraph.model.kinds import model
from tests.commands import called, ran
from tests.conftest import Write
from tests.test_dossier import GOOD

THIRTEEN = """
  { ?tie hg:to ?bill . ?bill hg:title "Partner with Korea Act" }
"""


def test_build_says_what_it_made_and_quiet_says_nothing(dossier: Write, tmp_path: Path) -> None:
    """Results go to standard output and all else to standard error."""
    folder = dossier(GOOD)

    loud = called("build", "--dossier", str(folder), store=tmp_path / "store")
    quiet = called("--quiet", "build", "--dossier", str(folder), store=tmp_path / "store")

    assert (loud.code, loud.out) == (0, "")
    assert "as of 2025-09-09" in loud.err
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_a_faulty_dossier_ends_with_four_and_every_fault_on_a_line(dossier: Write, tmp_path: Path) -> None:
    """file:line:column first, so that an editor can jump there."""
    folder = dossier({**GOOD, "ties.yml": "ties:\n  - {kind: sponsorship, from: person:K000397}\n"})

    ended = called("build", "--dossier", str(folder), store=tmp_path / "store")

    assert ended.code == 4
    assert ended.err.splitlines() == [
        "small/ties.yml:2:5: the field 'document' is missing",
        "small/ties.yml:2:5: the field 'to' is missing",
    ]
    assert not (tmp_path / "store" / "CURRENT").exists()


def test_sparql_and_sql_count_the_same_of_every_kind(store: Path) -> None:
    """Two faces of one set of records may never disagree."""
    kinds = model().kinds
    sparql = called(
        "query",
        "--sparql",
        "SELECT ?class (COUNT(DISTINCT ?node) AS ?n) WHERE { ?node a ?class } GROUP BY ?class",
        "--format",
        "ndjson",
        store=store,
    )
    counts = {row["class"]: row["n"] for row in map(json.loads, sparql.out.splitlines())}
    text = " UNION ALL ".join(
        f"FROM {name} SELECT '{kind.term}' AS class, count(*) AS n" for name, kind in kinds.items()
    )
    sql = called("query", "--sql", text, "--format", "ndjson", store=store)

    rows = [json.loads(line) for line in sql.out.splitlines()]

    assert len(rows) == len(kinds)
    assert {row["class"]: row["n"] for row in rows} == {
        kind.term: counts.get(kind.term, 0) for kind in kinds.values()
    }


@pytest.mark.parametrize(
    ("kind", "count"),
    [("Sponsorship", 13), ("Cosponsorship", 452)],
)
def test_the_thirteen_bills_have_their_sponsors_and_cosponsors(store: Path, kind: str, count: int) -> None:
    """The figures are those of the official list: 465 rows, 13 of them sponsors."""
    text = f"SELECT (COUNT(?tie) AS ?n) WHERE {{ ?tie a hg:{kind} {THIRTEEN} }}"

    ended = called("query", "--sparql", text, "--format", "csv", store=store)

    assert (ended.code, ended.out) == (0, f"n\n{count}\n")


def test_two_of_them_withdrew_and_194_persons_are_on_them(store: Path) -> None:
    """Culberson and Farenthold left H.R. 1019; everybody counts once."""
    text = (
        "SELECT (COUNT(DISTINCT ?person) AS ?persons) (SUM(IF(BOUND(?day), 1, 0)) AS ?withdrawn) WHERE "
        f"{{ VALUES ?kind {{ hg:Sponsorship hg:Cosponsorship }} ?tie a ?kind ; hg:from ?person {THIRTEEN} "
        "OPTIONAL { ?tie hg:withdrawnOn ?day } }"
    )

    ended = called("query", "--sparql", text, "--format", "csv", store=store)

    assert ended.out == "persons,withdrawn\n194,2\n"


def test_a_path_names_each_tie_and_the_document_behind_it(store: Path) -> None:
    """It says "is tied to", and that a path is no evidence of contact."""
    ended = called("path", "organization:kita", "committee:hsju00", store=store)

    assert ended.code == 0
    assert "is tied to" in ended.out
    assert "document:asiae.2025090908015529027, 3" in ended.out
    assert "document:billstatus.119hr4687" in ended.out
    assert ended.out.endswith("A path is not evidence of contact.\n")
    assert "influence" not in ended.out


def test_show_finds_the_firm_by_the_articles_spelling_and_says_that_sources_differ(store: Path) -> None:
    """The article writes Capital, the register Capitol; a reader may come with either."""
    ended = called("show", "Thomas Capital Partners", store=store)

    assert ended.code == 0
    assert "Thomas Capitol Partners, Inc.  organization:thomas-capitol-partners" in ended.out
    assert "name: Thomas Capital Partners (another source's value)" in ended.out
    assert "document:fara.5982" in ended.out


def test_an_ambiguous_name_lists_the_candidates_and_ends_with_three(store: Path) -> None:
    """Three Kims are in the article; none is guessed."""
    ended = ran("show", "Kim", store=store)

    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("'Kim' is ambiguous:\n")
    assert "  person:K000397   Young Kim (R-CA)\n" in ended.err
    assert "  person:K000394   Andy Kim (D-NJ)\n" in ended.err
    assert "person:kim-youngman" not in ended.err or "Kim Youngman" in ended.err
    assert ended.err.endswith("Use a short name.\n")


def test_an_unknown_name_offers_close_spellings(store: Path) -> None:
    """A typing error should cost one look, not a search."""
    ended = called("show", "Kamlager Dov", store=store)

    assert ended.code == 3 or "Kamlager-Dove" in ended.out
    missing = called("show", "Yung Kimm", store=store)
    assert missing.code == 3
    assert "Did you mean" in missing.err
    assert "person:K000397" in missing.err


def test_a_title_that_many_bills_bear_lists_them(store: Path) -> None:
    """The thirteen bills share one title; whoever types it is shown which there are."""
    ended = called("show", "Partner with Korea Act", store=store)

    assert ended.code == 3
    assert ended.err.count("  bill:") == 13


@pytest.mark.parametrize(
    "form",
    [
        "csv",
        "json",
        *(pytest.param(form, marks=pytest.mark.slow) for form in ("tsv", "xml", "table", "ndjson")),
    ],
)
def test_an_empty_answer_about_a_thing_that_is_not_there_says_so(store: Path, form: str) -> None:
    """A wrong number must not be read as a bill without supporters."""
    wrong = called("query", "supporters", "-p", "bill=bill:119-hr-9999", "--format", form, store=store)
    right = called("query", "supporters", "-p", "bill=bill:119-hr-4687", "--format", form, store=store)

    assert wrong.code == 0
    assert wrong.err.startswith("bill:119-hr-9999 is not in this store.")
    assert right.err == ""


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("query",), 2, "Give one of"),
        (("query", "no-such-question"), 3, "There is no question 'no-such-question'"),
        (("query", "supporters"), 2, "The parameter 'bill' is missing"),
        (("query", "supporters", "-p", "bill"), 2, "name=value"),
        (("query", "supporters", "-p", "bill=person:K000397"), 2, "bill"),
        (("query", "--sparql", "SELECT"), 2, ""),
        (("query", "--sparql", "DELETE WHERE { ?s ?p ?o }"), 2, ""),
        (("query", "--sparql", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"), 2, "SERVICE"),
        (("query", "--sparql", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"), 2, "FROM"),
        (("query", "--sql", "DROP TABLE bill"), 2, ""),
        (("query", "--sql", "SELECT * FROM read_csv('/etc/passwd')"), 2, ""),
        (("path", "person:K000397", "person:K000397"), 3, "one thing"),
        (("path", "A", "B", "--during", "2025"), 3, ""),
        (("show", "bill:119-hr-1"), 3, "bill:119-hr-1 is not in this store"),
        (("build", "--dossier", "no-such-dossier"), 3, "no-such-dossier"),
        (("build", "--as-of", "yesterday"), 2, "--as-of"),
        (("render", "nothing-such", "-o", "x.html"), 3, "nothing-such"),
        (("export", "-o", "graph.docx"), 2, "docx"),
        (("demo", "/dev/null/x"), 2, "/dev/null/x can't be made"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_wrong_calls_end_with_their_code_and_one_message(
    store: Path, tmp_path: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    """What, where, what next; never a traceback for what we foresaw, and nothing left behind."""
    ended = called(*words, store=store, folder=tmp_path)

    assert ended.code == code, ended.err
    assert message in ended.err
    assert "Traceback" not in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there_ends_with_six(tmp_path: Path) -> None:
    """And says how to make one."""
    ended = called("query", "--sparql", "ASK {}", store=tmp_path / "none")

    assert ended.code == 6
    assert "hillgraph build" in ended.err


def test_the_references_of_commands_and_questions_are_as_generated() -> None:
    """Docs that can drift are not read."""
    for path, text in written(Path(__file__).resolve().parents[1]).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date: make docs"
