"""Resolving: before registers are converted, who is meant by each name as filed; after, the real things.

It happens only where a source is a register: its documents are gone through once for their names alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.records import Record, Tie
from hillgraph.sources.filed import filed
from hillgraph.sources.joins import Joins
from hillgraph.sources.readers import reader
from hillgraph.store import decisions, real, spells
from hillgraph.store.authority import precedence
from hillgraph.store.batches import Batch
from hillgraph.store.broken import Broken
from hillgraph.store.convert import Input, digest
from hillgraph.store.decisions import Basis
from hillgraph.store.described import described
from hillgraph.store.first import First, Inputs
from hillgraph.store.gathered import Gathered
from hillgraph.store.merge import Precedence
from hillgraph.store.names import describing, names
from hillgraph.store.printed import printed


@dataclass(frozen=True, slots=True)
class Resolving:
    """What became of the names as filed in a build, what that rests on, and what was read for it."""

    basis: Basis
    real: Mapping[str, str]
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
    found = Gathered()
    for each in executor.map(partial(named, early.joins), batches):
        found.add(each)
    rest = (each for each in early.records if isinstance(each, Tie) or filed(each))
    basis = Basis(
        names(describing([*early.dossiers, *rest, *found], model), model, precedence(early.records)),
        printed(early.records),
    )
    things = basis.real(basis.resolved(lines))
    told = real.real(things, model)
    early.records = [told.of(record) for record in early.records]
    return Resolving(basis, things, (digest(file.name, file.read_bytes()),) if file.is_file() else ())


def named(joins: Joins, batch: Batch) -> Gathered:
    """Return what describes names as filed in the documents of *batch*.

    Of a document with a fault nothing is taken: converting it tells what is wrong.
    """
    found = Gathered()
    for held in (held for group in batch.groups for held in group):
        said = reader(held.source).filed
        if said is None:
            continue
        told: Iterable[Record] = ()
        with Broken().noted():
            told = [each for each in held.read(held.document.content(), joins) if said(each)]
        for record in told:
            if not found.holds(record):
                found.hold(record)
    return found
