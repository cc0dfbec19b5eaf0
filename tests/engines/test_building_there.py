"""Builds into a server: other graphs stay, the live build stays whole, and readers see one build."""

from __future__ import annotations

import os
import platform
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

import hillgraph
from hillgraph.store.remote.door import Door
from hillgraph.store.remote.register import literal, say
from hillgraph.store.remote.served import HELD, State, home, state, store
from hillgraph.store.remote.server import server
from tests.commands import ran
from tests.conftest import write_dossier
from tests.killing import instants, killed, taken
from tests.servers import SERVERS, Serving, oxigraph, virtuoso

pytestmark = [pytest.mark.engine, pytest.mark.slow]
DOCUMENTS = """documents:
  - {id: "document:gazette.1", title: One}
"""
COUNTED = "SELECT (COUNT(?o) AS ?n) WHERE { ?o a hg:Organization }"
FOREIGN = "<http://else.example/a> <http://else.example/b> <http://else.example/c> .\n"


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    """Return a dossier in three versions, which differ in how many organizations there are."""
    folders = []
    for count in (20, 30, 40):
        things = "".join(
            f'  - {{id: "organization:o{number}", label: "One {number}", document: "document:gazette.1"}}\n'
            for number in range(count)
        )
        files = {"things.yml": f"things:\n{things}", "documents.yml": DOCUMENTS}
        folders.append(str(write_dossier(files, tmp_path / f"of{count}")))
    return folders


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """Run an empty server of Oxigraph's."""
    with oxigraph(tmp_path) as found:
        yield found


def _built(serving: Serving, dossier: str, *words: str) -> None:
    ended = serving.ran("build", "--dossier", dossier, *words)
    assert ended.code == 0, ended.err


def _counted(serving: Serving) -> int:
    return int(str(hillgraph.open(serving.address).sparql(COUNTED).rows[0][0]))


def _state(serving: Serving) -> State:
    with Door(server(serving.address)) as door:
        return state(door)


def _ours(serving: Serving) -> list[str]:
    """Return the numbers of the builds that have graphs on the server, whatever it says of them."""
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    asked = {"query": text, "union-default-graph": "true"}
    answer = httpx.get(
        f"{serving.address}/query", params=asked, headers={"Accept": "text/csv"}, trust_env=False
    )
    begun = f"{store()}/"
    graphs = [line for line in answer.text.splitlines() if line.startswith(begun)]
    return sorted({graph.removeprefix(begun).partition("/")[0] for graph in graphs})


@pytest.mark.parametrize("name", SERVERS)
def test_a_build_comes_goes_back_and_leaves_others_alone(
    name: str, versions: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server is shared: what isn't ours is not ours to touch."""
    with SERVERS[name](tmp_path) as serving:
        for variable, value in serving.given.items():
            monkeypatch.setenv(variable, value)
        with Door(server(serving.address)) as door:
            door.add("http://else.example/graph", FOREIGN.encode())
        counts = []
        for dossier in versions:
            _built(serving, dossier)
            counts.append(_counted(serving))
        kept = _state(serving).whole
        back = serving.ran("build", "--rollback")
        rolled = _counted(serving)
        none = serving.ran("build", "--rollback")
        with Door(server(serving.address)) as door:
            foreign = b"".join(door.triples("http://else.example/graph"))

    assert counts == [20, 30, 40]
    assert kept == ["000002", "000003"]
    assert (back.code, rolled) == (0, 30)
    assert back.err.startswith(f"000002 is live in {serving.address} now, as of ")
    assert (none.code, "No build before 000002 is kept" in none.err) == (3, True)
    assert foreign.split() == FOREIGN.encode().split()


def test_a_number_of_builds_is_kept(serving: Serving, versions: Sequence[str]) -> None:
    """And what was rolled back goes with the next build, as in a folder."""
    for dossier in versions:
        _built(serving, dossier, "--keep", "3")
    assert serving.ran("build", "--rollback").code == 0
    _built(serving, versions[0], "--keep", "2")

    assert _state(serving).whole == ["000002", "000004"]
    assert _ours(serving) == ["000002", "000004"]
    assert _counted(serving) == 20


def test_a_killed_build_leaves_the_live_one_and_its_rest_goes_with_the_next(
    serving: Serving, versions: Sequence[str]
) -> None:
    """At whatever instant it ends: before, while or after it brings its lines."""
    _built(serving, versions[0], "--keep", "1")
    words = ("-m", "hillgraph", "-q", "build", "--keep", "1", "--store", serving.address, "--dossier")
    time_taken = taken([*words, versions[1]])
    assert _counted(serving) == 30
    for instant in instants(0.1, seed=8):
        killed([*words, versions[0]], instant * time_taken)

        assert _counted(serving) in {20, 30}
        _built(serving, versions[1], "--keep", "1")
        assert _counted(serving) == 30
        assert _ours(serving) == _state(serving).whole
        assert len(_state(serving).whole) == 1
        assert _state(serving).holders == ()


def test_a_build_is_refused_while_another_writes(serving: Serving, versions: Sequence[str]) -> None:
    """Two at once would take each other's graphs for left-overs."""
    _built(serving, versions[0])
    with Door(server(serving.address)) as door:
        say(door, store(), HELD, literal("process 7 on elsewhere"))

    ended = serving.ran("build", "--dossier", versions[1], "--wait", "0.5")

    assert ended.code == 6
    assert f"Another build is writing {serving.address} (process 7 on elsewhere)." in ended.err
    assert _counted(serving) == 20
    update = ended.err.partition("by this update: ")[2].strip()
    with Door(server(serving.address)) as door:
        door.update(update)
    _built(serving, versions[1])
    assert _counted(serving) == 30


def test_the_mark_of_a_process_that_is_no_more_is_taken_away(
    serving: Serving, versions: Sequence[str]
) -> None:
    """Nobody should have to clean up after a machine that was switched off."""
    with Door(server(serving.address)) as door:
        say(door, store(), HELD, literal(f"process {_ended()} on {platform.node()}"))

    _built(serving, versions[0])

    assert _state(serving).holders == ()


def _ended() -> int:
    """Return the number of a process that has ended."""
    pid = os.posix_spawn("/bin/true", ["true"], {})
    os.waitpid(pid, 0)
    return pid


def test_readers_see_one_build_while_others_come(serving: Serving, versions: Sequence[str]) -> None:
    """Each answer is of the one or of the other, and none fails."""
    _built(serving, versions[0])
    over, wrong, asked = threading.Event(), [], [0]

    def ask() -> None:
        while not over.is_set():
            try:
                found = _counted(serving)
            except hillgraph.errors.HillgraphError as error:
                wrong.append(str(error))
            else:
                asked[0] += 1
                if found not in {20, 30, 40}:
                    wrong.append(str(found))

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    for dossier in (versions[1], versions[2], versions[0]):
        _built(serving, dossier)
    over.set()
    for reader in readers:
        reader.join()

    assert wrong == []
    assert asked[0] > 20


def test_who_reads_a_build_that_was_taken_away_is_told(serving: Serving, versions: Sequence[str]) -> None:
    """An empty answer would look like one."""
    _built(serving, versions[0], "--keep", "1")
    graph = hillgraph.open(serving.address)
    _built(serving, versions[1], "--keep", "1")

    with pytest.raises(hillgraph.errors.NotFound, match="000001 was taken from"):
        graph.sparql(COUNTED)


def test_what_was_lost_on_the_server_is_found(serving: Serving, versions: Sequence[str]) -> None:
    """Who keeps the server may clear a graph by mistake."""
    _built(serving, versions[0])
    gone = f"{home('000001')}merged"
    with Door(server(serving.address)) as door:
        door.update(
            f"DELETE WHERE {{ GRAPH <{gone}> {{ ?s a <https://w3id.org/hillgraph/vocab#Organization> }} }}"
        )

    looked, exported = serving.ran("doctor"), serving.ran("export", "-o", "-", "--format", "nq")

    assert looked.code == 6
    assert "wrong  000001: holds" in looked.out
    assert (exported.code, "look with hillgraph doctor" in exported.err) == (6, True)


def test_a_server_that_stops_a_query_is_told_apart(tmp_path: Path) -> None:
    """Oxigraph's answers 200 with the words of an error in its body."""
    with oxigraph(tmp_path, "--timeout-s", "1") as serving:
        assert serving.ran("build").code == 0
        text = "SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?d && ?f = ?g && ?a = ?i) }"
        started = time.monotonic()

        ended = serving.ran("query", "--sparql", text, "--timeout", "60")

    assert ended.code == 5, ended.err
    assert time.monotonic() - started < 60


def test_rows_that_a_server_leaves_out_are_missed(
    tmp_path: Path, versions: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Virtuoso gives the first so many rows and says so in a header alone."""
    with virtuoso(tmp_path, rows=50) as serving:
        for variable, value in serving.given.items():
            monkeypatch.setenv(variable, value)
        _built(serving, versions[0])

        ended = serving.ran("query", "--sparql", "SELECT ?s ?p ?o WHERE { ?s ?p ?o }")

    assert ended.code == 5
    assert f"{serving.address} gives at most 50 rows, so that more may be missing." in ended.err
    assert ended.out == ""


def test_nothing_is_written_without_a_right_to(tmp_path: Path, versions: Sequence[str]) -> None:
    """The message says which variables to set."""
    with virtuoso(tmp_path) as serving:
        ended = ran("build", "--dossier", versions[0], store=serving.address)

    assert ended.code == 1
    assert "wants a user who may do this (401). Set $HILLGRAPH_SPARQL_USER" in ended.err
