"""Clusters on this machine: a scheduler and two workers, each a process of its own in another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from tests import blinded

DASK = ("-m", "distributed.cli.dask_{}", "--no-dashboard", "--host", "127.0.0.1")


@dataclass(slots=True)
class Cluster:
    """A scheduler's address and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def clustered(folder: Path, *preload: ModuleType, unseen: Path | None = None) -> Iterator[Cluster]:
    """Start a scheduler and two workers, and end them after the block.

    Workers import the files *preload* first, and see nothing in the folder *unseen*.
    """
    seeing = dict(os.environ) | ({blinded.UNSEEN: str(unseen)} if unseen else {})
    place, elsewhere = folder / "scheduler.json", folder / "elsewhere"
    elsewhere.mkdir()
    words = ["--scheduler-file", str(place)]
    begun = [_dask("scheduler", "--port", "0", *words, folder=elsewhere, seeing=seeing)]
    until(place.is_file)
    words += ["--nthreads", "1", "--no-nanny"]
    words += [word for each in (blinded, *preload) for word in ("--preload", str(each.__file__))]
    begun += [_dask("worker", *words, folder=elsewhere, seeing=seeing) for _ in range(2)]
    address = json.loads(place.read_text(encoding="utf-8"))["address"]
    try:
        _awaited(address)
        yield Cluster(address, begun[1:])
    finally:
        for each in reversed(begun):
            each.kill()
            each.wait()


def until(true: Callable[[], bool]) -> None:
    """Wait until it is *true*, half a minute at most."""
    for _ in range(300):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("nothing happens")


def _awaited(address: str) -> None:
    from distributed import Client

    with Client(address, timeout=30, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=30)


def _dask(what: str, *words: str, folder: Path, seeing: Mapping[str, str]) -> subprocess.Popen[bytes]:
    start = [sys.executable, *(word.format(what) for word in DASK), *words]
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(start, cwd=folder, env=seeing, stdout=nowhere, stderr=nowhere)
