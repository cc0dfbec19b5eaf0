"""A Virtuoso of one's own on loopback: started in a folder, loaded, asked by HTTP, and stopped."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SERVER, SHELL = "virtuoso-t", "isql-vt"
HOST = "127.0.0.1"
GRAPH = "https://w3id.org/hillgraph/benchmarks"
PATIENCE = 60.0  # seconds
SETTINGS = """
[Database]
DatabaseFile = {home}/virtuoso.db
ErrorLogFile = {home}/virtuoso.log
LockFile = {home}/virtuoso.lck
TransactionFile = {home}/virtuoso.trx
xa_persistent_file = {home}/virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {home}/temporary.db
TransactionFile = {home}/temporary.trx

[Parameters]
ServerPort = {host}:{port}
DirsAllowed = {home}, {reads}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxCheckpointRemap = 2000
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 2
CheckpointInterval = 0

[HTTPServer]
ServerPort = {host}:{web}
ServerRoot = {home}
ServerThreads = 4

[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 3600
"""


def installed() -> str:
    """Return the version of the server that is installed, no words where there is none."""
    if not (shutil.which(SERVER) and shutil.which(SHELL)):
        return ""
    told = subprocess.run([SERVER, "-?"], capture_output=True, text=True, check=False)
    found = re.search(r"Version (\d+\.\d+\.\d+)", told.stdout + told.stderr)
    return found[1] if found else "unknown"


class Virtuoso:
    """A server whose files lie in *home*, and which may read those of another folder."""

    def __init__(self, home: Path, *, reads: Path) -> None:
        home.mkdir(parents=True)
        self._port, self._web = _free(), _free()
        settings = home / "virtuoso.ini"
        settings.write_text(
            SETTINGS.format(home=home, reads=reads, host=HOST, port=self._port, web=self._web), "utf-8"
        )
        self._server = subprocess.Popen(
            [SERVER, "-f", "-c", str(settings)],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    @property
    def pid(self) -> int:
        """Return the number of the server's process."""
        return self._server.pid

    def load(self, folder: Path, pattern: str) -> None:
        """Load the files of *folder* that match *pattern* into one graph, and write them to disk."""
        self._run(f"ld_dir('{folder}', '{pattern}', '{GRAPH}');\nrdf_loader_run();\ncheckpoint;\n")

    def asked(self, text: str) -> bytes:
        """Return the answer to a SPARQL query, as JSON."""
        given = urlencode({"query": text, "default-graph-uri": GRAPH}).encode()
        accept = {"Accept": "application/sparql-results+json"}
        request = Request(f"http://{HOST}:{self._web}/sparql", data=given, headers=accept)
        with urlopen(request) as answer:  # noqa: S310
            found: bytes = answer.read()
            return found

    def stop(self) -> None:
        """End the server; what it holds isn't needed any more."""
        self._server.kill()
        self._server.wait()

    def _run(self, statements: str) -> None:
        done = subprocess.run(
            [SHELL, f"{HOST}:{self._port}", "dba", "dba"],
            input=statements,
            capture_output=True,
            text=True,
            check=True,
        )
        if "*** Error" in done.stdout + done.stderr:
            raise RuntimeError(done.stdout + done.stderr)

    def _wait(self) -> None:
        """Wait until both ports are open; the one for statements opens last."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._server.poll() is None:
            if all(map(_open, (self._web, self._port))):
                return
            time.sleep(0.1)
        self.stop()
        raise TimeoutError(f"{SERVER} doesn't open its ports.")


def _open(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _free() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])
