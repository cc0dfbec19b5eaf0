"""Making a generation: what was read is merged, and both faces and the manifest are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.records import Record, Thing
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.datasets import missing
from hillgraph.sources.lobbying.titles import told
from hillgraph.store import (
    carried,
    claimed,
    decisions,
    generation,
    kept,
    learned,
    manifest,
    merge,
    parts,
    rdf,
    tables,
)
from hillgraph.store.afar import Afar, Beside, Readers
from hillgraph.store.authority import precedence
from hillgraph.store.basis import joining
from hillgraph.store.batches import Batch, batched
from hillgraph.store.choices import Choices
from hillgraph.store.first import First, Inputs, first
from hillgraph.store.gathered import newest
from hillgraph.store.generation import Generation
from hillgraph.store.manifest import Contents
from hillgraph.store.processes import cores, processes
from hillgraph.store.rdf import Loading, loading
from hillgraph.store.reading import Reading, read
from hillgraph.store.resolving import Resolving, resolving
from hillgraph.store.setting import Setting

MERGED = 500_000  # the number of the first part that holds what several documents tell of
PORTION = 10_000  # nodes in each of these, some 30 MB of lines
Pairs = list[tuple[str, str]]


def make(folder: Path, inputs: Inputs, model: Model, choices: Choices, store: Path) -> list[str]:
    """Write everything of a generation of *store* into *folder*; return what to keep for the next one.

    Documents found to tell of one thing, though their names don't say so, are taken anew together.
    Raises `InvalidInput` with every fault.
    """
    batches, together = batched(inputs.many), Pairs()
    number = min(choices.jobs or cores(), len(batches) or 1)
    with processes(number) as own, _readers(inputs, choices, own, folder, store) as readers:
        early = first(inputs, model)
        resolved = resolving(inputs, early, batches, model, readers, store)
        making = _Making(folder, store, model, choices, early, resolved, readers, own, number)
        first_read = reading = making.attempt(batches)
        while reading.twice:
            together += reading.twice
            batches = batched(inputs.many, together)
            reading = making.attempt(batches)
    if choices.unread:
        choices.unread(first_read.unread, first_read.documents)
    return [*reading.packs, *(resolved.packs if resolved else ())]


@contextmanager
def _readers(inputs: Inputs, choices: Choices, own: Executor, folder: Path, store: Path) -> Iterator[Readers]:
    """Give out who reads files: the workers of a cluster where one is chosen, else our *own* processes."""
    if choices.cluster is None:
        yield Beside(own)
        return
    from hillgraph.store.cluster import cluster

    sources = [*{held.source: held.document.path for held in inputs.many}.values()]
    if choices.parts is None:
        with cluster(choices.cluster, [folder, *sources]) as workers:
            yield Beside(workers)
        return
    from hillgraph.store.strewn import sharing

    with (
        sharing(choices.parts, store) as share,
        cluster(choices.cluster, sources, share) as workers,
    ):
        yield Afar(workers, share)


@dataclass(frozen=True, slots=True)
class _Making:
    """A generation in the making, with what was read first, by *readers* and a *number* of own processes."""

    folder: Path
    store: Path
    model: Model
    choices: Choices
    early: First
    resolved: Resolving | None
    readers: Readers
    own: Executor
    number: int

    @property
    def work(self) -> Path:
        """Return the folder of the parts, which goes when all is written."""
        return self.folder / generation.WORK

    @property
    def graph(self) -> Path:
        """Return the file of all statements."""
        return self.folder / generation.GRAPH

    @property
    def claims(self) -> list[Thing]:
        """Return the claims, which are written last."""
        return claimed.among(self.early.records)

    def attempt(self, batches: list[Batch]) -> Reading:
        """Read and write the generation; write none where some documents should have been read together."""
        self.work.mkdir()
        left = kept.here(self.store / kept.FOLDER)
        rdf_store, setting = self.folder / generation.RDF, self.setting(left)
        with loading(rdf_store, patient=bool(left.names)) as load:
            early = (pair for record in self.early.records for pair in told(record))
            reading = read(batches, setting, early, self.readers, load, self.choices.told)
            if not reading.twice:
                contents = self.write(reading, load)
        del load  # the store is opened anew for what comes of it
        if reading.twice:
            shutil.rmtree(rdf_store, ignore_errors=True)
            shutil.rmtree(self.work)
        else:
            self.complete(contents)
        return reading

    def complete(self, contents: Contents) -> None:
        """Add what only the rest of the generation can tell, and seal it."""
        if self.resolved:
            decisions.keep(self.resolved.basis, self.folder)
        if claims := self.claims:
            built = Generation(self.folder, manifest.described(contents, self.model))
            checks = self.choices.checking(built, claims) if self.choices.checking else []
            contents.counts.update(claimed.write([*claims, *checks], self.folder, self.model, contents.as_of))
            contents = replace(contents, statements=rdf.together(self.work, self.graph))
        shutil.rmtree(self.work)
        manifest.write(self.folder, contents, self.model)

    def setting(self, left: kept.Here) -> Setting:
        """Return what all batches are converted with, and what earlier builds *left*."""
        records = self.early.records
        return Setting(
            folder=self.work,
            elsewhere=self.early.elsewhere({merge.named(self.model, record): record for record in records}),
            joins=self.early.joins,
            joining=joining(self.early.joins),
            precedence=precedence(records),
            as_of=self.choices.as_of,
            at_least=newest(records),
            left=left,
            keeping=left.folder,
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
            load.take(parts.placed(self.work, number))
        statements = self.faces(load)
        return Contents(
            title=", ".join(self.early.titles),
            as_of=as_of,
            inputs=[*self.early.inputs, *reading.inputs, *(self.resolved.inputs if self.resolved else ())],
            skipped=skipped,
            counts=reading.counts,
            statements=statements,
        )

    def merge(self, records: Iterable[Record], as_of: date, reading: Reading) -> Iterator[int]:
        """Write the parts of all that several documents may tell of, and yield their numbers."""
        nodes = merge.nodes(records, self.model, precedence(records), as_of)
        numbers = count(MERGED)
        while some := list(islice(nodes, PORTION)):
            number = next(numbers)
            reading.counts.update(parts.write(some, self.model, self.work, number))
            yield number

    def faces(self, load: Loading) -> int:
        """Write the tables from all parts, and fill the RDF store: with all lines, or with what differs.

        Return how many statements there are, which are written meanwhile unless claims are still to come.
        """
        target = self.folder / generation.TABLES
        shares = tables.shares(tables.schema(self.model), self.work, self.number)
        written = [self.own.submit(tables.write, self.work, target, share) for share in shares]
        carried = load.patient and self.carry()
        graph = None if self.claims else self.own.submit(rdf.together, self.work, self.graph)
        if not carried:
            load.finish()
        for each in written:
            each.result()
        return graph.result() if graph else 0

    def carry(self) -> bool:
        """Carry the RDF store of the live generation over, if there is one that differs little; say so."""
        before = carried.live(self.store)
        if before and carried.carried(before, parts.together(self.work), self.folder / generation.RDF):
            parts.replace(self.work)
            return True
        return False
