"""Parts of a cluster's build at an address: the same bytes, nothing left there, and wrong addresses told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fsspec.registry import known_implementations

from hillgraph.errors import HillgraphError, WrongUse
from hillgraph.store import batches, doctor, kept
from hillgraph.store.generation import Generation
from hillgraph.store.inputs import built
from hillgraph.store.share import share
from hillgraph.store.strewn import NOTED
from tests import distant, rebuilt
from tests.clusters import Cluster, clustered
from tests.commands import Ran, called
from tests.distant_place import Content, Place, placed
from tests.servers import oxigraph
from tests.small_congress import bill, folder_of, named
from tests.small_people import Person, people
from tests.small_register import Report, reports

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a cluster is run on Linux and macOS"),
]
BILLS = 60
ROOT = Path(__file__).resolve().parents[1]
KILLED = """
import os, signal, sys
from pathlib import Path
from hillgraph.store import batches
from hillgraph.store.inputs import built
from tests import distant

batches.BYTES = 15_000
store, bills, cluster, parts = sys.argv[1:]
killed = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
built(Path(store), [], [("billstatus", Path(bills))], cluster=cluster, parts=parts, told=killed)
"""
NOBODY = "tcp://127.0.0.1:9"
PARCEL = ".zip"
Sources = list[tuple[str, Path]]


@pytest.fixture
def place() -> Iterator[Place]:
    """Return a place for files that is no folder."""
    with placed() as there:
        yield there


@pytest.fixture(scope="module")
def unseen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the stores, of which workers see nothing."""
    return tmp_path_factory.mktemp("unseen")


@pytest.fixture
def store(unseen: Path, tmp_path: Path) -> Path:
    """Return where a store is to be built."""
    return unseen / tmp_path.name


@pytest.fixture(scope="module")
def cluster(unseen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Start a scheduler and two workers, which know the place and don't see the store."""
    with clustered(tmp_path_factory.mktemp("cluster"), distant, unseen=unseen) as begun:
        yield begun


@pytest.fixture
def dying(unseen: Path, tmp_path: Path) -> Iterator[Cluster]:
    """Start the same of which one worker is to be killed."""
    with clustered(tmp_path, distant, unseen=unseen) as begun:
        yield begun


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    """Write bills that come in six batches and more."""
    monkeypatch.setattr(batches, "BYTES", 15_000)
    return [("billstatus", folder_of(range(1, BILLS + 1), tmp_path / "bills"))]


def test_a_worker_killed_as_it_brings_a_part_leaves_the_bytes_as_they_are(
    place: Place, dying: Cluster, sources: Sources, store: Path, tmp_path: Path
) -> None:
    """Half a part must never be taken for a whole one, however long it lies there under its own name."""
    alone = built(tmp_path / "alone", [], sources)
    killed: list[int] = []

    def lost(file: str, process: int) -> bool:
        if killed or not file.endswith(PARCEL) or len(_parcels(place)) < 2:
            return False
        killed.append(process)
        os.kill(process, signal.SIGKILL)
        return True

    place.lost = lost
    together = built(store, [], sources, cluster=dying.address, parts=place.address)

    assert killed[0] in {worker.pid for worker in dying.workers}
    assert len(place.halves) == 1
    assert len(_parcels(place)) >= 6
    assert rebuilt.seen(together) == rebuilt.seen(alone)
    assert _left(place) == {}
    assert not (store / NOTED).exists()


def test_parts_lie_in_a_folder_and_a_worker_is_killed_halfway(
    dying: Cluster, sources: Sources, store: Path, tmp_path: Path
) -> None:
    """A folder that all mount is the place at hand where the store itself lies on one machine's own disk."""
    alone = built(tmp_path / "alone", [], sources)
    parts = tmp_path / "parts"
    parts.mkdir()
    seen: list[list[Path]] = []

    def told(read: int, total: int) -> None:
        seen.append([*parts.glob("hillgraph-*/open")])
        if read >= total / 3 and dying.workers[0].poll() is None:
            dying.workers[0].send_signal(signal.SIGKILL)
            dying.workers[0].wait()

    together = built(store, [], sources, cluster=dying.address, parts=f"file://{parts}", told=told)

    assert dying.workers[0].returncode == -signal.SIGKILL
    assert {len(each) for each in seen} == {1}
    assert rebuilt.seen(together) == rebuilt.seen(alone)
    assert list(parts.iterdir()) == []


def test_what_a_build_read_is_not_read_again_by_workers_who_do_not_see_the_store(
    place: Place, cluster: Cluster, sources: Sources, store: Path, tmp_path: Path
) -> None:
    """Reading is what workers are for, so what spares it goes to them, and what they keep comes back."""
    unread: list[tuple[int, int]] = []
    packs: list[str] = []

    def given(file: str, content: bytes) -> bytes:
        packs.extend(_packs(file, content))
        return content

    def build(folder: Path, cluster: str | None = None, parts: str | None = None) -> Generation:
        kept.opened.cache_clear()
        return built(
            folder, [], sources, cluster=cluster, parts=parts, unread=lambda *number: unread.append(number)
        )

    build(store, cluster.address, place.address)
    place.given = given
    changed = bill(7, title="Another Act")
    (tmp_path / "bills" / named(7)).write_text(changed, encoding="utf-8")
    again = build(store, cluster.address, place.address)
    alone = build(tmp_path / "alone")
    beside = build(store)

    assert unread == [(0, BILLS), (BILLS - 1, BILLS), (0, BILLS), (BILLS, BILLS)]
    assert len(packs) == 1
    assert rebuilt.seen(again) == rebuilt.seen(alone)
    assert rebuilt.seen(beside) == rebuilt.seen(alone)


def test_what_was_kept_and_has_changed_on_the_disk_is_made_anew_by_workers(
    place: Place, cluster: Cluster, sources: Sources, store: Path, tmp_path: Path
) -> None:
    """A pack that the build has already isn't brought again, so it must be one that is sound."""
    alone = built(tmp_path / "alone", [], sources)
    built(store, [], sources)
    pack = min((store / kept.FOLDER).iterdir())
    whole = pack.read_bytes()
    pack.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    kept._content.cache_clear()

    again = built(store, [], sources, cluster=cluster.address, parts=place.address)

    assert pack.read_bytes() == whole
    assert rebuilt.seen(again) == rebuilt.seen(alone)


def test_what_registers_teach_reaches_the_workers(
    place: Place, cluster: Cluster, sources: Sources, store: Path, tmp_path: Path
) -> None:
    """Names, accounts and titles are worked out by the build and are too large to go with each batch."""
    texts = ("The Sample Act 7", "H.R. 3", "Visas")
    filed = [_report(number, text) for number, text in enumerate(texts, start=1)]
    sample = Person("S000099", "Lee", "Sample", "house", "CA", 2019, 2021)
    lists = people([sample], tmp_path / "legislators-current.json")
    every = [*sources, ("lobbying", reports(filed, tmp_path / "2025.jsonl")), ("legislators", lists)]
    alone = built(tmp_path / "alone", [], every)

    together = built(store, [], every, cluster=cluster.address, parts=place.address)

    assert {".learned.json", ".titles.json"} <= {_ending(file) for file in place.read}
    assert rebuilt.seen(together) == rebuilt.seen(alone)


def test_a_part_that_is_not_what_the_worker_wrote_is_refused(
    place: Place, cluster: Cluster, sources: Sources, store: Path
) -> None:
    """Whoever may write there could else write the graph; the message says what happened."""
    place.given = lambda file, content: content[::-1] if file.endswith(PARCEL) else content

    with pytest.raises(HillgraphError, match=r"\.zip isn't what a worker wrote"):
        built(store, [], sources, cluster=cluster.address, parts=place.address)

    assert _left(place) == {}
    assert list((store / "generations").iterdir()) == []


def test_a_place_that_takes_nothing_more_ends_the_build_with_one_message(
    place: Place, cluster: Cluster, sources: Sources, store: Path
) -> None:
    """A quota is reached or a right is lost while workers read, long after all of them were tried."""

    def lost(file: str, _: int) -> bool:
        place.refused = {"PUT"} if file.endswith(PARCEL) else set()
        return False

    place.lost = lost
    built(store, [])
    before = _state(store)

    ended = _built_by_command(sources, store, "--cluster", cluster.address, "--parts", place.address)

    assert ended.code == 1
    assert ended.err.startswith("A worker on ")
    assert f"can't bring what it wrote: {place.address} can't be written (no right to: 403" in ended.err
    assert _state(store) == before
    assert _left(place) == {}


def test_what_cannot_be_removed_is_told_at_the_end(
    place: Place, cluster: Cluster, sources: Sources, store: Path
) -> None:
    """Some may write and not remove; the build is right all the same, and somebody else must tidy up."""
    place.refused = {"DELETE"}

    ended = _built_by_command(sources, store, "--cluster", cluster.address, "--parts", place.address)

    noted = (store / NOTED).read_text(encoding="utf-8").splitlines()
    assert ended.code == 0
    assert [each.removeprefix(place.address) for each in noted] == [f"/{_folder(place)}"]
    assert f"Note: parts of a build that was stopped may still lie at {noted[0]}." in ended.err


def test_a_worker_that_cannot_reach_the_place_is_named(
    place: Place, sources: Sources, store: Path, tmp_path: Path
) -> None:
    """Whoever builds may reach what a worker doesn't; found before anything is read, it costs no build."""
    built(store, [])
    before = _state(store)
    with clustered(tmp_path, unseen=store) as without:
        unknown, apart = (
            _built_by_command(sources, store, "--cluster", without.address, "--parts", parts)
            for parts in (place.address, "memory://parts")
        )

    assert (unknown.code, apart.code) == (1, 1)
    assert "The worker tcp://127.0.0.1:" in unknown.err
    assert f"can't use {place.address}. It says: " in unknown.err
    assert "fsspec knows no protocol 'distant'" in unknown.err
    assert "can't use memory://parts" in apart.err
    assert "can't be read (nothing is there)" in apart.err
    assert _state(store) == before
    assert _left(place) == {}


@pytest.mark.parametrize(
    ("parts", "code", "told"),
    [
        ("nowhere://bucket", 2, "nowhere://bucket: fsspec knows no protocol 'nowhere'"),
        ("https://user:secret@127.0.0.1/parts", 2, "https://user:***@127.0.0.1/parts can only be read"),
        ("simplecache::s3://bucket", 2, "simplecache::s3://bucket is several addresses in one"),
        ("unpacked://bucket", 1, "unpacked://bucket needs another package, here and on each worker"),
        ("distant://127.0.0.1:9/a", 1, "distant://127.0.0.1:9/a can't be written (Connection refused)"),
        ("absent", 1, "There is no folder at file://"),
    ],
)
def test_a_wrong_address_is_told_and_costs_nothing(
    parts: str, code: int, told: str, sources: Sources, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One message before anybody reads, and what was built before is as it was."""
    packed = {"class": "unpacked.Files", "err": "Install unpacked to open it"}
    monkeypatch.setitem(known_implementations, "unpacked", packed)
    built(store, [])
    before = _state(store)

    ended = _built_by_command(sources, store, "--cluster", NOBODY, "--parts", parts)

    assert ended.code == code
    assert told in ended.err
    assert "secret" not in ended.err
    assert _state(store) == before


@pytest.mark.parametrize("password", ["se:cret", "se@cret", "se%40cret", "se/cret"])
def test_a_password_in_an_address_is_never_shown(
    password: str, place: Place, sources: Sources, store: Path
) -> None:
    """Messages are sent on and logs are kept; what the place itself tells may hold it as well."""
    place.password = "another"  # noqa: S105 - of the example
    parts = place.address.replace("://", f"://user:{password}@")

    ended = _built_by_command(sources, store, "--cluster", NOBODY, "--parts", parts)

    assert ended.code == 1
    assert f"distant://user:***@{place.host}/parts can't be " in ended.err
    assert "cret" not in ended.err
    assert not (store / NOTED).exists()


def test_the_right_password_opens_the_place_and_is_written_nowhere(
    place: Place, cluster: Cluster, sources: Sources, store: Path
) -> None:
    """Where an address must hold it, it goes to the workers and to nobody else."""
    place.password = "se@cret"  # noqa: S105 - of the example
    seen: list[str] = []
    parts = place.address.replace("://", "://user:se%40cret@")

    built(
        store,
        [],
        sources,
        cluster=cluster.address,
        parts=parts,
        told=lambda *_: seen.append((store / NOTED).read_text(encoding="utf-8")),
    )

    assert len({*seen}) == 1
    assert "cret" not in repr(share(parts))
    assert seen[0].startswith(f"distant://user:***@{place.host}/parts/hillgraph-")
    assert [path for path in store.rglob("*") if path.is_file() and b"cret@" in path.read_bytes()] == []


def test_a_right_to_write_that_is_missing_is_told(place: Place, sources: Sources, store: Path) -> None:
    """Reading is often granted where writing isn't."""
    place.refused = {"PUT"}

    ended = _built_by_command(sources, store, "--cluster", NOBODY, "--parts", place.address)

    assert ended.code == 1
    assert f"{place.address} can't be written (no right to: 403 Forbidden at distant://" in ended.err
    assert "Check the address" in ended.err
    assert _left(place) == {}


def test_what_a_killed_build_left_there_is_removed_by_the_next(
    place: Place, cluster: Cluster, sources: Sources, store: Path
) -> None:
    """Nobody looks into a bucket, and what lies there is paid for."""
    built(store, [])
    other = share(place.address)
    other.make()
    killed = _killed_build(place, cluster, sources, store)
    noted = [finding.text for finding in doctor.findings(store, lambda _: None) if finding.what == NOTED]

    built(store, [], sources, cluster=cluster.address, parts=place.address)

    assert len(noted) == 1
    assert f"{place.address}/{killed}" in noted[0]
    assert [*_left(place)] == [f"/parts/{other.name}", f"/parts/{other.name}/open"]
    assert not (store / NOTED).exists()


def test_what_a_killed_build_left_elsewhere_is_told(
    place: Place, cluster: Cluster, sources: Sources, store: Path
) -> None:
    """A build goes nowhere that it wasn't told to go, so it says what it leaves."""
    killed = _killed_build(place, cluster, sources, store)

    ended = called("build", store=store)

    assert ended.code == 0
    assert f"Note: parts of a build that was stopped may still lie at {place.address}/{killed}." in ended.err


@pytest.mark.engine
def test_a_store_on_a_server_is_built_by_workers_too(
    place: Place,
    cluster: Cluster,
    sources: Sources,
    unseen: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Such a build is made in a folder of one machine that no worker could see."""
    monkeypatch.setattr(tempfile, "tempdir", str(unseen))
    built(tmp_path / "alone", [], sources)
    asked = ("query", "--sparql", "SELECT ?bill ?who { ?who hg:cosponsors ?bill } ORDER BY ?bill ?who")

    with oxigraph(tmp_path) as there:
        parts = ("--cluster", cluster.address, "--parts", place.address)
        ended = _built_by_command(sources, there.address, *parts)
        rows = called(*asked, store=there.address)

    assert (ended.code, rows.code) == (0, 0)
    assert rows.out.count("\n") == 3 * BILLS + 1
    assert rows.out == called(*asked, store=tmp_path / "alone").out


def test_what_comes_too_late_does_not_stay() -> None:
    """A worker that was thought lost brings its part when the build has long ended."""
    late = share("memory://")
    late.make()
    late.bring("in-time", b"a part")
    there = late.get("in-time")
    late.remove()

    with pytest.raises(HillgraphError, match="can't be read"):
        late.bring("late", b"a part")

    assert there == b"a part"
    with pytest.raises(HillgraphError, match="can't be read"):
        late.get("late")


def test_an_address_without_a_cluster_is_refused(store: Path) -> None:
    """Processes of one machine write where the store is."""
    with pytest.raises(WrongUse, match="--cluster"):
        built(store, [], parts="memory://parts")


def _built_by_command(sources: Sources, store: Path | str, *words: str) -> Ran:
    given = [word for name, path in sources for word in ("--source", f"{name}={path}")]
    return called("build", *given, *words, store=store)


def _report(number: int, text: str) -> Report:
    return Report(number, (7, "Harbor & Pine LLC"), (70 + number, "Alderfen"), (700, "Lee", "Sample"), text)


def _killed_build(place: Place, cluster: Cluster, sources: Sources, store: Path) -> str:
    """Build in a process that kills itself while workers read; return the name of what it leaves."""
    before = {*_left(place)}
    given = (str(store), str(sources[0][1]), cluster.address, place.address)
    ended = subprocess.run([sys.executable, "-c", KILLED, *given], cwd=ROOT, check=False, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    return _folder(place, *before)


def _folder(place: Place, *before: str) -> str:
    """Return the name of the one folder there beside what was there *before*."""
    (name,) = {file.split("/")[2] for file in {*_left(place)} - {*before}}
    return name


def _parcels(place: Place) -> list[str]:
    return [file for file in place.written if file.endswith(PARCEL)]


def _packs(file: str, content: bytes) -> list[str]:
    """Return the packs that a parcel brings."""
    if not file.endswith(PARCEL):
        return []
    return [name for name in ZipFile(BytesIO(content)).namelist() if name.endswith(kept.ENDING)]


def _left(place: Place) -> dict[str, Content]:
    return {file: content for file, content in place.files.items() if file.startswith("/parts/")}


def _ending(file: str) -> str:
    return "." + file.rpartition("/")[2].partition(".")[2]


def _state(store: Path) -> dict[str, bytes]:
    """Return every file of a store but the lock."""
    files = (path for path in sorted(store.rglob("*")) if path.is_file() and path.name != "LOCK")
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in files}
