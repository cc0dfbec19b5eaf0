"""Spells: ties of several names as filed that are ties of one pair of real things.

Those that say the same are one tie with all its sources; different ones are numbered by their days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from hillgraph.model.kinds import Model, TieKind
from hillgraph.model.names import tie_key
from hillgraph.model.records import Record, Tie, Value
from hillgraph.model.statements import several
from hillgraph.store import merge
from hillgraph.store.merge import Precedence
from hillgraph.store.real import AS_FILED, FROM, TO

DAYS = ("since", "until")
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spell:
    """A tie as it was filed: between which names, all records of it, and what they say together."""

    ends: Ends
    number: int
    records: Sequence[Tie]
    said: Mapping[str, Value]

    @property
    def order(self) -> tuple[date, date, str, Ends, int]:
        """Return what orders it: its first day, its last, a document, its names."""
        first = min(record.origin.document for record in self.records)
        return self._day("since", date.min), self._day("until", date.max), first, self.ends, self.number

    @property
    def undated(self) -> bool:
        """Say whether it tells no day at all."""
        return not any(name in self.said for name in DAYS)

    def _day(self, name: str, otherwise: date) -> date:
        day = self.said.get(name)
        return day if isinstance(day, date) else otherwise


@dataclass(slots=True)
class _Same:
    """Spells that say the same."""

    spells: list[Spell] = field(default_factory=list)

    def takes(self, spell: Spell, compared: Iterable[str]) -> bool:
        """Say whether *spell* is of other names, and says nothing else.

        One without any day, of a register that is told elsewhere with its days, fits any.
        """
        if any(each.ends == spell.ends for each in self.spells):
            return False
        dated = all(self.spells[0].said.get(day) == spell.said.get(day) for day in DAYS)
        stated = (
            (each.said[name], spell.said[name])
            for name in compared
            if name in spell.said
            for each in self.spells
            if name in each.said
        )
        return (spell.undated or dated) and all(one == other for one, other in stated)


def numbered(records: Iterable[Record], model: Model, precedence: Precedence) -> Iterator[Record]:
    """Yield *records* with the ties of each pair that names as filed led to numbered anew.

    Ties of pairs that no name as filed led to stay as they are.
    """
    pairs: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    led: set[tuple[str, str]] = set()
    rest: list[Record] = []
    for record in records:
        kind = model.ties.get(record.kind)
        if not isinstance(record, Tie) or kind is None or FROM not in kind.properties:
            rest.append(record)
            continue
        pair = record.kind, tie_key(kind, replace(record, occurrence=1))
        pairs[pair].append(record)
        if FROM in record.properties or TO in record.properties:
            led.add(pair)
    yield from rest
    for pair, ties in pairs.items():
        yield from _numbered(ties, model.ties[pair[0]], precedence) if pair in led else ties


def _numbered(ties: Iterable[Tie], kind: TieKind, precedence: Precedence) -> Iterator[Tie]:
    apart = {*DAYS, "from", "to", *kind.key}
    compared = [
        prop.name
        for prop in kind.properties.values()
        if not (prop.many or prop.ours or prop.name in apart or prop.name.endswith(AS_FILED))
    ]
    found: list[_Same] = []
    for spell in sorted(_spells(ties, kind, precedence), key=lambda each: (each.undated, each.order)):
        same = next((each for each in found if each.takes(spell, compared)), None)
        if same is None:
            found.append(same := _Same())
        same.spells.append(spell)
    found.sort(key=lambda same: same.spells[0].order)
    for occurrence, same in enumerate(found, 1):
        for spell in same.spells:
            yield from (replace(tie, occurrence=occurrence) for tie in spell.records)


def _spells(ties: Iterable[Tie], kind: TieKind, precedence: Precedence) -> Iterator[Spell]:
    filed: defaultdict[tuple[Ends, int], list[Tie]] = defaultdict(list)
    for tie in ties:
        filed[_ends(tie), tie.occurrence].append(tie)
    for (ends, number), records in filed.items():
        node = merge.node(kind, "", [*records], precedence, date.min)
        yield Spell(ends, number, records, node.properties)


def _ends(tie: Tie) -> Ends:
    """Return the names that were filed."""
    source, target = (tie.properties.get(name, end) for name, end in ((FROM, tie.source), (TO, tie.target)))
    return str(several(source)[0]), str(several(target)[0])
