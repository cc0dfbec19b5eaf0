"""Reading: documents become parts in several processes while what is written is already loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from hillgraph.store import carried, parts, titled
from hillgraph.store.afar import Readers
from hillgraph.store.batches import Batch
from hillgraph.store.broken import Broken
from hillgraph.store.choices import Told
from hillgraph.store.convert import Converted, converted
from hillgraph.store.gathered import Gathered
from hillgraph.store.parts import Counts
from hillgraph.store.rdf import Loading
from hillgraph.store.setting import Input, Setting
from hillgraph.store.titled import Titled


@dataclass(slots=True)
class Reading:
    """What has been read of all batches; *twice* pairs documents that tell of one thing apart."""

    counts: Counts = field(default_factory=Counts)
    shared: Gathered = field(default_factory=Gathered)
    datasets: set[str] = field(default_factory=set)
    newest: date = date.min
    inputs: list[Input] = field(default_factory=list)
    broken: Broken = field(default_factory=Broken)
    titles: set[Titled] = field(default_factory=set)
    twice: list[tuple[str, str]] = field(default_factory=list)
    documents: int = 0
    unread: int = 0
    packs: list[str] = field(default_factory=list)
    _own: dict[str, str] = field(default_factory=dict)

    def take(self, done: Converted) -> None:
        """Add what came of one batch."""
        self.counts.update(done.counts)
        self.shared.add(done.shared)
        self.datasets |= done.datasets
        self.newest = max(self.newest, done.newest)
        self.inputs += done.inputs
        self.broken.update(done.broken)
        self.documents += done.documents
        self.unread += done.unread
        self.packs.append(done.pack)
        self.titles |= done.titles
        self.twice += done.twice
        for name, document in done.own.items():
            if self._own.setdefault(name, document) != document:
                self.twice.append((self._own[name], document))


def read(
    batches: Sequence[Batch],
    setting: Setting,
    early: Iterable[Titled],
    readers: Readers,
    loading: Loading,
    told: Told | None,
) -> Reading:
    """Read *batches* in order, whoever the *readers* are, and load their parts.

    Registers come last and are read with the titles of all bills, *early* ones among them. Patient
    loading begins when too much was read that no earlier build had read.
    """
    reading, total = Reading(titles={*early}), sum(batch.documents for batch in batches)
    for filed, some in groupby(batches, key=lambda batch: batch.filed):
        if filed and reading.titles:
            setting = replace(setting, titled=titled.written(reading.titles, setting.folder))
        for done in readers.map(converted, setting, list(some)):
            reading.take(done)
            if not reading.twice:
                loading.take(parts.placed(setting.folder, done.number))
            if (reading.documents - reading.unread) * carried.SHARE > total:
                loading.begin()
            if told:
                told(reading.documents, total)
    return reading
