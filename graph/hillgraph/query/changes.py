"""What changed between two sides: things with their values, and ties as seen from each of their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import NamedTuple

from hillgraph.model.kinds import TieKind
from hillgraph.query.sides import Side

Ends = tuple[str, str]


class How(StrEnum):
    """What became of a thing or tie; the one that has `ended` is still on record, the one that is gone isn't.

    A tie has begun or ended when it stands on the one side's day and not on the other's.
    """

    NEW = auto()
    BEGUN = auto()
    CHANGED = auto()
    ENDED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A value with the documents that say so; *name* is the thing it points to, if it is one."""

    text: str
    name: str = ""
    language: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A property by its name in the vocabulary, its label, and the values that only one side has of it."""

    name: str
    label: str
    was: tuple[Value, ...] = ()
    now: tuple[Value, ...] = ()

    @property
    def how(self) -> How:
        """Say whether values came, went, or took each other's place."""
        return How.NEW if not self.was else How.GONE if not self.now else How.CHANGED


class Seen(NamedTuple):
    """A tie as seen from one thing: the words of it, what is on the other end, whether it goes out there."""

    words: str
    other: str
    outward: bool


@dataclass(frozen=True, slots=True)
class TieChange:
    """A tie: its short name, empty where only its standing is known, its ends and days, and its values.

    *edge* are the things between which it stands, which may be others than its ends: the client of a filing
    and the bill. *values* are those that changed, of a new or lost tie all of them; *documents* say that
    there is, or was, such a tie.
    """

    name: str
    kind: str
    source: str
    target: str
    edge: Ends
    how: How
    since: str = ""
    until: str = ""
    values: tuple[ValueChange, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def things(self) -> set[str]:
        """Return the things at which the tie is told."""
        return {self.source, self.target, *self.edge} - {""}

    def seen(self, here: str, kind: TieKind) -> Seen:
        """Return the tie as seen from one of its things."""
        if here in {self.source, self.target}:
            outward = here == self.source
            return Seen(
                kind.label if outward else kind.reverse, self.target if outward else self.source, outward
            )
        outward = here == self.edge[0]
        return Seen(kind.plural, self.edge[1 if outward else 0], outward)


@dataclass(frozen=True, slots=True)
class ThingChange:
    """A thing of which something changed: values of its own, or ties."""

    name: str
    kind: str
    how: How
    values: tuple[ValueChange, ...]
    ties: tuple[TieChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed between two sides.

    *things* come in the order of the vocabulary, then by name. *provenance* are the nodes that differ in
    nothing but who says so, where, or when it was retrieved. *labels* has the names of all that is named.
    """

    old: Side
    new: Side
    things: tuple[ThingChange, ...]
    provenance: tuple[str, ...]
    labels: Mapping[str, str]

    def __bool__(self) -> bool:
        """Say whether anything changed but provenance."""
        return bool(self.things)

    def label(self, name: str) -> str:
        """Return what a thing is called, else its short name."""
        return self.labels.get(name) or name

    def counted(self) -> tuple[Counter[How], Counter[How]]:
        """Return how many things and how many ties are new, gone and so on; a tie counts once."""
        ties = {(tie.name, tie.kind, tie.edge): tie.how for tie in self._ties()}
        things = Counter(thing.how for thing in self.things)
        return things, Counter(ties.values())

    def _ties(self) -> Iterator[TieChange]:
        return (tie for thing in self.things for tie in thing.ties)
