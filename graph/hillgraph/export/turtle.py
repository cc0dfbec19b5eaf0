"""Turtle and TriG for people: a section a kind, things before ties, a blank line between subjects.

The statements are put in order here and turned into text by pyoxigraph. A temporary file
holds the text until it is known which prefixes it uses and where each section goes, so that
memory doesn't grow with the graph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO

from hillgraph.export.heading import commented
from hillgraph.export.selection import Group, Order, Selection
from hillgraph.model.kinds import Model
from hillgraph.model.names import short

TOGETHER = 50_000
HEADER = re.compile(r"(?:@prefix [^\n]*\n)*")
WORDS = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>|([a-z][a-z_-]*):')
LONG = re.compile(r'^\t[^"\n]{110,}$', re.MULTILINE)
OTHERS = "other subjects"


def turtle(selection: Selection, out: IO[bytes]) -> int:
    """Write the merged record, or one dataset's own graph, as Turtle; return the number of statements."""
    with closing(_Sections(selection.model)) as sections:
        count = sections.fill(selection.groups())
        out.write(_head(selection, sections))
        for graph in sections.graphs:
            sections.copy(graph, out)
    return count


def trig(selection: Selection, out: IO[bytes]) -> int:
    """Write the merged record and, after it, each dataset's own graph as TriG."""
    with closing(_Sections(selection.model)) as sections:
        count = sections.fill(selection.groups(named=True))
        out.write(_head(selection, sections))
        for graph in sections.graphs:
            if not graph:
                sections.copy(graph, out)
                continue
            out.write(f"\n{short(selection.model, graph[1:-1])} {{\n".encode())
            sections.copy(graph, out)
            out.write(b"\n}\n")
    return count


def _head(selection: Selection, sections: _Sections) -> bytes:
    known = selection.model.prefixes
    lines = [f"@prefix {name}: <{known[name]}> .\n" for name in known if name in sections.prefixes]
    return f"{commented(selection)}\n{''.join(lines)}".encode()


class _Sections:
    """The text of each graph and kind, written to one file as it comes and copied out in order."""

    def __init__(self, model: Model) -> None:
        self.prefixes: set[str] = set()
        self._model = model
        self._order = Order(model)
        self._file = TemporaryFile()  # noqa: SIM115 (`close` closes it)
        self._places: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)

    def fill(self, groups: Iterable[Group]) -> int:
        """Take in all *groups*, those of one kind in one run, and return the number of statements."""
        count = 0
        for kind, run in groupby(groups, key=lambda group: group.kind):
            for graph, lines in _batches(run, self._order):
                count += len(lines)
                self._add(graph, kind, lines)
        return count

    @property
    def graphs(self) -> list[str]:
        """Return the graphs that have text, the merged record first."""
        return sorted({graph for graph, _ in self._places})

    def copy(self, graph: str, out: IO[bytes]) -> None:
        """Write the sections of *graph* to *out*, in the order of the vocabulary."""
        titles = {name: kind.plural for name, kind in self._model.kinds.items()} | {"": OTHERS}
        for kind, plural in titles.items():
            if (graph, kind) not in self._places:
                continue
            out.write(f"\n\n# {plural}\n".encode())
            for start, length in self._places[graph, kind]:
                self._file.seek(start)
                out.write(self._file.read(length))

    def close(self) -> None:
        """Let the temporary file go."""
        self._file.close()

    def _add(self, graph: str, kind: str, lines: list[str]) -> None:
        text = _blocks("".join(lines), self._model)
        if any(f"{name}:" in text for name in self._model.prefixes.keys() - self.prefixes):
            self.prefixes.update(name for name in WORDS.findall(text) if name)
        if graph:
            self.prefixes.add(short(self._model, graph[1:-1]).partition(":")[0])
        written = text.encode()
        start = self._file.seek(0, 2)
        self._file.write(written)
        self._places[graph, kind].append((start, len(written)))


def _batches(groups: Iterable[Group], order: Order) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of each graph, many subjects together and each subject whole."""
    held: defaultdict[str, list[str]] = defaultdict(list)
    count = 0
    for group in groups:
        held[group.graph] += (each.triple for each in order(group))
        count += len(group.statements)
        if count >= TOGETHER:
            yield from held.items()
            held.clear()
            count = 0
    yield from held.items()


def _blocks(lines: str, model: Model) -> str:
    from pyoxigraph import RdfFormat, parse, serialize

    triples = (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES))
    text = serialize(triples, format=RdfFormat.TURTLE, prefixes=model.prefixes) or b""
    body = HEADER.sub("", text.decode(), count=1).replace(" .\n", " .\n\n").removesuffix("\n")
    return "\n" + LONG.sub(lambda found: found[0].replace(" , ", " ,\n\t\t"), body)
