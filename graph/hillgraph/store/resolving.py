"""Resolving: before registers are converted, who is meant by each name as filed; after, the real things.

It happens only where a source is a register: its documents are gone through once for their names, and for
what of their filings decides which amounts count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.records import Record, Tie
from hillgraph.resolve.behalf import engaged
from hillgraph.sources.filed import filed
from hillgraph.sources.joins import Joins
from hillgraph.sources.lobbying.counting import Report
from hillgraph.sources.lobbying.known import NOBODY
from hillgraph.sources.readers import reader
from hillgraph.store import decisions, spells
from hillgraph.store.accounted import report
from hillgraph.store.authority import precedence
from hillgraph.store.batches import Batch
from hillgraph.store.broken import Broken
from hillgraph.store.setting import Input, digest
from hillgraph.store.decisions import Basis
from hillgraph.store.described import described
from hillgraph.store.first import First, Inputs
from hillgraph.store.gathered import Gathered
from hillgraph.store.learned import Accounts, accounts, learned
from hillgraph.store.merge import Precedence
from hillgraph.store.names import describing, names
from hillgraph.store.printed import printed


@dataclass(frozen=True, slots=True)
class Resolving:
    """What became of the names as filed in a build and of its filings, on what, and what was read for it."""

    basis: Basis
    real: Mapping[str, str]
    accounts: Accounts
    inputs: tuple[Input, ...]

    def completed(self, records: list[Record], model: Model, precedence: Precedence) -> Iterator[Record]:
        """Yield *records* with the spells of real things numbered, and those things described."""
        yield from spells.numbered(records, model, precedence)
        others = {name: thing for name, thing in self.real.items() if name != thing}
        yield from described(records, others, self.basis.names, model)


def resolving(
    inputs: Inputs, early: First, batches: Sequence[Batch], model: Model, executor: Executor, file: Path
) -> Resolving | None:
    """Decide on the names in all inputs, by the rules and the decisions *file*; None without a register.

    What is *early* is told of real things from here on. Raises `InvalidInput` for faults in the file.
    """
    if not any(reader(held.source).filed for held in inputs.documents):
        return None
    lines = decisions.lines(file)
    found = Registered()
    joins = replace(early.joins, known=NOBODY)  # who worked for whom changes no name and no account
    for each in executor.map(partial(registered, joins), batches):
        found.add(each)
    rest = (each for each in early.records if isinstance(each, Tie) or filed(each))
    basis = Basis(
        names(describing([*early.dossiers, *rest, *found.names], model), model, precedence(early.records)),
        printed(early.records),
    )
    things = basis.real(basis.resolved(lines))
    found.take(early.records)
    told = accounts(found.reports.values(), things, engaged(basis.names, things))
    teaching = learned(things, told, model)
    early.records = [teaching.of(record) for record in early.records]
    read = (digest(file.name, file.read_bytes()),) if file.is_file() else ()
    return Resolving(basis, things, told, read)


@dataclass(slots=True)
class Registered:
    """What registers tell that concerns all of their documents: names as filed, and filings by name."""

    names: Gathered = field(default_factory=Gathered)
    reports: dict[str, Report] = field(default_factory=dict)

    def add(self, other: Registered) -> None:
        """Take what is in *other*."""
        self.names.add(other.names)
        self.reports |= other.reports

    def take(self, records: Iterable[Record]) -> None:
        """Take the filings among *records*."""
        for record in records:
            if filing := report(record):
                self.reports[filing.name] = filing


def registered(joins: Joins, batch: Batch) -> Registered:
    """Return what the documents of *batch* tell that concerns others.

    Of a document with a fault nothing is taken: converting it tells what is wrong.
    """
    found = Registered()
    for held in (held for group in batch.groups for held in group):
        said = reader(held.source).filed
        if said is None:
            continue
        told: list[Record] = []
        with Broken().noted():
            told = list(held.read(held.document.content(), joins))
        found.take(told)
        for record in told:
            if said(record) and not found.names.holds(record):
                found.names.hold(record)
    return found
