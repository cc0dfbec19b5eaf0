"""Reading by a Dask cluster: the same bytes as one process, with a worker lost on the way."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hillgraph.errors import HillgraphError, WrongUse
from hillgraph.store import batches
from hillgraph.store.inputs import built
from tests import rebuilt
from tests.clusters import Cluster, clustered
from tests.commands import ran
from tests.small_congress import folder_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a cluster is run on Linux and macOS"),
]
BILLS = 120


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers."""
    with clustered(tmp_path) as begun:
        yield begun


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
    assert rebuilt.seen(together) == rebuilt.seen(alone)


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
