"""Real things in the place of names as filed: what a record says of the one is said of the other.

The vocabulary says where: a name is replaced where its kind has a property that keeps it, the one of the
same name with `AS_FILED` after it (``client`` and ``client_as_filed``, ``from`` and ``from_as_filed``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from hillgraph.model.kinds import Kind, Model
from hillgraph.model.names import split
from hillgraph.model.records import Record, Tie, Value
from hillgraph.store.merge import RESOLVED

AS_FILED = "_as_filed"
FROM, TO = f"from{AS_FILED}", f"to{AS_FILED}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A property for real things of some *kinds*, and the one that keeps the names as filed."""

    name: str
    keeping: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Real:
    """The real thing behind each name as filed, and by kind of record where it stands."""

    names: Mapping[str, str]
    kept: Mapping[str, tuple[Kept, ...]]

    def of(self, record: Record) -> Record:
        """Return what *record* says, of real things; the same object where nothing is to be replaced."""
        if isinstance(record, Tie):
            return self._of_tie(record)
        properties = self._properties(record)
        if real := self.names.get(record.name):
            properties = {**properties, RESOLVED: real}
        return record if properties is record.properties else replace(record, properties=properties)

    def _of_tie(self, tie: Tie) -> Tie:
        properties, ends = self._properties(tie), {"from": tie.source, "to": tie.target}
        for kept in self.kept.get(tie.kind, ()):
            filed = ends.get(kept.name)
            if filed and (real := self._named(filed, kept)) != filed:
                ends[kept.name] = str(real)
                properties = {**properties, kept.keeping: (filed,)}
        if properties is tie.properties:
            return tie
        return replace(tie, source=ends["from"], target=ends["to"], properties=properties)

    def _properties(self, record: Record) -> Mapping[str, Value]:
        properties = record.properties
        for kept in self.kept.get(record.kind, ()):
            filed = properties.get(kept.keeping, properties.get(kept.name))
            if filed is not None and (real := self._named(filed, kept)) != filed:
                properties = {**properties, kept.name: real, kept.keeping: filed}
        return properties

    def _named(self, value: Value, kept: Kept) -> Value:
        if isinstance(value, tuple):
            return tuple(dict.fromkeys(self._one(str(each), kept) for each in value))
        return self._one(str(value), kept)

    def _one(self, name: str, kept: Kept) -> str:
        """Return the real thing, but the name itself where one of that kind can't stand."""
        real = self.names.get(name, name)
        return real if split(real)[0] in kept.kinds else name


def real(names: Mapping[str, str], words: Model) -> Real:
    """Return *names* and their real things, those left out that are their own."""
    return Real({name: thing for name, thing in names.items() if name != thing}, keeping(words))


def keeping(words: Model) -> Mapping[str, tuple[Kept, ...]]:
    """Return by kind what keeps names as filed; of a record of another kind only its own name is replaced."""
    kept = {kind.name: tuple(_kept(kind)) for kind in words.kinds.values()}
    return {kind: each for kind, each in kept.items() if each}


def _kept(kind: Kind) -> Iterator[Kept]:
    for keeping in kind.properties:
        name = keeping.removesuffix(AS_FILED)
        if name != keeping and name in kind.properties:
            yield Kept(name, keeping, kind.properties[name].to)
