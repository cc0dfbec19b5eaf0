"""Real things: what documents that have a name as filed tell of the thing behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hillgraph.model.kinds import Model
from hillgraph.model.names import split
from hillgraph.model.records import Record, Single, Thing, Value
from hillgraph.model.statements import several
from hillgraph.resolve.named import Named
from hillgraph.sources.filed import as_filed
from hillgraph.store.merge import RESOLVED

NAMES = ("label", "alt_label")


@dataclass(frozen=True, slots=True)
class _Body:
    """A real thing: its kind and key, its label unless the record has one, what all names tell alike."""

    kind: str
    key: str
    label: str | None
    alike: frozenset[str]


def described(
    records: Iterable[Record], real: Mapping[str, str], names: Iterable[Named], model: Model
) -> Iterator[Thing]:
    """Yield a description of the real thing for each of a name as filed among *records*.

    Its label is that of the oldest name, which gave the key, and other spellings are alternative ones. Of
    several values it has all; of single ones what its names tell alike, for what they tell differently is
    true of the name that was filed. A thing that the record knew before keeps its own.
    """
    filed: defaultdict[str, list[Thing]] = defaultdict(list)
    for record in records:
        if isinstance(record, Thing) and record.name in real:
            filed[real[record.name]].append(record)
    labels = _labels(names, real)
    for name in sorted(filed):
        kind, key = split(name)
        alike = _alike(filed[name]) if name in labels else frozenset()
        body = _Body(kind, key, labels.get(name), alike)
        yield from (_told(body, thing, model) for thing in filed[name])


def _told(body: _Body, thing: Thing, model: Model) -> Thing:
    terms = model.things[body.kind].properties
    properties: dict[str, Value] = {
        name: value
        for name, value in thing.properties.items()
        if name not in NAMES and name in terms and (terms[name].many or name in body.alike)
    }
    spellings = [each for name in NAMES for each in several(thing.properties.get(name, ()))]
    if body.label is not None and body.label in spellings:
        properties["label"] = body.label
    if others := tuple(dict.fromkeys(each for each in spellings if each != body.label)):
        properties["alt_label"] = others
    types = thing.types if thing.kind == body.kind else ()
    return Thing(body.kind, body.key, thing.origin, properties, types)


def _labels(names: Iterable[Named], real: Mapping[str, str]) -> Mapping[str, str]:
    """Return the labels of things that only names as filed tell of."""
    found: dict[str, str] = {}
    ordered = sorted(names, key=lambda each: each.place)
    for name in ordered:
        if name.key in real:
            found.setdefault(real[name.key], name.label)
    known = {name.key for name in ordered if name.known}
    return {thing: label for thing, label in found.items() if thing not in known}


def _alike(things: Iterable[Thing]) -> frozenset[str]:
    """Return the properties of which all *things* that state them say the same."""
    said: defaultdict[str, set[Value]] = defaultdict(set)
    for thing in things:
        for name, value in thing.properties.items():
            said[name].add(value)
    return frozenset(
        name for name, values in said.items() if name != RESOLVED and len(values) == 1 and not _filed(*values)
    )


def _filed(value: Value) -> bool:
    """Say whether *value* is a name as filed, which tells of the filing and not of the thing."""
    first: Single = next(iter(several(value)), "")
    return isinstance(first, str) and as_filed(first) is not None
