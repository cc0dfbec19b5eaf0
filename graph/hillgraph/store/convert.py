"""Converting a batch of documents: what only they tell of becomes a part on disk, the rest records.

It runs in any process, knows nothing of other batches, and gives the same whoever runs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from hillgraph.model.kinds import Kind, Model, model
from hillgraph.model.nodes import Node
from hillgraph.model.records import Record, Thing
from hillgraph.sources.joins import Joins
from hillgraph.sources.lobbying.titles import told
from hillgraph.sources.readers import reader
from hillgraph.store import merge, parts, titled
from hillgraph.store.batches import Batch, Held
from hillgraph.store.broken import Broken
from hillgraph.store.gathered import Gathered, newest
from hillgraph.store.learned import read
from hillgraph.store.merge import Precedence
from hillgraph.store.parts import Counts
from hillgraph.store.titled import Titled


@dataclass(frozen=True, slots=True)
class Input:
    """Something that was read: what it is called, and the digest of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What every batch of a build is converted with.

    *elsewhere* are the nodes, by kind and key, that inputs outside the batches describe too.
    *as_of* is the day on which ties stand, if it is known; else it will be *at_least* or later.
    *learned* is the file of what all registers together taught, where there are any, and *titled* that
    of the titles of bills, once all that tell of bills have been read.
    """

    folder: Path
    elsewhere: frozenset[tuple[str, str]]
    joins: Joins
    precedence: Precedence
    as_of: date | None
    at_least: date
    learned: Path | None = None
    titled: Path | None = None

    @property
    def joined(self) -> Joins:
        """Return the joins with the titles known by then."""
        if self.titled is None:
            return self.joins
        return replace(self.joins, known=replace(self.joins.known, titles=titled.read(self.titled)))


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of a batch: a part on disk by its *number*, and what must be merged with others.

    *own* gives each thing in the part with the first document of its group, *twice* pairs groups
    that tell of one thing, *titles* what bills are called where a register is read after them, *datasets*
    where they are from, and *newest* the latest day on which one of them was updated.
    """

    number: int
    documents: int
    counts: Counts
    shared: Gathered
    own: Mapping[str, str]
    titles: frozenset[Titled]
    twice: tuple[tuple[str, str], ...]
    datasets: frozenset[str]
    newest: date
    inputs: tuple[Input, ...]
    broken: Broken


def converted(setting: Setting, batch: Batch) -> Converted:
    """Read all documents of *batch*; write one part; return what is left to do.

    What is wrong with a document is returned, and nothing of it taken.
    """
    done = _Batch(setting, setting.joined, model(), model().kinds)
    counts = parts.write(sorted(done.nodes(batch), key=_place), model(), setting.folder, batch.number)
    return Converted(
        batch.number,
        batch.documents,
        counts,
        done.shared,
        done.own,
        frozenset(done.titles),
        tuple(done.twice),
        frozenset(done.datasets),
        done.newest,
        tuple(done.inputs),
        done.broken,
    )


@dataclass(slots=True)
class _Batch:
    """A batch as it is read, and all that was wrong."""

    setting: Setting
    joins: Joins
    model: Model
    kinds: Mapping[str, Kind]
    shared: Gathered = field(default_factory=Gathered)
    own: dict[str, str] = field(default_factory=dict)
    titles: set[Titled] = field(default_factory=set)
    twice: list[tuple[str, str]] = field(default_factory=list)
    datasets: set[str] = field(default_factory=set)
    newest: date = date.min
    inputs: list[Input] = field(default_factory=list)
    broken: Broken = field(default_factory=Broken)

    def nodes(self, batch: Batch) -> Iterator[Node]:
        """Yield the nodes that one group alone describes."""
        for group in batch.groups:
            own: dict[tuple[str, str], list[Record]] = {}
            for held in group:
                self._place(held, group[0].name, own)
            yield from self._merged(own)

    def _place(self, held: Held, group: str, own: dict[tuple[str, str], list[Record]]) -> None:
        """Put the records of a document among those that are its group's *own*, or that are shared."""
        alone, shared, elsewhere = reader(held.source).own, self.shared, self.setting.elsewhere
        learned = read(self.setting.learned) if self.setting.learned else None
        for said in self._read(held):
            if shared.holds(said):
                continue
            record = learned.of(said) if learned else said
            name = merge.named(self.model, record) if alone and alone(record) else None
            if name is None or name in elsewhere:
                shared.hold(said, record)
                continue
            own.setdefault(name, []).append(record)
            if isinstance(record, Thing):
                if self.own.setdefault(record.name, group) != group:
                    self.twice.append((self.own[record.name], group))
                self.datasets.add(record.origin.dataset)

    def _merged(self, own: dict[tuple[str, str], list[Record]]) -> Iterator[Node]:
        setting, kinds, updated = self.setting, self.kinds, newest(chain.from_iterable(own.values()))
        self.newest = max(self.newest, updated)
        day = setting.as_of or max(setting.at_least, updated)
        for (name, key), records in own.items():
            kind = kinds[name]
            node = merge.node(kind, key, records, setting.precedence, day)
            if setting.as_of or merge.settled(kind, node.properties, day):
                yield node
            else:
                self.shared.add(records)

    def _read(self, held: Held) -> Iterable[Record]:
        """Return the records of a document, none where anything in it is wrong."""
        found: list[Record] = []
        with self.broken.noted():
            content = held.document.content()
            if held.document.member is None:
                self.inputs.append(digest(held.name, content))
            found += held.read(content, self.joins)
        if self.setting.learned:
            self.titles.update(pair for record in found for pair in told(record))
        return found


def _place(node: Node) -> tuple[str, str]:
    return node.kind, node.key


def digest(name: str, content: bytes) -> Input:
    """Return the input *name* with the digest of its bytes."""
    return Input(name, hashlib.sha256(content).hexdigest(), len(content))
