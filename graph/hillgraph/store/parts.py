"""Parts: the lines and rows of some nodes on disk, sorted, to be put together once all are there.

FOLDER/000001.nq               lines of N-Quads
FOLDER/<table>/000001.ndjson   rows
"""

from __future__ import annotations

import heapq
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from platform import node as host
from threading import get_ident

from hillgraph.model import rows as tabular
from hillgraph.model.kinds import Model
from hillgraph.model.nodes import Node
from hillgraph.model.rows import Row, Tabulator
from hillgraph.model.statements import Emitter
from hillgraph.store import labels

LINES = ".nq"
ROWS = ".ndjson"


@dataclass(slots=True)
class Counts:
    """How many nodes there are by kind, and by kind and source."""

    by_kind: Counter[str] = field(default_factory=Counter)
    by_source: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, node: Node) -> None:
        """Count *node*."""
        kind, versions = node.kind, node.versions
        self.by_kind[kind] += 1
        if len(versions) == 1:
            self.by_source[kind, tabular.source(versions[0].dataset)] += 1
            return
        for source in {tabular.source(version.dataset) for version in versions}:
            self.by_source[kind, source] += 1

    def update(self, other: Counts) -> None:
        """Add the counts of *other*."""
        self.by_kind.update(other.by_kind)
        self.by_source.update(other.by_source)


def write(nodes: Iterable[Node], model: Model, folder: Path, number: int) -> Counts:
    """Write the part *number* below *folder* and return what is in it.

    Nodes come best sorted by kind and key, for then their lines nearly are. Lines and rows are bytes from the
    start: as text, joined and parted again, the same would be in memory four times.
    """
    import msgspec

    emitter, tabulator, encoder, counts = Emitter(model), Tabulator(model), msgspec.json.Encoder(), Counts()
    found: list[bytes] = []
    shortcuts: list[bytes] = []
    rows: defaultdict[str, list[bytes]] = defaultdict(list)
    for node in nodes:
        counts.add(node)
        found += emitter.lines(node).encode().splitlines(keepends=True)
        shortcuts += emitter.shortcut(node).encode().splitlines(keepends=True)
        for table, said in _told(node, model, tabulator):
            rows[table] += encoder.encode_lines(said).splitlines(keepends=True)
    found += shortcuts
    found.sort()
    _put(place(folder, number), found)
    del found, shortcuts
    for table, each in rows.items():
        (folder / table).mkdir(exist_ok=True)
        _put(folder / table / f"{number:06d}{ROWS}", sorted(each))
    return counts


def _told(node: Node, model: Model, tabulator: Tabulator) -> Iterator[tuple[str, Iterable[Row]]]:
    yield node.kind, [tabulator.row(node)]
    yield "evidence", tabular.evidence(node)
    if node.differences:
        yield "disagreement", tabular.disagreements(node)
    if node.kind in model.things:
        yield "label", labels.rows(node)


def _put(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file whole; on a cluster a worker thought lost may be writing the same."""
    part = path.with_name(f".{path.name}.{host()}.{os.getpid()}.{get_ident()}")
    with part.open("wb") as file:
        file.writelines(lines)
    part.replace(path)


def place(folder: Path, number: int) -> Path:
    """Return where the lines of part *number* lie."""
    return folder / f"{number:06d}{LINES}"


def lines(folder: Path) -> Iterator[bytes]:
    """Yield the lines of all parts in *folder*, sorted and each once."""
    for line, _ in groupby(_merged(sorted(folder.glob(f"*{LINES}")))):
        yield line


def rows(folder: Path, table: str) -> Iterator[bytes]:
    """Yield the rows of *table* of all parts in *folder*, sorted as they are written, by their first cell."""
    yield from _merged(sorted((folder / table).glob(f"*{ROWS}")))


def size(folder: Path, table: str) -> int:
    """Return how many bytes of rows *table* has in all parts."""
    return sum(path.stat().st_size for path in (folder / table).glob(f"*{ROWS}"))


def _merged(files: list[Path]) -> Iterator[bytes]:
    with ExitStack() as opened:
        yield from heapq.merge(*[opened.enter_context(path.open("rb")) for path in files])
