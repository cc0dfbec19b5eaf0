"""A stand-in for a SPARQL server: it tells of one build as it should, and answers all else as it is told."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from hillgraph.model.kinds import model
from hillgraph.store.generation import FORMAT
from hillgraph.store.remote.served import CURRENT, GRAPH, TOLD, VERSION, home, store
from tests.loopback import HERE, Quiet, serving

MANIFEST = {"format": FORMAT, "as_of": "2025-01-09", "title": "A test", "statements": 0, "counts": {}}
WHOLE = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'


@dataclass(slots=True)
class Told:
    """What a query is answered with, after so many seconds."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0


@dataclass(slots=True)
class SparqlStandIn:
    """Its address, how it answers, and the texts and headers that came to it.

    *state* is what it answers, if not the truth, when asked for its builds; what is *written* it forgets.
    """

    address: str
    told: Told = field(default_factory=Told)
    asked: list[str] = field(default_factory=list)
    sent: list[Mapping[str, str]] = field(default_factory=list)
    state: Told | None = None
    written: list[str] = field(default_factory=list)


@contextmanager
def standing_in() -> Iterator[SparqlStandIn]:
    """Yield a stand-in that serves until the end of the block."""
    server = ThreadingHTTPServer(HERE, _Answering)
    stand_in = SparqlStandIn(f"http://127.0.0.1:{server.server_port}/query")
    server.stand_in = stand_in  # type: ignore[attr-defined]
    with serving(server):
        yield stand_in


class _Answering(Quiet, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_POST(self) -> None:
        stand_in: SparqlStandIn = self.server.stand_in  # type: ignore[attr-defined]
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if "update" in form:
            stand_in.written += form["update"]
            self._answer(Told(204))
            return
        text = form["query"][0]
        if form["default-graph-uri"] == [store()]:
            self._answer(stand_in.state or Told(body=WHOLE if "COUNT" in text else _state()))
            return
        stand_in.asked.append(text)
        stand_in.sent.append(dict(self.headers.items()))
        time.sleep(stand_in.told.seconds)
        self._answer(stand_in.told)

    def _answer(self, told: Told) -> None:
        self.send_response(told.status)
        for name, value in {"Content-Length": str(len(told.body)), **told.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(told.body)
        if int(told.headers.get("Content-Length", len(told.body))) != len(told.body):
            self.close_connection = True


def _state() -> bytes:
    """Return what the graph STORE says of one build."""
    build = home("000001")
    manifest = json.dumps({**MANIFEST, "prefixes": model().prefixes})
    said = [
        (store(), VERSION, "uri", build[:-1]),
        (store(), CURRENT, "uri", build[:-1]),
        (build[:-1], GRAPH, "uri", f"{build}merged"),
        (build[:-1], TOLD, "literal", manifest),
    ]
    rows = [
        {
            "s": {"type": "uri", "value": subject},
            "p": {"type": "uri", "value": model().iri(term)},
            "o": {"type": kind, "value": value},
        }
        for subject, term, kind, value in said
    ]
    return json.dumps({"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": rows}}).encode()
