"""The canonical lines of a build: every statement of all graphs as N-Quads, sorted."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

from hillgraph.errors import StoreUnusable
from hillgraph.store.chosen import Build
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
