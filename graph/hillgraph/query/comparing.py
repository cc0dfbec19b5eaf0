"""What became of each node that two sides describe differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hillgraph.errors import LimitReached
from hillgraph.model.kinds import PROVENANCE, Kind, TieKind
from hillgraph.query.beside import Pair
from hillgraph.query.changes import Ends, How, TieChange, ValueChange
from hillgraph.query.stated import Stated, Words

MOST = 1_000_000  # changed things, ties and edges, each some 1 kB
ENDS = ("from", "to")
DAYS = ("since", "until")

Edge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Noted:
    """A tie that changed, with the edges between things that it gave while it stood."""

    change: TieChange
    was: Ends
    now: Ends


@dataclass(slots=True)
class Notes:
    """What was noted of all nodes: things by name, ties, edges that came and went, and mere provenance."""

    things: dict[str, tuple[How, tuple[ValueChange, ...]]] = field(default_factory=dict)
    ties: list[Noted] = field(default_factory=list)
    lost: set[Edge] = field(default_factory=set)
    gained: set[Edge] = field(default_factory=set)
    provenance: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Return how much is held."""
        return len(self.things) + len(self.ties) + len(self.lost) + len(self.gained)

    def settled(self, words: Words) -> Iterator[TieChange]:
        """Yield every tie with what became of it, last those that changed in nothing but whether they stand.

        An edge that came or went while its tie stayed as it was has no other trace.
        """
        explained: set[Edge] = set()
        for each in self.ties:
            was, now = (each.change.kind, *each.was), (each.change.kind, *each.now)
            explained |= {was, now}
            ended, begun = was in self.lost, now in self.gained
            if each.change.how == How.CHANGED and ended != begun:
                yield replace(each.change, how=How.ENDED if ended else How.BEGUN)
            else:
                yield each.change
        for edges, how in ((self.lost, How.ENDED), (self.gained, How.BEGUN)):
            for kind, source, target in sorted(edges - explained):
                known = words.model.ties[kind]
                aside = known.shortcut_from or known.shortcut_to
                ends = ("", "") if aside else (source, target)
                yield TieChange("", kind, *ends, (source, target), how)


class Comparing:
    """Notes what became of each node; with *only*, of nothing but that thing and its ties.

    *graphs* says that both sides can hold each dataset's own graph, so that a difference there counts.
    """

    def __init__(self, words: Words, only: str = "", *, graphs: bool = True) -> None:
        self.notes = Notes()
        self._words, self._only, self._graphs = words, only, graphs

    def note(self, pair: Pair) -> None:
        """Take in one pair; raise `LimitReached` when more changed than is held."""
        name = self._words.name(pair.subject[1:-1].decode(errors="replace"))
        kind = self._words.kind(name)
        old, new = (Stated(lines, kind, self._words) for lines in (pair.old, pair.new))
        same = old.merged == new.merged
        if same or (kind is not None and kind.name in self._words.papers):
            if self._graphs or not same:
                self._pass_over(name)
            return
        moved = self._edges(name, old, new)
        how = How.NEW if not old.merged else How.GONE if not new.merged else How.CHANGED
        values = tuple(self._values(kind, old, new, how))
        ends = _ends(new if new.merged else old)
        if isinstance(kind, TieKind) and all(ends):
            self._tie(name, kind, how, values, (old, new), ends)
        elif values or how != How.CHANGED:
            if self._only in {"", name}:
                self.notes.things[name] = (how, values)
        elif not moved:
            self._pass_over(name)
        if self.notes.size > MOST:
            raise LimitReached(
                f"More than {MOST:,} things and ties changed, which is more than can be told apart here. "
                "Are these two builds of the same sources?"
            )

    def _pass_over(self, name: str) -> None:
        if self._only in {"", name}:
            self.notes.provenance.append(name)

    def _tie(
        self,
        name: str,
        kind: TieKind,
        how: How,
        values: tuple[ValueChange, ...],
        sides: tuple[Stated, Stated],
        ends: Ends,
    ) -> None:
        old, new = sides
        was, now = _edge(kind, old), _edge(kind, new)
        if self._only and self._only not in {*ends, *was, *now}:
            return
        if not values and how == How.CHANGED:
            self.notes.provenance.append(name)
            return
        said, edge = (new, now) if new.merged else (old, was)
        days = {day: said.first(day) for day in DAYS}
        change = TieChange(name, kind.name, *ends, edge, how, **days, values=values, documents=said.documents)
        self.notes.ties.append(Noted(change, was, now))

    def _edges(self, name: str, old: Stated, new: Stated) -> bool:
        """Note which plain edges from a thing came and went; say whether any did."""
        moved = False
        shortcuts = self._words.shortcuts
        for predicate in shortcuts.keys() & (old.merged.keys() | new.merged.keys()):
            kind = shortcuts[predicate]
            was, now = (
                {self._words.name(each.text) for each in side.merged.get(predicate, ())}
                for side in (old, new)
            )
            moved |= was != now
            for edges, ends in ((self.notes.lost, was - now), (self.notes.gained, now - was)):
                wanted = (end for end in ends if self._only in {"", name, end})
                edges.update((kind.name, name, end) for end in wanted)
        return moved

    def _values(self, kind: Kind | None, old: Stated, new: Stated, how: How) -> Iterator[ValueChange]:
        """Yield the properties that differ, in the order of the vocabulary."""
        properties = {
            predicate: self._words.property(kind, predicate)
            for predicate in old.merged.keys() | new.merged.keys()
            if predicate not in self._words.shortcuts
        }
        left_out = {*PROVENANCE, *(ENDS if isinstance(kind, TieKind) else ())}
        if isinstance(kind, TieKind) and how != How.CHANGED:
            left_out |= {*DAYS}
        order = {name: place for place, name in enumerate(kind.properties)} if kind else {}
        for predicate, prop in sorted(
            properties.items(), key=lambda item: (order.get(item[1].name, len(order)), item[0])
        ):
            was, now = old.merged.get(predicate, set()), new.merged.get(predicate, set())
            if predicate == self._words.type:
                own = {self._words.class_of(kind)}
                was, now = was - own, now - own
            if prop.name in left_out or was == now:
                continue
            lost, found = old.values(predicate, was - now), new.values(predicate, now - was)
            yield ValueChange(prop.name, prop.label, lost, found)


def _ends(stated: Stated) -> Ends:
    return stated.first("from"), stated.first("to")


def _edge(kind: TieKind, stated: Stated) -> Ends:
    return stated.first(kind.shortcut_from or "from"), stated.first(kind.shortcut_to or "to")
