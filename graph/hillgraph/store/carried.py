"""The RDF store of the build before, carried over where the new graph differs little from it.

Its files are copied, when they are as they were built, and what differs is removed and added. The copy
answers as a store that was loaded anew; only its files are others.
"""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import StoreUnusable
from hillgraph.store import generation
from hillgraph.store.generation import GRAPH, RDF, Generation

if TYPE_CHECKING:
    from pyoxigraph import Quad

SHARE = 10  # of so many statements one may differ: to change one takes the engine longer than to load one
MOST = 200_000  # statements that differ, for they are held in memory
ROUNDED = b"#decimal>"  # the engine keeps 1.50 as 1.5
UNUSABLE = (OSError, EOFError, zlib.error, RuntimeError, SyntaxError, ValueError, StoreUnusable)


@dataclass(slots=True)
class Difference:
    """The lines that are *lost* and those that are *gained* between two graphs."""

    lost: list[bytes] = field(default_factory=list)
    gained: list[bytes] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lost) + len(self.gained)


def live(store: Path) -> Generation | None:
    """Return the live generation of *store*, None where there is none that can be read."""
    try:
        return generation.live(store)
    except StoreUnusable:
        return None


def carried(before: Generation, lines: Path, folder: Path) -> bool:
    """Make *folder* the RDF store of a file of sorted *lines* from that of *before*; say whether it is."""
    try:
        before.demand(f"{RDF}/", GRAPH)
        with gzip.open(before.graph) as old, lines.open("rb") as new:
            found = difference(old, new, min(MOST, before.manifest["statements"] // SHARE))
        if found is None:
            return False
        found.gained += _rounded_alike(found.lost, lines)
        folder.mkdir()
        for path in before.rdf.iterdir():
            if f"{RDF}/{path.name}" in before.sums:
                shutil.copyfile(path, folder / path.name)
        _change(folder, found)
    except UNUSABLE:
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def difference(old: Iterable[bytes], new: Iterable[bytes], most: int) -> Difference | None:
    """Return in what two runs of sorted lines differ, None where that is more than *most* lines."""
    found, before, after = Difference(), iter(old), iter(new)
    here, there = next(before, b""), next(after, b"")
    while here or there:
        if here == there:
            here, there = next(before, b""), next(after, b"")
        elif here and (not there or here < there):
            found.lost.append(here)
            here = next(before, b"")
        else:
            found.gained.append(there)
            there = next(after, b"")
        if len(found.lost) + len(found.gained) > most:
            return None
    return found


def _rounded_alike(lost: Iterable[bytes], lines: Path) -> Iterator[bytes]:
    """Yield the *lines* that the engine may take for one *lost*, as they differ in their digits alone."""
    starts = {_about(line) for line in lost if ROUNDED in line}
    if starts:
        with lines.open("rb") as file:
            yield from (line for line in file if ROUNDED in line and _about(line) in starts)


def _about(line: bytes) -> tuple[bytes, bytes]:
    """Return the subject and predicate of *line*."""
    subject, predicate, _ = line.split(b" ", 2)
    return subject, predicate


def _change(folder: Path, found: Difference) -> None:
    from pyoxigraph import DefaultGraph, Store

    store = Store(str(folder))
    emptied = set()
    for quad in _quads(found.lost):
        store.remove(quad)
        emptied.add(quad.graph_name)
    store.extend(_quads(found.gained))
    for graph in emptied:
        if not isinstance(graph, DefaultGraph) and not any(store.quads_for_pattern(None, None, None, graph)):
            store.remove_graph(graph)
    store.flush()


def _quads(lines: Iterable[bytes]) -> Iterator[Quad]:
    from pyoxigraph import RdfFormat, parse

    return parse(b"".join(lines), format=RdfFormat.N_QUADS, lenient=True)
