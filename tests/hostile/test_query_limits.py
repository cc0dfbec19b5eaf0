"""Questions made to break something: each ends in time, in one message, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from hillgraph.errors import HillgraphError, LimitReached
from hillgraph.query.guard import TOKENS, checked
from hillgraph.query.request import Request
from hillgraph.query.worker import _spawned, run
from hillgraph.store.generation import Generation
from tests.small_generation import small_generation

pytestmark = pytest.mark.hostile
GIBIBYTE = 1024**3
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r }"
ENDLESS_SQL = "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = -1"
CALL = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Write a few statements and rows."""
    return small_generation(tmp_path_factory.mktemp("small") / "generation")


@pytest.mark.parametrize(("language", "text"), [("sparql", ENDLESS), ("sql", ENDLESS_SQL)])
def test_an_endless_question_is_killed_at_its_limit(
    generation: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, text: str
) -> None:
    """The engine can't be told to stop; nobody waits for a process that nobody can see."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = _children()
    started = time.monotonic()

    with pytest.raises(LimitReached, match=r"^The query was stopped after 1 s\. Allow more with --timeout"):
        run(Request(generation.folder, language, text, generation.prefixes), timeout=1)

    assert time.monotonic() - started < 20
    assert set(_children()) <= set(before)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sparql", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } ORDER BY ?o"),
        ("sql", "SELECT list(a.range || repeat('x', 1000)) FROM range(100000000) a"),
    ],
)
def test_a_greedy_question_is_stopped_at_the_cap_of_memory(
    generation: Generation, language: str, text: str
) -> None:
    """Without a cap the system picks what to kill, and it may be something else."""
    request = Request(generation.folder, language, text, generation.prefixes)

    with pytest.raises(LimitReached, match=r"^The query needs more than 1 GiB of memory"):
        run(request, timeout=60, memory=GIBIBYTE)


def test_a_question_that_kills_its_worker_is_told_so(generation: Generation) -> None:
    """What the guard doesn't know yet must end in a message too; here it isn't asked."""
    text = f"SELECT ({'(' * 200_000}1{')' * 200_000} AS ?x) {{}}"
    prefixes: dict[str, str] = {}

    outcome = _spawned(
        ("sparql", str(generation.rdf), text, "csv", prefixes, {}, "", None, "", None, 60.0), 60.0
    )

    assert outcome == ("died", b"11")


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT ({'+'.join(['1'] * (TOKENS // 2 - 5))} AS ?x) {{}}",
        f"SELECT ({'!' * (TOKENS - 10)}1 AS ?x) {{}}",
        f"SELECT * {{ ?s ?p ?o FILTER({'||'.join(['?o'] * (TOKENS // 2 - 10))}) }}",
        f"SELECT * {{ ?s {'|'.join(['a'] * (TOKENS // 2 - 5))} ?o }}",
        f"SELECT * {{ ?s a ?o {'FILTER(?o=1)' * (TOKENS // 6 - 5)} }}",
        f"SELECT * {{ {'UNION'.join(['{?s a ?o}'] * (TOKENS // 6 - 5))} }}",
        f"SELECT * {{ {'OPTIONAL{}' * (TOKENS // 3 - 5)} }}",
        f"SELECT * {{ ?s a ?o {'MINUS{?s a ?o}' * (TOKENS // 6 - 5)} }}",
        f"SELECT * {{ {''.join(f'BIND(1 AS ?x{n})' for n in range(TOKENS // 6 - 5))} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(?o IN ({','.join(['1'] * (TOKENS // 2 - 10))})) }}",
        f"SELECT * {{ VALUES ?x {{ {'1 ' * 49_000} }} }}",
        f"SELECT * {{ {'{' * 199} ?s a ?o {'}' * 199} }}",
        f"SELECT * {{ ?s ?p ?o {'FILTER EXISTS { ?s ?p ?o ' * 199} {'}' * 199} }}",
        f"SELECT ({'STR(' * 198}1{')' * 198} AS ?x) {{}}",
    ],
    ids=(
        "plus not or alternatives filters unions optionals minus binds in values braces exists functions"
    ).split(),
)
def test_the_largest_texts_that_pass_the_guard_are_answered(generation: Generation, text: str) -> None:
    """The bounds were measured with one version of the engine; the next may need more stack."""
    answer = run(Request(generation.folder, "sparql", text, generation.prefixes, wanted="csv"), timeout=60)

    assert answer.form == "SELECT"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes where Linux lists them")
def test_an_interrupted_question_takes_its_worker_along(generation: Generation) -> None:
    """Whoever presses Ctrl-C wants the processor back."""
    program = (
        "import sys; from pathlib import Path; from hillgraph.query.request import Request\n"
        "from hillgraph.query.worker import run\n"
        "run(Request(Path(sys.argv[1]), 'sparql', sys.argv[2], {}), timeout=60)\n"
    )
    command = [sys.executable, "-c", program, str(generation.folder), ENDLESS]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as asking:
        workers = _awaited(lambda: _children(asking.pid))
        time.sleep(1)  # now it is at work

        asking.send_signal(signal.SIGINT)
        _, complaint = asking.communicate(timeout=10)

    assert len(workers) == 1
    assert b"KeyboardInterrupt" in complaint
    assert _awaited(lambda: [not Path(f"/proc/{workers[0]}").exists()], 30) == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes where Linux lists them")
def test_an_orphaned_worker_ends_by_itself(generation: Generation) -> None:
    """A parent that is killed can't kill: the worker's own limit of processor time does."""
    program = (
        "import sys; from pathlib import Path; from hillgraph.query.request import Request\n"
        "from hillgraph.query.worker import run\n"
        "run(Request(Path(sys.argv[1]), 'sparql', sys.argv[2], {}), timeout=1)\n"
    )
    command = [sys.executable, "-c", program, str(generation.folder), ENDLESS]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as asking:
        workers = _awaited(lambda: _children(asking.pid))
        asking.kill()

    assert _awaited(lambda: [not Path(f"/proc/{worker}").exists() for worker in workers], 30) == [True]


PIECES = [
    *"{ } ( ) < > # ' \" ''' \"\"\" \\ [ ] . ; , ! ^ / | a 1 1. true SILENT".split(),
    *("FILTER(", "?o<", "VALUES", "?v", "UNION"),
    *("\n", "\r", " ", "<http://a/#x>", "<#y>", "<b'c>", "<'x>", "ex:a.b", "ex:a\\#", "\\u0053", "AS ?z)"),
    *("GRAPH ?g {", "EXISTS {", "OPTIONAL {", "MINUS {", "BASE <http://a/>", "?s ?p ?o", "?s ?p 'x'"),
    *("SERVICE", "service:x {?s ?p ?o}", "SERVICEex:q {?s ?p ?o}", "<http://127.0.0.1:1/>", "{?s ?p ?o}"),
    *(CALL, f"#{CALL}\n", f'"{CALL}"', f"'''{CALL}", f'"""{CALL}'),
]


@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from(["", " "]), st.booleans())
@example(["FILTER(", "?o<", "<b'c>"], "", False)
@settings(max_examples=1500, deadline=None)
def test_no_text_that_passes_the_guard_opens_a_connection(
    pieces: list[str], between: str, below: bool
) -> None:
    """Guard and parser must read every text alike; where they differ, a call could hide."""
    text = "SELECT * { ?s ?p ?o " + between.join(pieces)
    ends = ")" * max(0, text.count("(") - text.count(")")) + "}" * max(0, text.count("{") - text.count("}"))
    text += "\n" + ends if below else ends
    try:
        checked(text)
    except HillgraphError:
        return

    prefixes = dict.fromkeys(("", "ex", "service", "SERVICEex"), "http://127.0.0.1:1/")
    try:
        list(_lively().query(text, prefixes=prefixes))  # type: ignore[arg-type]
    except (SyntaxError, RuntimeError, TypeError):
        return
    except OSError as error:
        pytest.fail(f"{text!r} opened a connection: {error}")


def _lively() -> Store:
    """Return a store whose statement matches any pattern of variables, so that all of a query runs."""
    store = Store()
    store.add(Quad(NamedNode("http://a/s"), NamedNode("http://a/p"), Literal("x")))
    return store


def _children(parent: int | None = None) -> list[int]:
    place = Path(f"/proc/{parent or os.getpid()}/task/{parent or os.getpid()}/children")
    return [int(child) for child in place.read_text(encoding="ascii").split()] if place.exists() else []


def _awaited(found: Callable[[], list[int]], seconds: float = 10) -> list[int]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        result = found()
        if result and all(result):
            return result
        time.sleep(0.05)
    pytest.fail("nothing came of waiting")
