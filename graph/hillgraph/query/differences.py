"""What changed between two sides, read as streams: memory grows with what changed, not with the graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from hillgraph.errors import StoreUnusable
from hillgraph.model.kinds import Model
from hillgraph.model.lines import LINE, told
from hillgraph.query.beside import pairs
from hillgraph.query.changes import Changes, Ends, How, ThingChange, TieChange, ValueChange
from hillgraph.query.comparing import Comparing, Notes
from hillgraph.query.sides import Side
from hillgraph.query.stated import Words


def changes(old: Side, new: Side, model: Model, only: str = "") -> Changes:
    """Return what changed from *old* to *new*, in the merged record; with *only*, of that thing alone.

    Of two generations with the same digest nothing is read. Raises `LimitReached` when more changed than
    is held.
    """
    if old.digest and old.digest == new.digest:
        return Changes(old, new, (), (), {})
    words = Words(model)
    comparing = Comparing(words, only, graphs=old.graphs and new.graphs)
    for pair in pairs(old.lines(), new.lines()):
        comparing.note(pair)
    things = tuple(_things(comparing.notes, words, only))
    labels = _labels(_named(things), (old, new), words) if things else {}
    return Changes(old, new, things, tuple(sorted(comparing.notes.provenance)), labels)


def _things(notes: Notes, words: Words, only: str) -> Iterator[ThingChange]:
    """Yield each thing with its ties, in the order of the vocabulary and then by name."""
    ties: defaultdict[str, list[TieChange]] = defaultdict(list)
    for tie in notes.settled(words):
        for thing in tie.things:
            if only in {"", thing}:
                ties[thing].append(tie)
    places = {name: place for place, name in enumerate(words.model.kinds)}

    def order(name: str) -> tuple[int, str]:
        return places.get(name.partition(":")[0], len(places)), name

    for name in sorted(notes.things.keys() | ties.keys(), key=order):
        how, values = notes.things.get(name, (How.CHANGED, ()))
        kind = name.partition(":")[0] if words.kind(name) else ""
        yield ThingChange(name, kind, how, values, tuple(sorted(ties[name], key=partial(_order, places))))


def _order(places: dict[str, int], tie: TieChange) -> tuple[int, str, Ends, Ends, str]:
    return places[tie.kind], tie.since, (tie.source, tie.target), tie.edge, tie.name


def _named(things: Iterable[ThingChange]) -> set[str]:
    """Return every name that the changes speak of."""
    found: set[str] = set()
    for thing in things:
        found.add(thing.name)
        found |= _in_values(thing.values)
        for tie in thing.ties:
            found |= {*tie.things, *tie.documents} | _in_values(tie.values)
    return found


def _in_values(values: Iterable[ValueChange]) -> set[str]:
    every = [value for change in values for value in (*change.was, *change.now)]
    return {name for value in every for name in (value.name, *value.documents) if name}


def _labels(names: set[str], sides: tuple[Side, Side], words: Words) -> dict[str, str]:
    """Return the label of each of *names*: what the new side calls it, else the old one."""
    starts = words.model.prefixes
    wanted = {
        f"<{starts[prefix]}{key}>".encode() if prefix in starts else f"<{name}>".encode(): name
        for name in names
        for prefix, _, key in [name.partition(":")]
    }
    term = f" <{words.label}> ".encode()
    found: dict[str, str] = {}
    for side in sides:
        first: dict[str, str] = {}
        for line in side.lines():
            name = wanted.get(line[: line.find(b" ")]) if term in line else None
            if name is None:
                continue
            parts = LINE.fullmatch(line.decode(errors="replace"))
            if parts is None:
                raise StoreUnusable(f"{side.name} has a line that is no statement.")
            if parts[4] is None:
                label = told(parts[3]).text
                first[name] = min(first.get(name, label), label)
        found |= first
    return found
