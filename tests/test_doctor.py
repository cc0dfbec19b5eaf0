"""The doctor says of each file of a store whether it is as it was built, and changes nothing itself."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from hillgraph.errors import StoreUnusable
from hillgraph.store import counting
from hillgraph.store.build import locked
from hillgraph.store.counting import Unread, of_rdf, of_tables
from hillgraph.store.doctor import findings
from hillgraph.store.examined import Level
from hillgraph.store.generation import live, opened
from hillgraph.store.seal import sealed
from hillgraph.store.tabular import Tabular
from tests.commands import called
from tests.flipped import flipped

WELL = """\
ok     CURRENT: 000001 is live
ok     000001: manifest.json is whole, of format 2
ok     000001: {files} files are as they were built
ok     000001: {statements:,} statements in graph.nq.gz, each read
ok     000001: {statements:,} statements in rdf/, each read
ok     000001: {nodes:,} things and ties, by kind as many in rdf/, tables/ and manifest.json
ok     LOCK: is free
"""


@pytest.fixture
def copied(store: Path, tmp_path: Path) -> Path:
    """Copy the store of the embedded dossier, to be damaged."""
    return shutil.copytree(store, tmp_path / "store")


def told(store: Path, level: Level = Level.WRONG) -> list[str]:
    """Return what the doctor finds of one level."""
    return [str(each) for each in findings(store, lambda _: None) if each.level is level]


def changed(generation: Path, **entries: object) -> None:
    """Write other entries into the manifest of a generation, and seal it anew."""
    manifest = json.loads((generation / "manifest.json").read_bytes())
    del manifest["seal"]
    text = json.dumps({**manifest, **entries}, indent=1, ensure_ascii=False, sort_keys=True)
    (generation / "manifest.json").write_bytes(sealed(f"{text}\n".encode()))


def everything(store: Path) -> dict[Path, tuple[str, int]]:
    """Return what each file of a store holds, and when it was written."""
    files = [path for path in store.rglob("*") if path.is_file()]
    return {path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}


def test_a_store_as_it_was_built_is_well_and_is_left_alone(copied: Path) -> None:
    """Who looks after a store must not be what changes it."""
    before = everything(copied)
    manifest = live(copied).manifest

    ended = called("doctor", store=copied)

    numbers = {"files": len(manifest["files"]), "statements": manifest["statements"]}
    assert ended.out == WELL.format(**numbers, nodes=sum(manifest["counts"].values()))
    assert (ended.code, ended.err) == (0, "Well.\n")
    assert everything(copied) == before


@pytest.mark.parametrize(
    "pattern",
    [
        "manifest.json",
        pytest.param("graph.nq.gz", marks=pytest.mark.slow),
        pytest.param("rdf/CURRENT", marks=pytest.mark.slow),
        pytest.param("rdf/MANIFEST-*", marks=pytest.mark.slow),
        pytest.param("rdf/LOG", marks=pytest.mark.slow),
        "rdf/*.sst",
        "tables/b*/*",
    ],
)
def test_a_file_with_changed_bytes_is_named_with_what_to_do(copied: Path, pattern: str) -> None:
    """The sweep over all files is slow; these stand for every sort of them."""
    generation = copied / "generations" / "000001"
    path = min(generation.glob(pattern))

    with flipped(path):
        found = [line for line in told(copied) if path.relative_to(generation).as_posix() in line]

    assert found
    assert all(line.endswith("Build again: hillgraph build") for line in found)


@pytest.mark.slow
def test_a_table_with_one_changed_byte_is_never_read(copied: Path) -> None:
    """The engine itself took one in nine of them for another value, without a word."""
    generation = live(copied)

    for table in generation.columns:
        named = pytest.raises(StoreUnusable, match=rf"tables/{table}/part-0\.parquet has changed")
        with flipped(generation.tables / table / "part-0.parquet", 1), named:
            Tabular(generation).rows(f"SELECT * FROM {table}")  # noqa: S608 - ours


@pytest.mark.slow
def test_files_that_are_gone_or_were_put_there_are_named(copied: Path) -> None:
    """An engine reads whatever lies in its folder."""
    generation = copied / "generations" / "000001"
    (generation / "tables" / "bill" / "part-1.parquet").write_bytes(b"x")
    (generation / "rdf" / "IDENTITY").unlink()

    found = told(copied)

    assert [line.partition(". ")[0] for line in found[:2]] == [
        "wrong  000001: rdf/IDENTITY is gone",
        "wrong  000001: tables/bill/part-1.parquet was put there after the build",
    ]


def test_faces_that_count_differently_are_told_by_kind(copied: Path) -> None:
    """Whole files can still be those of two builds."""
    generation = copied / "generations" / "000001"
    manifest = opened(generation).manifest
    changed(generation, statements=7, counts={**manifest["counts"], "bill": 3})

    found = told(copied)

    assert [line.partition(". ")[0] for line in found] == [
        f"wrong  000001: graph.nq.gz has {manifest['statements']:,} statements where manifest.json says 7",
        f"wrong  000001: rdf/ has {manifest['statements']:,} statements where manifest.json says 7",
        "wrong  000001: of bill manifest.json counts 3, rdf/ 15, tables/bill/ 15",
    ]


@pytest.mark.slow
def test_another_version_is_told_and_ends_with_6(copied: Path) -> None:
    """Nothing is wrong with such a store but that it can't be read."""
    changed(copied / "generations" / "000001", format=1)

    ended = called("doctor", store=copied)

    assert ended.code == 6
    assert "wrong  000001: has format 1, this version reads 2. Build again: hillgraph build\n" in ended.out


@pytest.mark.parametrize(
    "pointer",
    [
        b"000009\n",
        pytest.param(b"\xff\xfe", marks=pytest.mark.slow),
        pytest.param(b"../..\n", marks=pytest.mark.slow),
    ],
)
def test_a_pointer_to_nothing_is_told_with_the_way_out(copied: Path, pointer: bytes) -> None:
    """Seven bytes lead to everything else, and they can be put right in one step."""
    (copied / "CURRENT").write_bytes(pointer)

    assert told(copied) == [
        "wrong  CURRENT: names none of 000001. Make 000001 the live one: hillgraph build --rollback"
    ]
    assert called("kinds", "--store", str(copied)).code == 6
    assert called("build", "--rollback", store=copied).code == 0
    assert told(copied) == []


def test_without_a_store_the_doctor_says_how_to_make_one(tmp_path: Path) -> None:
    """A mistyped folder is no damage."""
    ended = called("doctor", store=tmp_path / "none")

    assert ended.code == 6
    assert ended.err.startswith("There is no store at ")
    assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_what_a_stopped_build_left_over_is_noted(copied: Path) -> None:
    """It takes room, and harms nobody."""
    (copied / "generations" / "000002.part").mkdir()

    ended = called("doctor", store=copied)

    assert ended.code == 0
    assert "note   000002.part: was left over by a build that was stopped. Remove " in ended.out


@pytest.mark.slow
def test_a_lock_that_is_held_is_noted_with_who_holds_it(copied: Path) -> None:
    """A build that goes on is no left-over, and whoever waits for it wants to know what for."""
    (copied / "generations" / "000002.part").mkdir()
    with locked(copied, 0):
        noted = told(copied, Level.NOTE)

    (line,) = noted
    assert line.startswith("note   LOCK: a build is writing (")
    assert f"(process {os.getpid()} on " in line


@pytest.mark.slow
def test_decisions_that_cannot_be_read_are_told(copied: Path) -> None:
    """A person writes them, so no checksum can tell; the next build would refuse them."""
    (copied / "decisions.csv").write_bytes(b"\xff\xfe")

    assert [line[:21] for line in told(copied)] == ["wrong  decisions.csv:"]


def test_a_scan_that_does_not_end_is_stopped(store: Path) -> None:
    """A damaged store can keep its engine in a circle."""
    with pytest.raises(Unread, match="a full scan wasn't over in 0 s and was stopped"):
        of_rdf(live(store), 0.001)


def test_a_scan_that_crashes_is_told_by_its_signal(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that falls over its own files takes no more than its process with it."""
    monkeypatch.setattr(counting, "BOOT", "import os; os.kill(os.getpid(), 11)")

    with pytest.raises(Unread, match="a full scan was ended by signal 11"):
        of_tables(live(store))
