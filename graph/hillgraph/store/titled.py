"""Titles of bills on disk: what a build's bills are called, for the reading of registers after them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from hillgraph.sources.lobbying.titles import Titles, titles
from hillgraph.store.handed import Handed, handed

ENDING = ".titles.json"
Titled = tuple[str, str]


def written(told: Iterable[Titled], folder: Path) -> Path:
    """Write pairs of a title and its bill for other processes to `read`; other ones give another file."""
    return handed(sorted(set(told)), folder, ENDING)


@lru_cache(maxsize=1)
def read(path: Handed) -> Titles:
    """Return what finds the bills that were `written`, once a process."""
    import msgspec

    return titles(msgspec.json.decode(path.read_bytes(), type=list[Titled]))
