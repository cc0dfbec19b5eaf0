"""Changes as JSON: one form, sorted, each thing on a line of its own; docs/changes.md describes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from hillgraph.errors import UNSEEN
from hillgraph.model.kinds import Model
from hillgraph.query.changes import Changes, How, ThingChange, TieChange, Value, ValueChange
from hillgraph.query.sides import Side

FORM = 1
Each = TypeVar("Each", ValueChange, TieChange)
FATES = {
    "added": {How.NEW, How.BEGUN},
    "removed": {How.GONE, How.ENDED},
    "changed": {How.CHANGED},
}


def written(changes: Changes, model: Model, *, everything: bool = False) -> Iterator[str]:
    """Yield the text of the changes; with *everything* the nodes that differ in provenance by name."""
    things, ties = changes.counted()
    counts = {
        "things": {how.value: things[how] for how in (How.NEW, How.CHANGED, How.GONE)},
        "ties": {how.value: ties[how] for how in How},
        "provenance": len(changes.provenance),
    }
    head = {
        "form": FORM,
        "old": _side(changes.old),
        "new": _side(changes.new),
        "changed": bool(changes),
        "counts": counts,
    }
    if everything:
        head["provenance"] = list(changes.provenance)
    yield f"{_text(head)[:-1]},\n"
    yield '"things":['
    for number, each in enumerate(changes.things):
        yield f"{',' if number else ''}\n{_text(thing(each, changes, model))}"
    yield "\n]}\n" if changes.things else "]}\n"


def thing(each: ThingChange, changes: Changes, model: Model) -> dict[str, Any]:
    """Return one thing with its values and ties."""
    return {
        "id": each.name,
        "label": changes.label(each.name),
        "kind": each.kind,
        "change": each.how.value,
        "values": _by_fate(each.values, lambda value: _change(value, changes)),
        "ties": _by_fate(each.ties, lambda tie: _tie(tie, each.name, changes, model)),
    }


def _by_fate(some: Iterable[Each], written: Callable[[Each], dict[str, Any]]) -> dict[str, list[Any]]:
    every = list(some)
    return {name: [written(each) for each in every if each.how in fates] for name, fates in FATES.items()}


def _change(change: ValueChange, changes: Changes) -> dict[str, Any]:
    sides = {"was": change.was, "now": change.now}
    said = {side: [_value(each, changes) for each in values] for side, values in sides.items() if values}
    return {"property": change.name, "label": change.label, **said}


def _value(value: Value, changes: Changes) -> dict[str, Any]:
    told: dict[str, Any] = {"value": changes.label(value.name) if value.name else value.text}
    if value.name:
        told["id"] = value.name
    if value.language:
        told["language"] = value.language
    return {**told, "documents": list(value.documents)}


def _tie(tie: TieChange, here: str, changes: Changes, model: Model) -> dict[str, Any]:
    words, other, outward = tie.seen(here, model.ties[tie.kind])
    return {
        "id": tie.name or None,
        "kind": tie.kind,
        "words": words,
        "outward": outward,
        "other": other,
        "other_label": changes.label(other),
        "change": tie.how.value,
        "since": tie.since or None,
        "until": tie.until or None,
        "values": _by_fate(tie.values, lambda value: _change(value, changes)),
        "documents": list(tie.documents),
    }


def _side(side: Side) -> dict[str, Any]:
    return {"name": side.name, "as_of": side.as_of or None, "sha256": side.digest or None}


def _text(value: object) -> str:
    """Return JSON in one line, with what reorders letters or moves a cursor written as its code."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
