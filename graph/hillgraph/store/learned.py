"""What a build learns from all registers before it converts them: real things, and accounts of filings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hillgraph.model.kinds import Model, model
from hillgraph.model.records import Record, Thing
from hillgraph.sources.lobbying import counting
from hillgraph.sources.lobbying.counting import Account, Report
from hillgraph.store.accounted import accounted, report
from hillgraph.store.handed import Handed, handed
from hillgraph.store.real import Real, real

ENDING = ".learned.json"
Accounts = Mapping[str, Account]


@dataclass(frozen=True, slots=True)
class Learned:
    """The real things behind names, and the accounts of those filings that lean on others."""

    real: Real
    accounts: Accounts

    def of(self, record: Record) -> Record:
        """Return what *record* says in the light of all others; the same object where they add nothing."""
        told = self.real.of(record)
        filing = report(told)
        if filing is None or not isinstance(told, Thing):
            return told
        return accounted(told, self.accounts.get(filing.name) or counting.alone(filing))


def learned(names: Mapping[str, str], accounts: Accounts, words: Model) -> Learned:
    """Return what *names* and *accounts* teach."""
    return Learned(real(names, words), accounts)


def accounts(reports: Iterable[Report], names: Mapping[str, str], through: Mapping[str, str]) -> Accounts:
    """Return the accounts of those *reports* that aren't what each would have by itself."""
    every = list(reports)
    found = counting.accounts(every, names, through)
    return {each.name: found[each.name] for each in every if found[each.name] != counting.alone(each)}


def written(names: Mapping[str, str], accounts: Accounts, folder: Path) -> Path:
    """Write *names* and *accounts* for other processes to `read`; other ones give another file."""
    return handed((names, accounts), folder, ENDING)


@lru_cache(maxsize=1)
def read(path: Handed) -> Learned:
    """Return what was `written`, once a process."""
    import msgspec

    names, accounts = msgspec.json.decode(path.read_bytes(), type=tuple[dict[str, str], dict[str, Account]])
    return learned(names, accounts, model())
