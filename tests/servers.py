"""SPARQL servers that tests start on loopback, each in a folder of its own: Oxigraph's and Virtuoso."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.browsers import COMPLETE
from tests.commands import Ran, ran

STARTING = 120.0  # seconds
ADMINISTRATOR = {"HILLGRAPH_SPARQL_USER": "dba", "HILLGRAPH_SPARQL_PASSWORD": "dba"}
MOST_ROWS = 40_000
SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = .
NumberOfBuffers = 60000
MaxDirtyBuffers = 45000
ServerThreads = 10
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that runs: its address as a store, and what the environment gives to who writes there."""

    address: str
    given: Mapping[str, str] = field(default_factory=dict)

    def ran(self, *words: str) -> Ran:
        """Return what ``hillgraph`` with *words* does with it as the store."""
        return ran(*words, store=self.address, given=self.given)


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Serving]:
    """Run the server of the ``oxigraph`` package over a store in *folder*."""
    place = f"127.0.0.1:{_port()}"
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath]))
    words = (
        program or _missing("oxigraph"),
        "serve",
        "--location",
        str(folder / "oxigraph"),
        "--bind",
        place,
    )
    with _running([*words, *options], folder, f"http://{place}/query"):
        yield Serving(f"http://{place}")


@contextmanager
def virtuoso(folder: Path, rows: int = MOST_ROWS) -> Iterator[Serving]:
    """Run Debian's Virtuoso over a database in *folder*; it gives at most so many *rows*."""
    program = shutil.which("virtuoso-t") or _missing("virtuoso-opensource-7-bin")
    http = _port()
    settings = SETTINGS.format(port=_port(), http=http, rows=rows)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    address = f"http://127.0.0.1:{http}/sparql"
    with _running([program, "+foreground", "+configfile", "virtuoso.ini"], folder, address):
        yield Serving(address, ADMINISTRATOR)


Start = Callable[[Path], AbstractContextManager[Serving]]
SERVERS: Mapping[str, Start] = {"oxigraph": oxigraph, "virtuoso": virtuoso}


def _missing(package: str) -> str:
    said = f"{package} isn't installed, which make test-all does as root"
    if os.environ.get(COMPLETE):
        pytest.fail(said)
    pytest.skip(said)


@contextmanager
def _running(words: Sequence[str], folder: Path, address: str) -> Iterator[None]:
    log = folder / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(words, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        _wait(server, address, log)
        yield
    finally:
        server.kill()
        server.wait()


def _wait(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + STARTING
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text(errors="replace")[-2000:]
        try:
            answer = httpx.get(address, params={"query": "ASK {}"}, timeout=5, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
            continue
        if answer.is_success:
            return
    pytest.fail(f"{address} didn't come up: {log.read_text(errors='replace')[-2000:]}")


def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
