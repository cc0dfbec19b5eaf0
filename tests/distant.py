"""A place for files that is no folder: kept in memory behind HTTP on loopback, and reached through fsspec.

Workers of a cluster are given this file with ``--preload``. It is a poor place on purpose: it has no
renaming, it keeps half of what a killed client sent, and its errors tell the whole address.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote

import fsspec
from fsspec.spec import AbstractFileSystem
from fsspec.utils import infer_storage_options

PROTOCOL = "distant"
PROCESS = "X-Process"
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


class Distant(AbstractFileSystem):  # type: ignore[misc]
    """The files there, as fsspec has them."""

    protocol = PROTOCOL

    def __init__(self, host: str, port: int, username: str = "", password: str = "", **rest: Any) -> None:
        super().__init__(**rest)
        self._place, self._user = f"{host}:{port}", f"{username}:{password}"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(infer_storage_options(path)["path"]).rstrip("/")

    @staticmethod
    def _get_kwargs_from_urls(path: str) -> dict[str, Any]:
        wanted = ("host", "port", "username", "password")
        given = {name: value for name, value in infer_storage_options(path).items() if name in wanted}
        return given | {name: unquote(given[name]) for name in ("username", "password") if name in given}

    def mkdir(self, path: str, create_parents: bool = True, **_: Any) -> None:  # noqa: FBT002
        """Make a folder, in one that is there."""
        del create_parents
        self._ask("MKCOL", path)

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:  # noqa: FBT002
        """List what lies in a folder."""
        found: list[dict[str, Any]] = json.loads(self._ask("PROPFIND", path))
        return found if detail else [each["name"] for each in found]

    def pipe_file(self, path: str, value: bytes, **_: Any) -> None:
        """Send a file."""
        self._ask("PUT", path, value)

    def cat_file(self, path: str, **_: Any) -> bytes:
        """Get a file."""
        return self._ask("GET", path)

    def rm_file(self, path: str) -> None:
        """Remove a file or folder."""
        self._ask("DELETE", path)

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        line = http.client.HTTPConnection(self._place, timeout=10)
        seen = base64.b64encode(self._user.encode()).decode()
        line.request(method, path, body, {"Authorization": f"Basic {seen}", PROCESS: str(os.getpid())})
        answer = line.getresponse()
        content = answer.read()
        line.close()
        where = f"{PROTOCOL}://{self._user}@{self._place}{path}"
        if answer.status == 404:
            raise FileNotFoundError(where)
        if answer.status in {401, 403}:
            raise PermissionError(f"{answer.status} {answer.reason} at {where}")
        return content


@contextmanager
def placed() -> Iterator[Place]:
    """Yield a place that is there until the end of the block."""
    server = _Server(("127.0.0.1", 0), _Answering)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.place
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, place: tuple[str, int], answering: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(place, answering)
        self.place = Place(f"127.0.0.1:{self.server_port}")

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that are killed are what some tests are about."""


class _Answering(BaseHTTPRequestHandler):
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

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

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


fsspec.register_implementation(PROTOCOL, Distant, clobber=True)
