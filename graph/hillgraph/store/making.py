"""Making a generation: what was read is merged, and both faces and the manifest are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.records import Record
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.datasets import missing
from hillgraph.sources.lobbying.titles import told
from hillgraph.store import claimed, decisions, generation, learned, manifest, merge, parts, rdf, tables
from hillgraph.store.authority import precedence
from hillgraph.store.batches import Batch, batched
from hillgraph.store.choices import Choices
from hillgraph.store.convert import Setting
from hillgraph.store.first import First, Inputs, first
from hillgraph.store.gathered import newest
from hillgraph.store.generation import Generation
from hillgraph.store.manifest import Contents
from hillgraph.store.processes import cores, processes
from hillgraph.store.rdf import Loading, loading
from hillgraph.store.reading import Reading, read
from hillgraph.store.resolving import Resolving, resolving

MERGED = 500_000  # the number of the first part that holds what several documents tell of
PORTION = 10_000  # nodes in each of these, some 30 MB of lines
Pairs = list[tuple[str, str]]


def make(folder: Path, inputs: Inputs, model: Model, choices: Choices, decided: Path) -> None:
    """Write everything of a generation into *folder*; names as filed are resolved by the file *decided* too.

    Documents found to tell of one thing, though their names don't say so, are read anew together.
    Raises `InvalidInput` with every fault.
    """
    batches, together = batched(inputs.many), Pairs()
    number = min(choices.jobs or cores(), len(batches) or 1)
    with processes(number) as own, _readers(choices, own, folder) as readers:
        early = first(inputs, model)
        resolved = resolving(inputs, early, batches, model, readers, decided)
        making = _Making(folder, model, choices, early, resolved, readers, own, number)
        while twice := making.attempt(batches):
            together += twice
            batches = batched(inputs.many, together)


@contextmanager
def _readers(choices: Choices, own: Executor, folder: Path) -> Iterator[Executor]:
    """Give out what reads files: the workers of a cluster where one is chosen, else our *own* processes."""
    if choices.cluster is None:
        yield own
        return
    from hillgraph.store.cluster import cluster

    with cluster(choices.cluster, folder) as readers:
        yield readers


@dataclass(frozen=True, slots=True)
class _Making:
    """A generation in the making, with what was read first, by *readers* and a *number* of own processes."""

    folder: Path
    model: Model
    choices: Choices
    early: First
    resolved: Resolving | None
    readers: Executor
    own: Executor
    number: int

    @property
    def work(self) -> Path:
        """Return the folder of the parts, which goes when all is written."""
        return self.folder / generation.WORK

    def attempt(self, batches: list[Batch]) -> Pairs:
        """Write the generation, unless some documents should have been read together: return them."""
        store = self.folder / generation.RDF
        self.work.mkdir()
        with loading(store) as load:
            early = (pair for record in self.early.records for pair in told(record))
            reading = read(batches, self.setting(), early, self.readers, load, self.choices.told)
            if not reading.twice:
                contents = self.write(reading, load)
        del load  # the store is opened anew for what comes of it
        if reading.twice:
            shutil.rmtree(store)
            shutil.rmtree(self.work)
        else:
            self.complete(contents)
        return reading.twice

    def complete(self, contents: Contents) -> None:
        """Add what only the rest of the generation can tell, and seal it."""
        if self.resolved:
            decisions.keep(self.resolved.basis, self.folder)
        claims = claimed.among(self.early.records)
        if claims:
            built = Generation(self.folder, manifest.described(contents, self.model))
            checks = self.choices.checking(built, claims) if self.choices.checking else []
            contents.counts.update(claimed.write([*claims, *checks], self.folder, self.model, contents.as_of))
        statements = rdf.write(parts.lines(self.work), self.folder / generation.GRAPH)
        shutil.rmtree(self.work)
        manifest.write(self.folder, contents, self.model, statements)

    def setting(self) -> Setting:
        """Return what all batches are converted with."""
        records = self.early.records
        return Setting(
            folder=self.work,
            elsewhere=self.early.elsewhere({merge.named(self.model, record): record for record in records}),
            joins=self.early.joins,
            precedence=precedence(records),
            as_of=self.choices.as_of,
            at_least=newest(records),
            learned=learned.written(self.resolved.real, self.resolved.accounts, self.work)
            if self.resolved
            else None,
        )

    def write(self, reading: Reading, load: Loading) -> Contents:
        """Refuse what is broken, merge the rest, and write tables and RDF, all but claims."""
        skipped = self.early.refused(reading.broken, skip=self.choices.skip_broken)
        records = [*claimed.others(self.early.records), *reading.shared]
        if self.resolved:
            records = [*self.resolved.completed(records, self.model, precedence(records))]
        records += missing(records, catalogue(), reading.datasets)
        as_of = self.choices.as_of or max(newest(records), reading.newest)
        for number in self.merge(records, as_of, reading):
            load.take(parts.place(self.work, number))
        self.tables()
        load.finish()
        return Contents(
            title=", ".join(self.early.titles),
            as_of=as_of,
            inputs=[*self.early.inputs, *reading.inputs, *(self.resolved.inputs if self.resolved else ())],
            skipped=skipped,
            counts=reading.counts,
        )

    def merge(self, records: Iterable[Record], as_of: date, reading: Reading) -> Iterator[int]:
        """Write the parts of all that several documents may tell of, and yield their numbers."""
        nodes = merge.nodes(records, self.model, precedence(records), as_of)
        numbers = count(MERGED)
        while some := list(islice(nodes, PORTION)):
            number = next(numbers)
            reading.counts.update(parts.write(some, self.model, self.work, number))
            yield number

    def tables(self) -> None:
        """Write the tables from all parts."""
        target = self.folder / generation.TABLES
        shares = tables.shares(tables.schema(self.model), self.work, self.number)
        written = [self.own.submit(tables.write, self.work, target, share) for share in shares]
        for each in written:
            each.result()
