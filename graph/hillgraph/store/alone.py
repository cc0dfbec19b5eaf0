"""A group of documents read by itself: what only it tells of becomes lines and rows, the rest records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from hillgraph.model.kinds import Model
from hillgraph.model.nodes import Node
from hillgraph.model.records import Record, Thing
from hillgraph.sources.lobbying.titles import told
from hillgraph.sources.readers import reader
from hillgraph.store import learned, merge
from hillgraph.store.coded import Coder
from hillgraph.store.gathered import newest
from hillgraph.store.parts import Writer
from hillgraph.store.said import Name, Said, taught, timely
from hillgraph.store.setting import Setting
from hillgraph.store.titled import Titled


@dataclass(frozen=True, slots=True)
class Placed:
    """A record as it was *read* and as it is *shared*, and what a group takes from it.

    *named* is the thing it describes, if it is one, and *met* the node, if a group might own that.
    """

    read: Record
    shared: bytes
    named: str
    met: Name | None
    leans: bool
    titles: Mapping[Titled, None]


@dataclass(frozen=True, slots=True)
class Tools:
    """What groups of one batch are read with; records that readers yield over and over are placed once."""

    setting: Setting
    model: Model
    coder: Coder
    writer: Writer
    keeping: Collection[str]
    placed: dict[int, Placed] = field(default_factory=dict)


@dataclass(slots=True)
class Alone:
    """A group as it is read."""

    tools: Tools
    own: dict[Name, list[Record]] = field(default_factory=dict)
    shared: dict[bytes, None] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    met: set[Name] = field(default_factory=set)
    titles: dict[Titled, None] = field(default_factory=dict)
    leans: bool = False
    waiting: list[Name] = field(default_factory=list)

    def take(self, source: str, records: Iterable[Record]) -> None:
        """Put the *records* of a document among those that are the group's own, or that are shared."""
        setting, placed, kept = self.tools.setting, self.tools.placed, self.tools.keeping
        alone, taught = reader(source).own, learned.read(setting.learned) if setting.learned else None
        for said in records:
            if known := placed.get(id(said)):
                self._share(known)
                continue
            record = taught.of(said) if taught else said
            leans = said.kind in kept or record is not said
            titles = dict.fromkeys(told(said)) if isinstance(said, Thing) else {}
            name = merge.named(self.tools.model, record) if alone and alone(record) else None
            if name is None or name in setting.elsewhere:
                placed[id(said)] = known = Placed(said, *self._shared(record), name, leans, titles)
                self._share(known)
                continue
            self.own.setdefault(name, []).append(record)
            self.leans = self.leans or leans
            self.titles.update(titles)

    def said(self) -> Said:
        """Return what the group says."""
        setting, records = self.tools.setting, list(chain.from_iterable(self.own.values()))
        updated = newest(records)
        latest = setting.latest(updated)
        part, counts = self.tools.writer.part(self._nodes(updated))
        return Said(
            updated=updated,
            day=latest,
            nodes=tuple(part.nodes),
            waiting=tuple(self.waiting),
            met=frozenset(self.met),
            named=tuple(sorted(self.named)),
            ranks={name: setting.precedence(name) for name in {each.origin.dataset for each in records}},
            datasets=tuple(sorted({each.origin.dataset for each in records if isinstance(each, Thing)})),
            leans=self.leans,
            taught=taught(setting),
            titles=tuple(self.titles),
            shared=tuple(self.shared),
            lines=tuple(part.lines),
            shortcuts=tuple(part.shortcuts),
            rows=part.rows,
            by_kind=counts.by_kind,
            by_source=counts.by_source,
        )

    def _shared(self, record: Record) -> tuple[bytes, str]:
        return self.tools.coder.coded(record), record.name if isinstance(record, Thing) else ""

    def _share(self, placed: Placed) -> None:
        self.shared[placed.shared] = None
        if placed.named:
            self.named.add(placed.named)
        self.leans = self.leans or placed.leans
        if placed.met:
            self.met.add(placed.met)
        if placed.titles:
            self.titles.update(placed.titles)

    def _nodes(self, updated: date) -> Iterator[Node]:
        """Yield the nodes that it alone describes, but those that wait for the day of the graph."""
        setting, kinds = self.tools.setting, self.tools.model.kinds
        settled = not timely(setting, updated)
        day = setting.as_of if setting.as_of and settled else setting.latest(updated)
        for (name, key), records in self.own.items():
            kind = kinds[name]
            node = merge.node(kind, key, records, setting.precedence, day)
            if settled or merge.settled(kind, node.properties, day):
                yield node
            else:
                self.waiting.append((name, key))
                self.shared.update((self.tools.coder.coded(each), None) for each in records)
