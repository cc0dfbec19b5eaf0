"""Builds, fetches and resolutions ended by ``kill -9``, a full disk or a rival: nothing is lost or mixed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest

import hillgraph
from hillgraph.store import generation
from hillgraph.store.build import locked
from tests.commands import ran
from tests.conftest import write_dossier
from tests.killing import instants, killed, taken
from tests.small_register import Report, reports
from tests.standin import File, standing_in

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9"),
]
PEOPLE = Path(__file__).resolve().parents[1] / "fixtures" / "legislators"
BUILD = ("-m", "hillgraph", "-q", "build", "--jobs", "2", "--dossier")
FETCH = """
import sys
from pathlib import Path
from hillgraph.fetch.errand import fetched
from hillgraph.fetch.wanted import Choice
from hillgraph.sources.catalogue import Supply, supplies
real = supplies()["legislators"]
of = Supply("legislators", sys.argv[1], (sys.argv[2],), real.most_bytes, real.files)
fetched(of, Choice(), Path(sys.argv[3]), loopback=True)
"""


@pytest.fixture
def versions(tmp_path: Path) -> list[Path]:
    """Return a dossier in two versions, which differ in one label and in how many things there are."""
    return [
        write_dossier(
            {
                "things.yml": "things:\n"
                + "".join(
                    f'  - {{id: "person:p{i}", label: "{label} {i}", document: "document:gazette.1"}}\n'
                    for i in range(count)
                ),
                "documents.yml": DOCUMENTS,
            },
            tmp_path / label,
        )
        for label, count in (("First", 40), ("Second", 60))
    ]


DOCUMENTS = """documents:
  - {id: "document:gazette.1", title: One}
"""
HELD = {("First 0", 40), ("Second 0", 60)}


def test_a_killed_build_leaves_one_generation_whole_and_the_next_is_right(
    versions: list[Path], tmp_path: Path
) -> None:
    """Years of work must survive whatever ends a process."""
    store = tmp_path / "store"
    seconds = [taken([*BUILD, str(version)], store=store) for version in versions]
    for number, part in enumerate(instants(0.6, seed=1)):
        version = versions[number % 2]
        killed([*BUILD, str(version)], part * seconds[number % 2], store=store)

        assert _answers(store) in HELD
        assert _sound(store) == []
        ended = ran("build", "--dossier", str(version), "--wait", "20", store=store)
        assert ended.code == 0, ended.err
        assert _answers(store) == (("First 0", 40), ("Second 0", 60))[number % 2]
        assert _sound(store) == []
        assert list((store / "generations").glob("*.part")) == []
        assert len(generation.names(store)) <= 2


def test_a_killed_fetch_is_taken_up_again(tmp_path: Path) -> None:
    """What lies in the cache is whole, or known to be a part."""
    cache = tmp_path / "cache"
    wanted = {path.name: path.read_bytes() for path in PEOPLE.iterdir()}
    with standing_in() as host:
        for name, content in wanted.items():
            host.files[f"/{name}"] = File(content, kind="text/yaml")
        words = ["-c", FETCH, host.address("/{file}.yaml"), host.place, str(cache)]
        seconds = taken(words)
        for part in instants(0.25, seed=2):
            shutil.rmtree(cache)
            killed(words, part * seconds)
            if cache.exists():
                there = {path.name: path.read_bytes() for path in cache.rglob("*.yaml")}
                assert all(wanted[name] == content for name, content in there.items())
            taken(words)
            assert {path.name: path.read_bytes() for path in cache.rglob("*.yaml")} == wanted
            assert list(cache.rglob("*.part")) == []


def test_a_killed_resolution_leaves_the_decisions_as_they_were_or_whole(
    tmp_path: Path,
) -> None:
    """A person's corrections are the last thing to lose."""
    store = tmp_path / "store"
    given = [
        Report(n, (n, f"Quarry Group{end}"), (n, f"SILLA BATTERY{end}"), (n, "Ana", "Quinones"))
        for n, end in enumerate(("", ", Inc.", " LLC", " Co", " Company", " Holdings"), 1)
    ]
    register = reports(given, tmp_path / "register.jsonl")
    assert ran("build", "--source", f"lobbying={register}", store=store).code == 0
    words = ["-m", "hillgraph", "-q", "resolve"]
    seconds = taken(words, store=store)
    file = store / "decisions.csv"
    whole = file.read_bytes()
    assert whole.count(b"\n") > 3
    for part in instants(0.15, seed=3):
        killed(words, part * seconds, store=store)

        assert file.read_bytes() == whole
        assert ran("resolve", store=store).code == 0
        assert file.read_bytes() == whole


def test_readers_see_one_generation_through_three_builds(versions: list[Path], tmp_path: Path) -> None:
    """A report that is made during a build must be of one day, not of two."""
    store = tmp_path / "store"
    taken([*BUILD, str(versions[0])], store=store)
    over = threading.Event()
    told: list[object] = []

    def read() -> None:
        while not over.is_set():
            try:
                told.append(_answers(store))
            except Exception as error:  # noqa: BLE001 - whatever a reader meets is a fault
                told.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        for version in (versions[1], versions[0], versions[1]):
            taken([*BUILD, str(version)], store=store)
    finally:
        over.set()
        for reader in readers:
            reader.join()

    assert len(told) > 20
    assert set(told) == HELD


def test_a_second_build_is_told_who_holds_the_lock(versions: list[Path], tmp_path: Path) -> None:
    """Whoever waits wants to know for whom."""
    store = tmp_path / "store"
    with locked(store, 0):
        ended = ran("build", "--dossier", str(versions[0]), store=store)

    assert ended.code == 6
    assert f"(process {os.getpid()} on " in ended.err
    assert "--wait" in ended.err
    assert not (store / "LOCK.holder").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a file system of its own")
def test_a_full_disk_leaves_the_live_generation(versions: list[Path], tmp_path: Path) -> None:
    """Disks fill up at night, when builds run."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    try:
        store = disk / "store"
        assert ran("build", "--dossier", str(versions[0]), store=store).code == 0
        (disk / "filler").write_bytes(b"\0" * (shutil.disk_usage(disk).free - 200_000))

        ended = ran("build", "--dossier", str(versions[1]), store=store)

        assert ended.code in {1, 6}, ended.err
        assert "Traceback" not in ended.err
        assert _answers(store) == ("First 0", 40)
        assert _sound(store) == []
        (disk / "filler").unlink()
        assert ran("build", "--dossier", str(versions[1]), store=store).code == 0
        assert _answers(store) == ("Second 0", 60)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _answers(store: Path) -> tuple[object, ...]:
    """Return what both faces say: a label from the graph, a count from the tables."""
    graph = hillgraph.open(store)
    label = graph.sparql("SELECT ?l WHERE { person:p0 rdfs:label ?l }").one()[0]
    return str(label), graph.sql("SELECT count(*) FROM person").one()[0]


def _sound(store: Path) -> list[str]:
    """Return the files of the live generation whose hash isn't that of the manifest."""
    folder = generation.live(store).folder
    files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    return [
        name for name, digest in files.items() if sha256((folder / name).read_bytes()).hexdigest() != digest
    ]
