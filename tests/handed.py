"""The hostile files that lie beside the checkout, written anew, and what must happen to each."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.running import SHARED

MAKER = SHARED / "tools" / "hostile" / "make_hostile.py"


@dataclass(frozen=True, slots=True)
class Case:
    """A row of ``expected.json``: a file, who it is fed to, and what must happen to it."""

    file: str
    feed: str
    outcome: str
    must: str
    line: int | None = None
    column: int | None = None
    big: bool = False

    def at(self, line: int, column: int) -> bool:
        """Say whether a place that is told is the one wanted, or a letter or two further."""
        return line == self.line and (self.column is None or 0 <= column - self.column <= 2)


@dataclass(frozen=True, slots=True)
class Handed:
    """The folder of the files, what is expected of them by folder, and where those knock that reach out."""

    folder: Path
    cases: Mapping[str, list[Case]]
    door: socket.socket

    def knocked(self) -> bool:
        """Say whether anybody has opened a connection to the address that the files name."""
        try:
            self.door.accept()
        except BlockingIOError:
            return False
        return True


@pytest.fixture(scope="session")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    """Write all hostile files, once for the whole run; those that reach out do so to a port of ours."""
    folder = tmp_path_factory.mktemp("handed")
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        words = [sys.executable, str(MAKER), str(folder), "--port", str(door.getsockname()[1])]
        subprocess.run(words, check=True, capture_output=True)
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        found: defaultdict[str, list[Case]] = defaultdict(list)
        for row in expected["cases"]:
            found[row["file"].partition("/")[0]].append(Case(**row))
        yield Handed(folder, found, door)
