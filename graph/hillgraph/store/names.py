"""Names: what is known of each name as filed, for deciding which of them are one.

They come from merged nodes, so that what one document leaves out another tells. Properties are read by
their names in ``model.yml``; a kind whose things can be names as filed has the property `RESOLVED`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hillgraph.model.kinds import Model
from hillgraph.model.names import split
from hillgraph.model.nodes import Node
from hillgraph.model.records import Record, Thing, Tie, Value, Words
from hillgraph.model.statements import several
from hillgraph.resolve.named import KNOWN, Named, Parts, Spell
from hillgraph.sources.filed import as_filed
from hillgraph.store import merge
from hillgraph.store.merge import RESOLVED, Precedence

OFFICIAL = "bioguide"
NUMBERS = "registration"
TOLD = ("description", "covered_position")
PARTS = ("given_name", "family_name", "middle_name", "nickname", "name_suffix")
Spells = Mapping[str, tuple[Spell, ...]]


@dataclass(frozen=True, slots=True)
class Describing:
    """What describes names: things, and ties of people with organizations, both as filed."""

    things: list[Thing]
    ties: list[Tie]


def describing(records: Iterable[Record], model: Model) -> Describing:
    """Return those of *records* that describe names as filed, or known things such names may be.

    A legislator is told by the official number alone: a lobbyist's filing never gives that, and a name in
    common makes nobody a member of Congress.
    """
    found = Describing([], [])
    for record in records:
        if isinstance(record, Tie):
            ends = record.source, record.target
            if all(map(as_filed, ends)) and len({split(end)[0] for end in ends}) > 1:
                found.ties.append(record)
        elif RESOLVED in model.things[record.kind].properties and OFFICIAL not in record.properties:
            found.things.append(record)
    return found


def names(found: Describing, model: Model, precedence: Precedence) -> list[Named]:
    """Return each name in *found*, sorted by short name."""
    nodes = {node.name: node for node in merge.nodes(found.things, model, precedence, date.min)}
    spells = _spells(found.ties)
    return [_named(node, nodes, spells) for node in nodes.values() if "label" in node.properties]


def _named(node: Node, nodes: Mapping[str, Node], spells: Spells) -> Named:
    stated, filed = node.properties, as_filed(node.name)
    return Named(
        key=node.name,
        label=_text(stated["label"]),
        kind=node.kind,
        register=filed.register if filed else "",
        role=filed.role if filed else KNOWN,
        country=split(_first(stated, "country", "principal_country"))[1],
        state=_first(stated, "state", "principal_state"),
        city=_first(stated, "city", "principal_city"),
        identifiers=tuple(_identifiers(node, nodes)),
        described=tuple(sorted(_text(each) for name in TOLD for each in several(stated.get(name, ())))),
        parts=Parts(*(_first(stated, name) for name in PARTS)) if "family_name" in stated else None,
        spells=spells.get(node.name) or tuple(_reported(stated)),
    )


def _identifiers(node: Node, nodes: Mapping[str, Node]) -> Iterator[str]:
    """Yield official numbers; who files for itself has those of its registrant as well."""
    yield from map(str, several(node.properties.get(NUMBERS, ())))
    if node.properties.get("self_filed"):
        registrant = nodes.get(_first(node.properties, "reported_by"))
        yield from map(str, several(registrant.properties.get(NUMBERS, ()))) if registrant else ()


def _reported(stated: Mapping[str, Value]) -> Iterator[Spell]:
    """Yield by whom a name is reported; 0 is a year that isn't told."""
    if registrant := _first(stated, "reported_by"):
        yield Spell(registrant, 0, 0)


def _spells(ties: Iterable[Tie]) -> Spells:
    """Return with which registrants each name was, in which years."""
    found: defaultdict[str, set[Spell]] = defaultdict(set)
    for tie in ties:
        since, until = (day.year if day else 0 for day in (tie.since, tie.until))
        found[tie.source].add(Spell(tie.target, since or until, until or since))
    return {name: tuple(sorted(each)) for name, each in found.items()}


def _first(stated: Mapping[str, Value], *names: str) -> str:
    """Return the text of the first of these properties that is stated, empty if none is."""
    return next((_text(stated[name]) for name in names if name in stated), "")


def _text(value: Value) -> str:
    first = several(value)[0]
    return first.text if isinstance(first, Words) else str(first)
