"""Our own terms: which kinds use a property, what they agree on, and how a name is spelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from hillgraph.model.kinds import Kind, Model, Property, ThingKind

Said = TypeVar("Said")
OURS = "hg"
XSD = {
    "text": "xsd:string",
    "date": "xsd:date",
    "boolean": "xsd:boolean",
    "integer": "xsd:integer",
    "decimal": "xsd:decimal",
}


@dataclass(frozen=True, slots=True)
class Use:
    """A property as one kind has it."""

    kind: Kind
    property: Property


def uses(model: Model) -> dict[str, list[Use]]:
    """Return each property's uses by its term, in the order of ``model.yml``."""
    found: dict[str, list[Use]] = {}
    for kind in model.kinds.values():
        for prop in kind.properties.values():
            found.setdefault(prop.term, []).append(Use(kind, prop))
    return found


def agreed(found: list[Use], said: Callable[[Use], Said]) -> Said | None:
    """Return what every use says, or None where they differ."""
    values = {said(use) for use in found}
    return values.pop() if len(values) == 1 else None


def prefix(term: str) -> str:
    """Return the prefix of a term: ``hg`` of ``hg:since``."""
    return term.partition(":")[0]


def local(term: str) -> str:
    """Return the local name of a term: ``since`` of ``hg:since``."""
    return term.partition(":")[2]


def camel(name: str) -> str:
    """Return a name of ``model.yml`` as IRIs spell it: ``isOriginal`` of ``is_original``."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def called(kind: Kind) -> str:
    """Return what one thing or tie of a kind is called: ``former position``."""
    return kind.label if isinstance(kind, ThingKind) else kind.name.replace("_", " ")
