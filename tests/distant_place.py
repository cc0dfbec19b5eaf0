"""The place where `tests.distant` has its files: kept in memory, with half of what a killed client sent."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.distant import PROCESS, PROTOCOL
from tests.loopback import HERE, Quiet, Server, serving

FOLDER = None
Content = bytes | None


@dataclass(slots=True)
class Place:
    """What lies at *host*, what came when, the *password* that is asked for, and methods that are *refused*.

    *lost* is asked when half of a file has come, with the process that sends it, whether the rest is lost;
    *given* makes what is given out of what is there.
    """

    host: str
    files: dict[str, Content] = field(default_factory=lambda: dict.fromkeys(("", "/parts"), FOLDER))
    written: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    password: str | None = None
    refused: set[str] = field(default_factory=set)
    lost: Callable[[str, int], bool] = lambda _file, _process: False
    given: Callable[[str, bytes], bytes] = lambda _file, content: content

    @property
    def address(self) -> str:
        """Return the address of a folder there."""
        return f"{PROTOCOL}://{self.host}/parts"


@contextmanager
def placed() -> Iterator[Place]:
    """Yield a place that is there until the end of the block."""
    server = _Server(HERE, _Answering)
    with serving(server):
        yield server.place


class _Server(Server):
    def __init__(self, place: tuple[str, int], answering: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(place, answering)
        self.place = Place(f"127.0.0.1:{self.server_port}")


class _Answering(Quiet, BaseHTTPRequestHandler):
    server: _Server

    def do_MKCOL(self) -> None:
        files = self.server.place.files
        if self._may() and self._there(self.path.rpartition("/")[0]):
            files[self.path] = FOLDER
            self._answer(201)

    def do_PROPFIND(self) -> None:
        files = self.server.place.files
        if self._may() and self._there(self.path):
            found = {
                path: files[path] for path in sorted(files) if path and path.rpartition("/")[0] == self.path
            }
            told = [
                {"name": path, "size": len(each or b""), "type": "directory" if each is FOLDER else "file"}
                for path, each in found.items()
            ]
            self._answer(200, json.dumps(told).encode())

    def do_PUT(self) -> None:
        place, size = self.server.place, int(self.headers["Content-Length"])
        if self._may() and self._there(self.path.rpartition("/")[0]):
            first = self.rfile.read(size // 2)
            if place.lost(self.path, int(self.headers[PROCESS])):
                place.files[self.path] = first
                place.halves.append(self.path)
                self.close_connection = True
                return
            place.files[self.path] = first + self.rfile.read(size - len(first))
            place.written.append(self.path)
            self._answer(201)

    def do_GET(self) -> None:
        place = self.server.place
        if self._may() and self._there(self.path):
            place.read.append(self.path)
            self._answer(200, place.given(self.path, place.files[self.path] or b""))

    def do_DELETE(self) -> None:
        if self._may() and self._there(self.path):
            del self.server.place.files[self.path]
            self._answer(204)

    def _may(self) -> bool:
        place = self.server.place
        sent = base64.b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
        if place.password is not None and sent.partition(":")[2] != place.password:
            self._answer(401)
            return False
        if self.command in place.refused:
            self._answer(403)
            return False
        return True

    def _there(self, path: str) -> bool:
        if path in self.server.place.files:
            return True
        self._answer(404)
        return False

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
