"""A stand-in for the hosts of official files: it serves on loopback, well or with the faults it is told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Event

from tests.loopback import HERE, Quiet, Server, serving

NOON = "Wed, 05 Mar 2025 12:00:00 GMT"


@dataclass(frozen=True, slots=True)
class File:
    """A file as the stand-in serves it: whole, in part, or not at all when it is unchanged."""

    body: bytes
    etag: str | None = '"one"'
    modified: str | None = NOON
    kind: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with one answer: another status, other headers or body, or a cut after *cut* bytes.

    A header that is None is left out. *silent* cuts only after the client has gone.
    """

    status: int | None = None
    headers: Mapping[str, str | None] = field(default_factory=dict)
    body: bytes | None = None
    cut: int | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came: its path and headers."""

    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class StandIn:
    """Its place on this machine, what it serves, the faults to come, both by path, and what it was asked.

    *made* makes the file at a path on the spot.
    """

    place: str
    files: dict[str, File] = field(default_factory=dict)
    faults: dict[str, deque[Fault]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    made: Callable[[str], File | None] = lambda _: None

    def address(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://{self.place}{path}"

    def fails(self, path: str, *faults: Fault) -> None:
        """Let the next answers at *path* have these faults, one each."""
        self.faults[path] = deque(faults)

    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [each.path for each in self.asked]


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """Yield a stand-in that serves until the end of the block."""
    server = _Server(HERE, _Answering)
    with serving(server):
        try:
            yield server.stand_in
        finally:
            server.stand_in.over.set()


class _Server(Server):
    def __init__(self, place: tuple[str, int], answering: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(place, answering)
        self.stand_in = StandIn(f"127.0.0.1:{self.server_port}")


class _Answering(Quiet, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 5
    server: _Server

    def do_GET(self) -> None:
        stand_in = self.server.stand_in
        stand_in.asked.append(Asked(self.path, dict(self.headers.items())))
        waiting = stand_in.faults.get(self.path)
        self._answer(stand_in, waiting.popleft() if waiting else Fault())

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return one and the same day, so that tests can say it."""
        del timestamp
        return NOON

    def _answer(self, stand_in: StandIn, fault: Fault) -> None:
        status, headers, body = self._well(stand_in.files.get(self.path) or stand_in.made(self.path))
        body = body if fault.body is None else fault.body
        if fault.status is not None and fault.body is None and fault.status != status:
            body = b""
        headers |= {"Content-Length": str(len(body))}
        self.send_response(fault.status or status)
        for name, value in {**headers, **fault.headers}.items():
            if value is not None and not (status == 304 and name == "Content-Length"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: fault.cut])
        if fault.silent:
            self.wfile.flush()
            stand_in.over.wait(5)
        if fault.cut is not None or "Content-Length" in fault.headers:
            self.close_connection = True

    def _well(self, file: File | None) -> tuple[int, dict[str, str | None], bytes]:
        if file is None:
            return 404, {"Content-Type": "text/html"}, b"<html>Not found</html>"
        headers = {"Content-Type": file.kind, "ETag": file.etag, "Last-Modified": file.modified}
        if self._unchanged(file):
            return 304, headers, b""
        start = self.headers.get("Range", "").removeprefix("bytes=").removesuffix("-")
        if not start or self.headers.get("If-Range") not in {file.etag, file.modified}:
            return 200, headers, file.body
        if int(start) >= len(file.body):
            return 416, {"Content-Range": f"bytes */{len(file.body)}"}, b""
        named = f"bytes {start}-{len(file.body) - 1}/{len(file.body)}"
        return 206, {**headers, "Last-Modified": None, "Content-Range": named}, file.body[int(start) :]

    def _unchanged(self, file: File) -> bool:
        if "If-None-Match" in self.headers:
            return self.headers["If-None-Match"] == file.etag
        return "If-Modified-Since" in self.headers and self.headers["If-Modified-Since"] == file.modified
