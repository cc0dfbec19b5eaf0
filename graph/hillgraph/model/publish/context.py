"""The JSON-LD context: short terms for classes and properties, and the datatypes of values.

A node is named by its whole IRI: the kinds' prefixes of SPARQL and Turtle (``subject:``,
``country:``) would here be the same words as properties.
"""

from __future__ import annotations

import json
from typing import Any

from hillgraph.model.kinds import Model, ThingKind
from hillgraph.model.publish.terms import OURS, XSD, Use, local, prefix, uses


def context(model: Model) -> str:
    """Return the context as a JSON-LD 1.1 document."""
    entries: dict[str, Any] = {"@version": 1.1, **model.terms, "id": "@id", "type": "@type"}
    for kind in model.kinds.values():
        entries[local(kind.term)] = kind.term
        if isinstance(kind, ThingKind):
            entries |= {local(each.term): each.term for each in kind.types.values()}
    found = uses(model)
    entries |= {_key(term, found): _coercion(term, found[term]) for term in found}
    for tie in model.ties.values():
        if tie.shortcut:
            entries[local(tie.shortcut)] = {"@id": tie.shortcut, "@type": "@id"}
    return json.dumps({"@context": entries}, indent=2, ensure_ascii=False) + "\n"


def _key(term: str, found: dict[str, list[Use]]) -> str:
    """Return the local name; a standard term whose name is ours already is ``dctermsTitle``."""
    name = local(term)
    if prefix(term) != OURS and f"{OURS}:{name}" in found:
        return prefix(term) + name[0].upper() + name[1:]
    return name


def _coercion(term: str, found: list[Use]) -> Any:
    types = {use.property.type for use in found}
    entry: dict[str, str] = {"@id": term}
    if types <= {"thing", "link"}:
        entry["@type"] = "@id"
    elif len(types) == 1 and types <= XSD.keys() - {"text"}:
        entry["@type"] = XSD[min(types)]
    if any(use.property.many for use in found):
        entry["@container"] = "@set"
    return entry if len(entry) > 1 else term
