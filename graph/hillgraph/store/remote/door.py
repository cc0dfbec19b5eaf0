"""The door to a server that is a store: SPARQL 1.1 Protocol and Graph Store Protocol, one request at a time.

Nothing is followed elsewhere: a redirection is told. A user and password go out only when the server asks for
them, by Digest where it offers that, else by Basic to whom a password may be sent.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

import httpx

from hillgraph.errors import HillgraphError, LimitReached, StoreUnusable, WrongUse
from hillgraph.store.remote.refusals import refuse
from hillgraph.store.remote.server import GRAPHS, UPDATE, Server, credentials
from hillgraph.version import __version__

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx import Headers, Request, Response

LARGEST = 512 * 1024**2
CONNECTING = 10.0  # seconds
WRITING = 600.0  # seconds that a server may take over a part of a graph
JSON, NTRIPLES = "application/sparql-results+json", "application/n-triples"
GONE = 404


class Door:
    """A connection to *server*; what is asked must be answered within *timeout* seconds, if that is given."""

    def __init__(self, server: Server, timeout: float | None = None) -> None:
        self.server, self._timeout = server, timeout
        self._client = httpx.Client(
            headers={"User-Agent": f"hillgraph/{__version__}"},
            auth=_Asked(server),
            verify=_certificates(),
            timeout=httpx.Timeout(timeout or WRITING, connect=min(CONNECTING, timeout or CONNECTING)),
            trust_env=not server.loopback,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def query(
        self, text: str, default: str, named: Sequence[str] = (), accept: str = JSON
    ) -> tuple[bytes, Headers]:
        """Return the body that answers a query over *default* and the *named* graphs, and its headers."""
        data = {"query": text, "default-graph-uri": default, "named-graph-uri": list(named)}
        with self._sent("POST", self.server.query, data=data, headers={"Accept": accept}) as answer:
            return self._body(answer), answer.headers

    def update(self, text: str) -> None:
        """Do one update."""
        address = self._known(self.server.update, UPDATE)
        with self._sent("POST", address, data={"update": text}) as answer:
            self._body(answer)

    def add(self, graph: str, lines: bytes) -> None:
        """Add *lines* of N-Triples to a *graph*."""
        headers = {"Content-Type": NTRIPLES}
        with self._sent(
            "POST", self._at(self.server.graphs, graph), content=lines, headers=headers
        ) as answer:
            self._body(answer)

    def remove(self, graph: str) -> None:
        """Remove a *graph*, if it is there."""
        with self._sent("DELETE", self._at(self.server.graphs, graph), passing=GONE) as answer:
            self._body(answer)

    def triples(self, graph: str) -> Iterator[bytes]:
        """Yield what a *graph* holds as N-Triples, piece by piece."""
        headers = {"Accept": NTRIPLES}
        with self._sent("GET", self._at(self.server.reading, graph), headers=headers) as answer:
            yield from answer.iter_bytes()

    def _at(self, address: str, graph: str) -> str:
        """Return the address of a graph in the Graph Store Protocol."""
        return str(httpx.URL(self._known(address, GRAPHS)).copy_merge_params({"graph": graph}))

    def _known(self, address: str, variable: str) -> str:
        if not address:
            raise WrongUse(
                f"Where {self.server} is written to isn't known. Give that address by ${variable}."
            )
        return address

    @contextmanager
    def _sent(self, method: str, address: str, passing: int = 200, **rest: object) -> Iterator[Response]:
        """Yield an answer that is a success; what else it may be is raised."""
        try:
            with self._client.stream(method, address, **rest) as answer:  # type: ignore[arg-type]
                if answer.is_redirect:
                    place = answer.headers.get("Location", "another place")
                    raise StoreUnusable(
                        f"{self.server} sends on to {place}, which isn't followed. Name that."
                    )
                if not answer.is_success and answer.status_code != passing:
                    refuse(self.server, answer.status_code, answer.read())
                yield answer
        except httpx.TimeoutException as error:
            if isinstance(error, httpx.ConnectTimeout):
                raise self._silent(error) from error
            raise self._late() from error
        except httpx.TransportError as error:
            raise self._silent(error) from error

    def _body(self, answer: Response) -> bytes:
        """Return the whole body of an answer, if it ends in time and isn't too large."""
        end, parts, size = monotonic() + (self._timeout or WRITING), [], 0
        for part in answer.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise LimitReached(
                    f"The answer has more than {LARGEST // 1024**2} MiB. Ask for less, or add a LIMIT."
                )
            if monotonic() > end:
                raise self._late()
        return b"".join(parts)

    def _late(self) -> LimitReached:
        seconds = self._timeout or WRITING
        return LimitReached(
            f"{self.server} didn't answer within {seconds:g} s. Allow more with --timeout, or ask for less."
        )

    def _silent(self, error: Exception) -> HillgraphError:
        said = str(error) or type(error).__name__
        return StoreUnusable(
            f"{self.server} doesn't answer ({said}). Is the server running, and the address right?"
        )


@cache
def _certificates() -> SSLContext:
    """Return what servers are known by, read once: that takes longer than a request."""
    return httpx.create_ssl_context()


class _Asked(httpx.Auth):
    """User and password, sent when the server has asked for them."""

    requires_response_body = True

    def __init__(self, server: Server) -> None:
        self._server = server
        self._known: httpx.Auth | None = None

    def auth_flow(self, request: Request) -> Generator[Request, Response, None]:
        if self._known is not None:
            yield from self._known.auth_flow(request)
            return
        answer = yield request
        given = credentials() if answer.status_code == 401 else None
        if given is None:
            return
        if answer.headers.get("WWW-Authenticate", "").lower().startswith("digest"):
            self._known = httpx.DigestAuth(*given)
        elif self._server.sealed:
            self._known = httpx.BasicAuth(*given)
        else:
            raise HillgraphError(
                f"{self._server} wants a password in the open, by http; it wasn't sent. Use https."
            )
        yield from self._known.auth_flow(request)
