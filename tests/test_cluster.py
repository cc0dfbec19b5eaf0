"""Reading by a Dask cluster: the same bytes as one process, with a worker lost on the way."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hillgraph.errors import HillgraphError, WrongUse
from hillgraph.store import batches
from hillgraph.store.inputs import built
from tests.commands import ran
from tests.small_congress import folder_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a cluster is run on Linux and macOS"),
]
BILLS = 120
DASK = ("-m", "distributed.cli.dask_{}", "--no-dashboard", "--host", "127.0.0.1")


@dataclass(slots=True)
class Cluster:
    """A scheduler's address and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers as processes of their own, in another folder."""
    place = tmp_path / "scheduler.json"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    begun = [_dask("scheduler", "--port", "0", "--scheduler-file", str(place), folder=elsewhere)]
    _until(place.is_file)
    for _ in range(2):
        words = ("--scheduler-file", str(place), "--nthreads", "1", "--no-nanny")
        begun.append(_dask("worker", *words, folder=elsewhere))
    try:
        yield Cluster(json.loads(place.read_text(encoding="utf-8"))["address"], begun[1:])
    finally:
        for each in reversed(begun):
            each.kill()
            each.wait()


@pytest.fixture
def bills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of bills, which come in a dozen batches and more."""
    monkeypatch.setattr(batches, "BYTES", 15_000)
    return folder_of(range(1, BILLS + 1), tmp_path / "bills")


def test_a_cluster_builds_the_same_bytes_with_a_worker_killed_halfway(
    cluster: Cluster, bills: Path, tmp_path: Path
) -> None:
    """Machines go away in the middle; what they were at must be done again, once."""
    source = [("billstatus", bills)]
    alone = built(tmp_path / "alone", [], source)
    seen: list[int] = []

    def told(read: int, total: int) -> None:
        seen.append(read)
        if read >= total / 3 and cluster.workers[0].poll() is None:
            cluster.workers[0].send_signal(signal.SIGKILL)
            cluster.workers[0].wait()

    together = built(tmp_path / "together", [], source, cluster=cluster.address, told=told)

    assert cluster.workers[0].returncode == -signal.SIGKILL
    assert len(seen) >= 10
    assert _bytes(together.folder) == _bytes(alone.folder)
    of_files = dict.fromkeys(("files", "crc32", "seal"))
    assert {**together.manifest, **of_files} == {**alone.manifest, **of_files}


def test_faults_are_told_as_by_one_process(cluster: Cluster, bills: Path, tmp_path: Path) -> None:
    """File, line and column, whoever read it."""
    broken = bills / "BILLSTATUS-119hr7.xml"
    broken.write_text("<billStatus><bill></billStatus>", encoding="utf-8")
    words = ("build", "--source", f"billstatus={bills}")

    alone = ran(*words, store=tmp_path / "alone")
    together = ran(*words, "--cluster", cluster.address, store=tmp_path / "together")

    assert (together.code, together.err) == (alone.code, alone.err)
    assert together.code == 4
    assert "BILLSTATUS-119hr7.xml:1:" in together.err


def test_a_cluster_that_does_not_answer_is_said_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One message, and no store half begun."""
    monkeypatch.setattr("hillgraph.store.cluster.PATIENCE", 1)
    with pytest.raises(HillgraphError, match=r"No Dask scheduler answers at tcp://127.0.0.1:9"):
        built(tmp_path / "store", [], cluster="tcp://127.0.0.1:9")

    assert list((tmp_path / "store" / "generations").iterdir()) == []


def test_standard_input_cannot_be_read_by_a_cluster(tmp_path: Path) -> None:
    """It is on this machine alone."""
    with pytest.raises(WrongUse, match="Standard input"):
        built(tmp_path / "store", [], [("lobbying", Path("-"))], cluster="tcp://127.0.0.1:9")


def _dask(what: str, *words: str, folder: Path) -> subprocess.Popen[bytes]:
    start = [sys.executable, *(word.format(what) for word in DASK), *words]
    return subprocess.Popen(start, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _until(true: Callable[[], bool]) -> None:
    for _ in range(300):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("the scheduler doesn't start")


def _bytes(folder: Path) -> dict[str, bytes]:
    """Return graph and tables; the files of the Oxigraph store are equal in what they hold only."""
    kept = [folder / "graph.nq.gz", *sorted((folder / "tables").rglob("*.parquet"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}
