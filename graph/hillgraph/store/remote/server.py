"""A SPARQL 1.1 server by its addresses, and the user and password that the environment gives for it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from hillgraph.errors import WrongUse
from hillgraph.paths import table

SCHEMES = ("http", "https")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
UPDATE, GRAPHS = "HILLGRAPH_SPARQL_UPDATE", "HILLGRAPH_SPARQL_GRAPHS"
USER, PASSWORD = "HILLGRAPH_SPARQL_USER", "HILLGRAPH_SPARQL_PASSWORD"


@dataclass(frozen=True, slots=True)
class Server:
    """A server as it was *named*, with the addresses of its queries, updates and graphs.

    *update* and *graphs* are empty where nothing tells them; only what writes needs them. Graphs are read at
    *reading*.
    """

    named: str
    query: str
    update: str
    graphs: str
    reading: str

    def __str__(self) -> str:
        return self.named

    @property
    def loopback(self) -> bool:
        """Say whether it is on this machine."""
        return urlsplit(self.query).hostname in LOOPBACK

    @property
    def sealed(self) -> bool:
        """Say whether a password may go to it: by https, or to this machine."""
        return self.loopback or urlsplit(self.query).scheme == "https"


def server(address: str) -> Server:
    """Return the server at an *address*, by ``data/servers.yml`` and what the environment says instead.

    Raises `WrongUse` for what is no address, or for one that holds a password or a query.
    """
    parts = urlsplit(address)
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise WrongUse(f"{address} is no address of a server ({error}).") from error
    if parts.scheme not in SCHEMES or not host or port == 0:
        raise WrongUse(f"{address} is no address of a server. Wanted is http://HOST:PORT/PATH.")
    if "@" in parts.netloc:
        raise WrongUse(
            f"The address of {host} holds a user. Give user and password by ${USER} and ${PASSWORD}."
        )
    if parts.query or parts.fragment:
        raise WrongUse(f"{address} holds a query or a fragment. Wanted is the address of the queries alone.")
    home = f"{parts.scheme}://{parts.netloc}"
    query, update, graphs, reading = (path and f"{home}{path}" for path in _placed(parts.path))
    graphs = os.environ.get(GRAPHS) or graphs
    reading = os.environ.get(GRAPHS) or reading
    return Server(address, query, os.environ.get(UPDATE) or update, graphs, reading)


def credentials() -> tuple[str, str] | None:
    """Return user and password, None where the environment gives none; they are never printed or written."""
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if bool(user) != bool(password):
        raise WrongUse(f"${USER} and ${PASSWORD} go together; one of them is empty.")
    return (user, password) if user and password else None


def _placed(path: str) -> tuple[str, str, str, str]:
    """Return the paths of queries, updates, graphs and of reading these, those that nothing tells empty."""
    for each in table("servers"):
        found = re.fullmatch(each["path"], path.rstrip("/") or "/")
        if found:
            query, update, graphs = (found.expand(each[name]) for name in ("query", "update", "graphs"))
            return query, update, graphs, each.get("reading", graphs)
    return path, "", "", ""
