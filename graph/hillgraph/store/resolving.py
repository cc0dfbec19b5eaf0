"""Resolving: before registers are converted, who is meant by each name as filed; after, the real things.

It happens only where a source is a register: its documents are gone through once for their names, and for
what of their filings decides which amounts count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.records import Record, Tie
from hillgraph.resolve.behalf import engaged
from hillgraph.sources.filed import filed
from hillgraph.sources.lobbying.known import NOBODY
from hillgraph.sources.readers import reader
from hillgraph.store import decisions, kept, spells
from hillgraph.store.afar import Readers
from hillgraph.store.authority import precedence
from hillgraph.store.batches import Batch
from hillgraph.store.decisions import Basis
from hillgraph.store.described import described
from hillgraph.store.first import First, Inputs
from hillgraph.store.learned import Accounts, accounts, learned
from hillgraph.store.merge import Precedence
from hillgraph.store.names import describing, names
from hillgraph.store.printed import printed
from hillgraph.store.registered import Going, Registered, registered
from hillgraph.store.setting import Input, digest


@dataclass(frozen=True, slots=True)
class Resolving:
    """What became of the names as filed in a build and of its filings, on what, and what was read for it.

    The *packs* keep what the registers told of both for a later build.
    """

    basis: Basis
    real: Mapping[str, str]
    accounts: Accounts
    inputs: tuple[Input, ...]
    packs: tuple[str, ...]

    def completed(self, records: list[Record], model: Model, precedence: Precedence) -> Iterator[Record]:
        """Yield *records* with the spells of real things numbered, and those things described."""
        yield from spells.numbered(records, model, precedence)
        others = {name: thing for name, thing in self.real.items() if name != thing}
        yield from described(records, others, self.basis.names, model)


def resolving(
    inputs: Inputs, early: First, batches: Sequence[Batch], model: Model, readers: Readers, store: Path
) -> Resolving | None:
    """Decide on the names in all inputs, by the rules and the decisions in *store*; None without a register.

    What is *early* is told of real things from here on. Raises `InvalidInput` for faults in the file.
    """
    if not any(reader(held.source).filed for held in inputs.documents):
        return None
    file, left = store / decisions.DECISIONS, store / kept.FOLDER
    lines = decisions.lines(file)
    found = Registered()
    joins = replace(early.joins, known=NOBODY)  # who worked for whom changes no name and no account
    going = Going(joins, kept.here(left), left)
    for each in readers.map(registered, going, [each for each in batches if each.filed]):
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
    return Resolving(basis, things, told, read, tuple(found.packs))
