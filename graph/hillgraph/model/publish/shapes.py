"""The SHACL shapes: what a node of each kind must have, every shape and every list node named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hillgraph.model.kinds import Kind, Model, Property, ThingKind
from hillgraph.model.publish.terms import XSD, called, camel, local
from hillgraph.model.publish.turtle import Block, block, document, plain

TITLE = "SHACL shapes of hillgraph's kinds of thing and tie, made from data/model.yml by `make docs`."
KEY_PART = "[A-Za-z0-9]+([._-][A-Za-z0-9]+)*"
WORDS = ("plain", "tagged")
VALUES = {
    "text": "text",
    "words": "text, once a language",
    "date": "a date",
    "boolean": "true or false",
    "integer": "a whole number",
    "decimal": "a decimal number",
    "link": "a web address",
}


def shapes(model: Model) -> str:
    """Return the shapes in Turtle, without blank nodes."""
    prefixes = {"shape": f"{model.base}shapes#", "sh": "http://www.w3.org/ns/shacl#", **model.terms}
    return document(TITLE, prefixes, _blocks(model))


def _blocks(model: Model) -> Iterator[Block]:
    for kind in model.kinds.values():
        yield from _kind(model, kind)
    yield block("shape:is-plain", ("a", "sh:NodeShape"), ("sh:datatype", "xsd:string"))
    yield block("shape:is-tagged", ("a", "sh:NodeShape"), ("sh:datatype", "rdf:langString"))
    choices = {_choice(prop) for kind in model.kinds.values() for prop in kind.properties.values()}
    lists = sorted({choice[i:] for choice in choices if len(choice) > 1 for i in range(len(choice))})
    for name in sorted({names[0] for names in lists} - set(WORDS)):
        yield block(f"shape:is-{name}", ("a", "sh:NodeShape"), ("sh:class", model.things[name].term))
    for names in lists:
        rest = _list(names[1:]) if names[1:] else "rdf:nil"
        yield block(_list(names), ("rdf:first", f"shape:is-{names[0]}"), ("rdf:rest", rest))


def _kind(model: Model, kind: Kind) -> Iterator[Block]:
    shape = _shape(kind)
    own = [(f"{shape}-{camel(prop.name)}", prop) for prop in kind.properties.values()]
    key = kind.key if isinstance(kind, ThingKind) else KEY_PART
    yield block(
        shape,
        ("a", "sh:NodeShape"),
        ("sh:targetClass", kind.term),
        ("sh:nodeKind", "sh:IRI"),
        ("sh:pattern", _whole(key, f"{model.base}id/{kind.name}/")),
        ("sh:message", plain(f"{called(kind)}: named {kind.name}: and a key of the form {key}")),
        ("sh:property", [name for name, _ in own]),
    )
    for name, prop in own:
        yield block(name, ("a", "sh:PropertyShape"), ("sh:path", prop.term), *_rules(model, prop))
    for each in kind.types.values() if isinstance(kind, ThingKind) else ():
        yield block(
            f"shape:{local(each.term)}",
            ("a", "sh:NodeShape"),
            ("sh:targetClass", each.term),
            ("sh:class", kind.term),
            ("sh:message", plain(f"{each.label}: of the class {kind.term} too")),
        )


def _rules(model: Model, prop: Property) -> Iterator[tuple[str, str | list[str]]]:
    yield "sh:name", plain(prop.label)
    if prop.required:
        yield "sh:minCount", "1"
    if prop.type == "words" and not prop.many:
        yield "sh:uniqueLang", "true"
    elif not prop.many:
        yield "sh:maxCount", "1"
    yield from _value(model, prop)
    yield "sh:message", plain(f"{camel(prop.name)}: {_expected(model, prop)}")


def _value(model: Model, prop: Property) -> Iterator[tuple[str, str]]:
    if prop.type in {"thing", "link"}:
        yield "sh:nodeKind", "sh:IRI"
    if prop.type in XSD:
        yield "sh:datatype", XSD[prop.type]
    if prop.pattern:
        yield "sh:pattern", _whole(prop.pattern)
    if prop.type == "link":
        yield "sh:pattern", plain("^https?://")
    choice = _choice(prop)
    if len(choice) > 1:
        yield "sh:or", _list(choice)
    elif choice:
        yield "sh:class", model.things[choice[0]].term
    elif prop.type == "thing":
        yield "sh:pattern", plain(f"^{re.escape(model.base)}id/")


def _choice(prop: Property) -> tuple[str, ...]:
    """Return what a value may be, one of several: kinds of thing, or text with and without a language."""
    return WORDS if prop.type == "words" else prop.to


def _expected(model: Model, prop: Property) -> str:
    count = {
        (True, True): "one or more, each ",
        (True, False): "exactly one, " if prop.type != "words" else "",
        (False, True): "each ",
        (False, False): "at most one, " if prop.type != "words" else "",
    }[prop.required, prop.many]
    value = VALUES.get(prop.type) or (
        " or ".join(_one(model.things[name].label) for name in prop.to) or "anything that has a short name"
    )
    return count + value + (f" of the form {prop.pattern}" if prop.pattern else "")


def _one(label: str) -> str:
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _shape(kind: Kind) -> str:
    return f"shape:{local(kind.term)}"


def _list(names: tuple[str, ...]) -> str:
    return f"shape:any-of-{'-'.join(names)}"


def _whole(pattern: str, before: str = "") -> str:
    return plain(f"^{re.escape(before)}({pattern})$")
