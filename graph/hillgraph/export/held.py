"""Things and ties as rows of one shape, with label, look and documents, for networks and sheets."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hillgraph.model.kinds import Kind, Model, ThingKind
from hillgraph.query.edges import Edge, Rows, edges

BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Evidence:
    """The documents that describe a thing or tie, and the places in each, as texts side by side."""

    documents: str = ""
    locators: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A thing; *look* is how pictures draw it, *types* its subclasses, *details* its properties as JSON."""

    name: str
    label: str
    kind: str
    look: str
    types: str
    details: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HeldTie:
    """A tie in words: *edge* with its label, own properties as JSON, and evidence."""

    edge: Edge
    label: str
    details: str
    evidence: Evidence


def things(rows: Rows, model: Model) -> list[Held]:
    """Return every thing, by kind in the order of the vocabulary, then by name."""
    said = _evidence(rows)
    return [thing for kind in model.things.values() for thing in _things(rows, kind, said)]


def ties(rows: Rows, model: Model) -> list[HeldTie]:
    """Return every tie of every kind, by its ends."""
    said = _evidence(rows)
    details = {name: text for kind in model.ties.values() for name, text in _details(rows, kind)}
    return [
        HeldTie(edge, model.ties[edge.kind].label, details[edge.name], said[edge.name])
        for edge in edges(rows, model, model.ties)
    ]


def _things(rows: Rows, kind: ThingKind, said: Mapping[str, Evidence]) -> Iterator[Held]:
    types = "type" if kind.types else "[]"
    for row in rows(f"SELECT id, {types}, {_columns(kind)} FROM {kind.name} ORDER BY id"):  # noqa: S608
        name, found, *values = row
        own = dict(zip((each.name for each in kind.columns), values, strict=True))
        of = [str(each) for each in found] if isinstance(found, list) else []
        present = {key for key, value in own.items() if value not in (None, [])}.union(of)
        look = next(look.name for look in kind.looks if look.when is None or look.when in present)
        label = str(own.pop("label"))
        yield Held(str(name), label, kind.name, look, BETWEEN.join(of), _written(own), said[str(name)])


def _details(rows: Rows, kind: Kind) -> Iterator[tuple[str, str]]:
    names = [each.name for each in kind.columns]
    for name, *values in rows(f"SELECT id, {_columns(kind)} FROM {kind.name}"):  # noqa: S608
        own = dict(zip(names, values, strict=True))
        yield str(name), _written({key: own[key] for key in names if key not in {"since", "until"}})


def _columns(kind: Kind) -> str:
    return ", ".join(f'"{each.name}"' for each in kind.columns)


def _written(properties: Mapping[str, object]) -> str:
    present = {key: value for key, value in properties.items() if value not in (None, [])}
    return json.dumps(present, ensure_ascii=False, default=_plain) if present else ""


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def _evidence(rows: Rows) -> defaultdict[str, Evidence]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    select = "SELECT node, document, coalesce(locator, '') FROM evidence ORDER BY node, document, locator"
    for node, document, locator in rows(select):
        found[str(node)].setdefault(str(document), str(locator))
    joined = {node: _joined(places.items()) for node, places in found.items()}
    return defaultdict(Evidence, joined)


def _joined(places: Iterable[tuple[str, str]]) -> Evidence:
    documents, locators = zip(*places, strict=True)
    return Evidence(BETWEEN.join(documents), BETWEEN.join(locators) if any(locators) else "")
