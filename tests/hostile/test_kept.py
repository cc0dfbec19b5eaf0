"""What a build keeps for the next one, damaged, cut short or of other code: read again, never believed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hillgraph.paths import shipped
from hillgraph.store import batches
from hillgraph.store.generation import live
from hillgraph.store.inputs import built
from tests.flipped import flipped
from tests.killing import instants, killed, taken
from tests.rebuilt import Rebuilt, seen
from tests.small_congress import bill, folder_of, named

pytestmark = pytest.mark.hostile
MANY = 16
BUILD = ("-m", "hillgraph", "-q", "build", "--jobs", "2", "--source")


@pytest.fixture
def bills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small Congress that comes in several batches."""
    monkeypatch.setattr(batches, "BYTES", 20_000)
    return folder_of(range(1, MANY + 1), tmp_path / "bills")


@pytest.fixture
def rebuilt(bills: Path, tmp_path: Path) -> Rebuilt:
    """Return a store that was built once."""
    found = Rebuilt(tmp_path)
    found.build([("billstatus", bills)])
    return found


@pytest.mark.parametrize("bytes_changed", [1, 64])
def test_bytes_that_changed_in_what_is_kept_are_never_believed(
    bytes_changed: int, bills: Path, rebuilt: Rebuilt
) -> None:
    """A disk that changes a byte must cost time, not truth."""
    packs = rebuilt.kept
    for number, pack in enumerate(packs):
        with flipped(pack, bytes_changed):
            unread, every = rebuilt.build([("billstatus", bills)])

            assert unread < every, number
        rebuilt.build([("billstatus", bills)])


def test_what_is_kept_may_be_cut_short_empty_or_gone(bills: Path, rebuilt: Rebuilt) -> None:
    """Files end anywhere when a machine loses its power; and who wants all read again removes the folder."""
    one, two, *rest = rebuilt.kept
    one.write_bytes(one.read_bytes()[:-1])
    two.write_bytes(b"")
    (rebuilt.store / "kept" / "left-over").write_bytes(b"half a pack")

    unread, _ = rebuilt.build([("billstatus", bills)])
    names = [path.name for path in rebuilt.kept]
    shutil.rmtree(rebuilt.store / "kept")
    without, _ = rebuilt.build([("billstatus", bills)])

    assert 0 < unread < MANY
    assert names == sorted(path.name for path in (one, two, *rest))
    assert without == 0


@pytest.mark.parametrize("name", ["rdf/CURRENT", "graph.nq.gz", "manifest.json", "rdf/*.sst"])
def test_a_damaged_generation_is_not_carried_over(name: str, bills: Path, rebuilt: Rebuilt) -> None:
    """The next build makes a sound one of it, though nothing is read again."""
    path = min(live(rebuilt.store).folder.glob(name))

    with flipped(path):
        unread, _ = rebuilt.build([("billstatus", bills)])

    assert unread == MANY


def test_other_code_or_data_reads_all_again(bills: Path, tmp_path: Path) -> None:
    """A reader that was mended must not leave in the graph what it read before."""
    package, store = tmp_path / "code", tmp_path / "store"
    ignored = shutil.ignore_patterns("__pycache__", "dossiers")
    shutil.copytree(shipped("queries").parent / "graph" / "hillgraph", package / "hillgraph", ignore=ignored)
    for folder in ("data", "queries"):
        shutil.copytree(shipped(folder), package / "hillgraph" / folder, ignore=ignored)
    told = [_told(package, bills, store)]
    for changed in ("sources/bills/titles.py", "data/sources.yml"):
        told.append(_told(package, bills, store))
        with (package / "hillgraph" / changed).open("a", encoding="utf-8") as file:
            file.write("# another version\n")
        told.append(_told(package, bills, store))

    assert told == [False, True, False, True, False]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_build_leaves_nothing_that_misleads_the_next(bills: Path, rebuilt: Rebuilt) -> None:
    """What was kept by then may be of the old files or the new ones; each is known by what it is of."""
    words = [*BUILD, f"billstatus={bills}"]
    seconds = taken(words, store=rebuilt.store)
    for number, part in enumerate(instants(0.5, seed=8)):
        text = bill(1 + number % MANY, title=f"Act {number}", updated=f"2025-07-{1 + number % 28:02d}")
        (bills / named(1 + number % MANY)).write_text(text, encoding="utf-8")
        killed(words, part * seconds, store=rebuilt.store)

        before = seen(live(rebuilt.store))
        unread, _ = rebuilt.build([("billstatus", bills)])

        assert before["manifest"]
        assert unread >= MANY - 1


def test_a_pack_of_another_store_may_be_put_in(bills: Path, rebuilt: Rebuilt, tmp_path: Path) -> None:
    """Packs are known by what is in them, not by whose they are; none is taken for what it isn't."""
    (bills / named(3)).write_text(bill(3, title="Another Act"), encoding="utf-8")
    other = built(tmp_path / "other", [], [("billstatus", bills)]).folder.parents[1]
    shutil.copytree(other / "kept", rebuilt.store / "kept", dirs_exist_ok=True)

    found = rebuilt.build([("billstatus", bills)])

    assert found == (MANY, MANY)


def _told(package: Path, bills: Path, store: Path) -> bool:
    """Build by the code in *package* and say whether it was told that documents were not read again."""
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "hillgraph",
            "build",
            "--store",
            str(store),
            "--source",
            f"billstatus={bills}",
        ],
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=package,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return f"{MANY} of {MANY} documents were as the build before had read them." in ended.stderr
