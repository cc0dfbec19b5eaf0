"""What a server answers that is no result: a limit, a refusal, a missing right, or a broken answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NoReturn

from hillgraph.errors import HillgraphError, LimitReached, StoreUnusable, WrongUse
from hillgraph.store.remote.server import PASSWORD, USER, Server

SHOWN = 300
FORBIDDEN, UNKNOWN = frozenset({401, 403, 407}), frozenset({404, 405, 410})
LIMITS = frozenset({408, 413, 429, 504})
BUSY = frozenset({502, 503})
REFUSED = 400
PARTIAL = ("x-sql-state", "x-exec-milliseconds-partial")
MOST_ROWS = "x-sparql-maxrows"
TIME = re.compile(
    r"time ?-?(?:out|limit)|timed out|exceeds the limit of|transaction (?:timed|error)|cancell?ed",
    re.IGNORECASE,
)
TAG = re.compile(r"<[^>]{0,500}>")


def refuse(server: Server, status: int, body: bytes) -> NoReturn:
    """Raise what an answer with another *status* than success means."""
    said = words(body)
    if status in FORBIDDEN:
        raise HillgraphError(
            f"{server} wants a user who may do this ({status}). Set ${USER} and ${PASSWORD}, "
            "or ask who keeps it."
        )
    if status in UNKNOWN:
        raise StoreUnusable(
            f"{server} answers {status}: it takes nothing of the kind there. "
            "Is the address that of its queries?"
        )
    if status in LIMITS or TIME.search(said):
        raise limited(server, said)
    if status in BUSY:
        raise StoreUnusable(f"{server} can't answer now ({status}: {said}). Try again later.")
    if status == REFUSED:
        raise WrongUse(f"{server} refuses this: {said}")
    raise StoreUnusable(f"{server} answers {status}: {said}")


def partial(server: Server, headers: Mapping[str, str], rows: int | None) -> None:
    """Raise `LimitReached` for an answer that the server cut short though it says that all is well."""
    if any(name in headers for name in PARTIAL):
        raise limited(server, headers.get("x-sql-message", "only a part of the answer came"))
    most = headers.get(MOST_ROWS, "")
    if rows is not None and most.isdecimal() and rows >= int(most):
        raise LimitReached(
            f"{server} gives at most {most} rows, so that more may be missing. Ask for less, "
            "or let who keeps it allow more."
        )


def broken(server: Server, body: bytes, why: object) -> HillgraphError:
    """Return the error for an answer that came as a success and is no result."""
    said = words(body[-SHOWN:] if len(body) > SHOWN else body)
    if TIME.search(said):
        return limited(server, said)
    return StoreUnusable(f"{server} answers with what is no result ({why}). It ends with: {said}")


def limited(server: Server, said: str) -> LimitReached:
    """Return the error for a query that the server stopped."""
    return LimitReached(f"{server} stopped the query: {said or 'no reason is given'}. Ask for less.")


def words(body: bytes) -> str:
    """Return what a body says in one short line, without the tags of a page."""
    text = " ".join(TAG.sub(" ", body.decode(errors="replace")).split())
    return f"{text[:SHOWN]}…" if len(text) > SHOWN else text
