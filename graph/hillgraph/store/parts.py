"""Parts: the lines and rows of some nodes on disk, sorted, to be put together once all are there.

FOLDER/000001.nq               lines of N-Quads, node by node
FOLDER/000001.shortcuts.nq     those of shortcuts, which are about the nodes of others
FOLDER/<table>/000001.ndjson   rows
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, groupby
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
SHORTCUTS = f".shortcuts{LINES}"
ROWS = ".ndjson"
TOGETHER = "together"
AT_ONCE = 16 * 1024**2  # bytes of all parts that are merged at a time
BUFFER = 1024**2  # bytes written at a time


@dataclass(slots=True)
class Counts:
    """How many nodes there are by kind, and by kind and source."""

    by_kind: Counter[str] = field(default_factory=Counter)
    by_source: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, nodes: Iterable[Node]) -> None:
        """Count *nodes*."""
        said = [(node.kind, {version.dataset for version in node.versions}) for node in nodes]
        self.by_kind.update([kind for kind, _ in said])
        self.by_source.update([(kind, each) for kind, sets in said for each in {*map(tabular.source, sets)}])

    def update(self, other: Counts) -> None:
        """Add the counts of *other*."""
        self.by_kind.update(other.by_kind)
        self.by_source.update(other.by_source)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines and shortcut of each of some *nodes*, given by kind and key, and rows by table."""

    nodes: Sequence[tuple[str, str]]
    lines: Sequence[bytes]
    shortcuts: Sequence[bytes]
    rows: Mapping[str, bytes]


class Writer:
    """Turns nodes into parts; what depends on the vocabulary alone is worked out once."""

    def __init__(self, model: Model) -> None:
        self._emitter, self._tabulator, self._things = Emitter(model), Tabulator(model), model.things

    def part(self, nodes: Iterable[Node]) -> tuple[Part, Counts]:
        """Return *nodes* as a part, and how many they are."""
        import msgspec

        nodes, counts = list(nodes), Counts()
        counts.add(nodes)
        names = [(node.kind, node.key) for node in nodes]
        text = [self._emitter.lines(node).encode() for node in nodes]
        shortcuts = [self._emitter.shortcut(node).encode() for node in nodes]
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for node in nodes:
            rows[node.kind].append(self._tabulator.row(node))
            rows["evidence"] += tabular.evidence(node)
            if node.differences:
                rows["disagreement"] += tabular.disagreements(node)
            if node.kind in self._things:
                rows["label"] += labels.rows(node)
        encoder = msgspec.json.Encoder()
        written = {table: bytes(encoder.encode_lines(each)) for table, each in rows.items()}
        return Part(names, text, shortcuts, written), counts


def write(nodes: Iterable[Node], model: Model, folder: Path, number: int) -> Counts:
    """Write *nodes* as the part *number* below *folder* and return how many they are."""
    part, counts = Writer(model).part(nodes)
    join([part], folder, number)
    return counts


def join(some: Sequence[Part], folder: Path, number: int) -> None:
    """Write parts as one, sorted and of that *number*, below *folder*."""
    for path, lines in zip(placed(folder, number), _lines(some), strict=True):
        put(path, lines)
    for table in sorted({table for part in some for table in part.rows}):
        (folder / table).mkdir(exist_ok=True)
        found = [row for part in some for row in _each(part.rows.get(table, b""))]
        found.sort()
        put(folder / table / f"{number:06d}{ROWS}", found)


def put(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file whole; on a cluster a worker thought lost may be writing the same."""
    part = path.with_name(f".{path.name}.{host()}.{os.getpid()}.{get_ident()}")
    with part.open("wb", buffering=BUFFER) as file:
        file.writelines(lines)
    part.replace(path)


def _lines(some: Sequence[Part]) -> tuple[list[bytes], list[bytes]]:
    """Return the lines of parts in order, those of a node together as they are sorted, and the shortcuts."""
    nodes = sorted(chain.from_iterable(each.lines for each in some))
    return nodes, sorted(chain.from_iterable(each.shortcuts for each in some))


def _each(lines: bytes) -> list[bytes]:
    return lines.splitlines(keepends=True)


def place(folder: Path, number: int) -> Path:
    """Return where the lines of part *number* lie."""
    return folder / f"{number:06d}{LINES}"


def placed(folder: Path, number: int) -> tuple[Path, Path]:
    """Return where the lines of part *number* lie, and those of its shortcuts."""
    return place(folder, number), folder / f"{number:06d}{SHORTCUTS}"


def lines(folder: Path) -> Iterator[bytes]:
    """Yield the lines of all parts in *folder*, sorted and each once."""
    for line, _ in groupby(_merged(sorted(folder.glob(f"*{LINES}")))):
        yield line


def together(folder: Path) -> Path:
    """Write the lines of all parts in *folder* into one file beside them and return it."""
    put(folder / TOGETHER, lines(folder))
    return folder / TOGETHER


def replace(folder: Path) -> None:
    """Let what was put `together` take the place of the lines of all parts in *folder*."""
    for each in folder.glob(f"*{LINES}"):
        each.unlink()
    (folder / TOGETHER).rename(place(folder, 0))


def rows(folder: Path, table: str) -> Iterator[bytes]:
    """Yield the rows of *table* of all parts in *folder*, sorted as they are written, by their first cell."""
    yield from _merged(sorted((folder / table).glob(f"*{ROWS}")))


def size(folder: Path, table: str) -> int:
    """Return how many bytes of rows *table* has in all parts."""
    return sum(path.stat().st_size for path in (folder / table).glob(f"*{ROWS}"))


def _merged(files: list[Path]) -> Iterator[bytes]:
    """Yield the lines of sorted *files* in order.

    What comes next of all of them is sorted at once, which takes half as long as to compare line by line.
    """
    with ExitStack() as opened:
        runs = {opened.enter_context(path.open("rb")): list[bytes]() for path in files}
        while runs:
            for file, waiting in [*runs.items()]:
                if not waiting:
                    waiting.extend(file.readlines(AT_ONCE // len(files)))
                if not waiting:
                    del runs[file]
            last = min((waiting[-1] for waiting in runs.values()), default=b"")
            found: list[bytes] = []
            for waiting in runs.values():
                number = bisect_right(waiting, last)
                found += waiting[:number]
                del waiting[:number]
            found.sort()
            yield from found
