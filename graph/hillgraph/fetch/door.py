"""The door: one request at a time, to hosts of a list only, each redirect looked at before it is followed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Self

from hillgraph.errors import HillgraphError
from hillgraph.fetch.patience import Trouble
from hillgraph.version import __version__

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx import URL, Response

MOST_REDIRECTS = 5
AGENT = f"Mozilla/5.0 (compatible; hillgraph/{__version__})"
LOOPBACK = frozenset({"127.0.0.1", "localhost"})


class Door:
    """A connection to *hosts* and no others, by https; with *loopback* also by http to this machine.

    A host may name its port, as ``127.0.0.1:8000``. *silence* is how many seconds not a byte
    may come. Proxies and certificates are those of the environment.
    """

    def __init__(self, hosts: Collection[str], *, silence: float, loopback: bool = False) -> None:
        from httpx import Client

        self._hosts = frozenset(hosts)
        self._loopback = loopback
        self._client = Client(
            headers={"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"},
            timeout=silence,
            verify=_certificates(),
            trust_env=not loopback,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @contextmanager
    def asked(self, address: str, headers: Mapping[str, str]) -> Iterator[Response]:
        """Yield the answer, its body not yet read; a broken connection is `Trouble`, then too."""
        from httpx import TransportError

        try:
            for _ in range(MOST_REDIRECTS + 1):
                url = self._checked(address)
                with self._client.stream("GET", url, headers=dict(headers)) as answer:
                    if not answer.has_redirect_location:
                        yield answer
                        return
                    address = str(url.join(answer.headers["Location"]))
        except TransportError as error:
            raise Trouble(f"{address}: the connection failed ({_words(error)})") from error
        raise HillgraphError(f"{address} is redirected more than {MOST_REDIRECTS} times; it was not fetched.")

    def _checked(self, address: str) -> URL:
        from httpx import URL

        url = URL(address)
        secure = url.scheme == "https" or (self._loopback and url.scheme == "http" and url.host in LOOPBACK)
        place = url.host if url.port is None else f"{url.host}:{url.port}"
        if not secure:
            raise HillgraphError(f"{address} is not an https address; it was not asked.")
        if url.userinfo:
            raise HillgraphError(f"The address at {place} holds a password; it was not asked.")
        if place not in self._hosts:
            allowed = f"none of this source's hosts ({', '.join(sorted(self._hosts))})"
            raise HillgraphError(f"{address} is at {place}, which is {allowed}; it was not asked.")
        return url


@cache
def _certificates() -> SSLContext:
    from httpx import create_ssl_context

    return create_ssl_context()


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
