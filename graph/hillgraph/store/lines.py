"""The canonical lines of a build: every statement of all graphs as N-Quads, sorted."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

from hillgraph.errors import StoreUnusable
from hillgraph.model.lines import LINE, Statement
from hillgraph.store.chosen import Build
from hillgraph.store.generation import GRAPH
from hillgraph.store.remote.served import Served


def canonical(build: Build) -> Iterator[bytes]:
    """Yield the lines of a build in a folder, or on a server; there values may be written as the server does.

    Raises `StoreUnusable` where they can't be read to their end.
    """
    if isinstance(build, Served):
        from hillgraph.store.remote.fetched import lines

        yield from lines(build)
        return
    try:
        with gzip.open(build.graph, "rb") as packed:
            yield from packed
    except (OSError, EOFError, zlib.error) as error:
        raise StoreUnusable(
            f"{build.graph} can't be read ({error}). Build it again: hillgraph build"
        ) from error


def texts(build: Build) -> Iterator[str]:
    """Yield the canonical lines of a build as text."""
    try:
        for line in canonical(build):
            yield line.decode()
    except UnicodeDecodeError as error:
        raise StoreUnusable(f"{GRAPH} can't be read ({error}). Build it again: hillgraph build") from error


def statements(build: Build) -> Iterator[Statement]:
    """Yield the canonical lines of a build in their parts."""
    for number, line in enumerate(texts(build), 1):
        parts = LINE.fullmatch(line)
        if parts is None:
            raise StoreUnusable(f"Line {number} of {GRAPH} is no statement. Build it again: hillgraph build")
        yield Statement(*parts.groups(""))
