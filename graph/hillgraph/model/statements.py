"""Statements: the lines of N-Quads that a node becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from hillgraph.model.kinds import Kind, Model, Property, ThingKind, TieKind
from hillgraph.model.nodes import Node, Version
from hillgraph.model.records import Single, Value, Words

Write = Callable[[Any], str]


class Emitter:
    """Turns nodes into lines; everything that depends on the vocabulary alone is worked out once."""

    def __init__(self, model: Model) -> None:
        self._home = f"{model.base}id/"
        self._kinds = {name: _Terms(model, kind) for name, kind in model.kinds.items()}

    def lines(self, node: Node) -> str:
        """Return the statements about *node*, one a line and sorted: merged, and each dataset's own version.

        Only a node that more than one dataset describes has versions in named graphs.
        """
        terms = self._kinds[node.kind]
        subject = f"<{self._home}{node.kind}/{node.key}>"
        text = terms.described(subject, node.types, node.properties, " .\n")
        if len(node.versions) > 1 and (own := "".join(self._own(node, terms, subject))):
            return "\n".join([*sorted((text + own).split("\n")[:-1]), ""])
        return text

    def shortcut(self, node: Node) -> str:
        """Return the line of the plain edge that a tie gives while it stands, empty where it gives none."""
        if node.shortcut is None:
            return ""
        source, target = node.shortcut
        return (
            f"{_named(self._home, source)}{self._kinds[node.kind].shortcut}{_named(self._home, target)} .\n"
        )

    def _own(self, node: Node, terms: _Terms, subject: str) -> Iterator[str]:
        ordered = sorted(node.versions, key=lambda version: version.dataset)
        datasets = [(name, list(group)) for name, group in groupby(ordered, key=lambda v: v.dataset)]
        if len(datasets) < 2:
            return
        for dataset, versions in datasets:
            types = tuple(sorted({name for version in versions for name in version.types}))
            stated = together(versions, terms.kind)
            yield terms.described(subject, types, stated, f" {_named(self._home, dataset)} .\n")


def together(versions: list[Version], kind: Kind) -> dict[str, Value]:
    """Return what *versions*, in order of precedence, say together: one of single values, all of many."""
    stated: dict[str, Value] = {}
    for version in versions:
        for name, value in version.properties.items():
            if kind.properties[name].many:
                stated[name] = union(stated.get(name, ()), value)
            else:
                stated.setdefault(name, value)
    return stated


def union(first: Value, second: Value) -> tuple[Single, ...]:
    """Return the values of both, each once, sorted by their text."""
    if not first and isinstance(second, tuple) and len(second) == 1:
        return second
    return tuple(sorted({*several(first), *several(second)}, key=_order))


def several(value: Value) -> tuple[Single, ...]:
    """Return *value* as a tuple of single values."""
    return value if isinstance(value, tuple) and not isinstance(value, Words) else (value,)


class _Terms:
    """The words of one kind: its classes and, for each property, what writes predicate and value.

    Properties come by predicate, so that lines are all but sorted before they are.
    """

    def __init__(self, model: Model, kind: Kind) -> None:
        self.kind = kind
        is_a = f" <{model.iri('rdf:type')}> "
        self.classes = f"{is_a}<{model.iri(kind.term)}>"
        types = kind.types.values() if isinstance(kind, ThingKind) else ()
        self.types = {each.name: f"{is_a}<{model.iri(each.term)}>" for each in types}
        sorted_terms = sorted(kind.properties.items(), key=lambda item: model.iri(item[1].term))
        self._properties = [(name, _writer(model, prop)) for name, prop in sorted_terms]
        self._shapes: dict[tuple[str, ...], list[tuple[str, Write]]] = {}
        shortcut = kind.shortcut if isinstance(kind, TieKind) else None
        self.shortcut = f" <{model.iri(shortcut)}> " if shortcut else ""

    def described(
        self, subject: str, types: tuple[str, ...], properties: Mapping[str, Value], end: str
    ) -> str:
        said = [self.classes, *map(self.types.__getitem__, types)]
        for name, write in self._writers(tuple(properties)):
            value = properties[name]
            if value.__class__ is tuple:
                said += map(write, value)
            else:
                said.append(write(value))
        said.sort()
        return subject + (end + subject).join(said) + end

    def _writers(self, names: tuple[str, ...]) -> list[tuple[str, Write]]:
        """Return what writes the properties *names*: nodes of a kind mostly have the same ones."""
        found = self._shapes.get(names)
        if found is None:
            found = self._shapes[names] = [pair for pair in self._properties if pair[0] in names]
        return found


def _writer(model: Model, prop: Property) -> Write:
    """Return what writes the predicate of *prop* and a value; what comes again is kept."""
    start, xsd, home = f" <{model.iri(prop.term)}> ", model.terms["xsd"], f"{model.base}id/"

    def typed(name: str, text: Write) -> Write:
        end = f'"^^<{xsd}{name}>'
        return lambda value: f'{start}"{text(value)}{end}'

    match prop.type:
        case "text":
            return lambda value: f'{start}"{escaped(value)}"'
        case "words":
            return lambda value: f"{start}{_words(value)}"
        case "date":
            return lru_cache(maxsize=4096)(typed("date", date.isoformat))
        case "boolean":
            return lru_cache(maxsize=4)(typed("boolean", lambda value: "true" if value else "false"))
        case "integer":
            return typed("integer", str)
        case "decimal":
            return typed("decimal", lambda value: f"{value:f}")
        case "link":
            return lambda value: f"{start}<{sound(value)}>"
        case "thing":
            return lru_cache(maxsize=4096)(lambda value: f"{start}{_named(home, value)}")
    raise KeyError(prop.type)


@lru_cache(maxsize=65536)
def _named(home: str, name: str) -> str:
    return f"<{home}{name.replace(':', '/', 1)}>"


def _words(value: Single) -> str:
    if isinstance(value, Words):
        return f'"{escaped(value.text)}"@{value.language}'
    return f'"{escaped(str(value))}"'


ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    | {code: f"\\u{code:04X}" for code in (*range(0x08), 0x0B, *range(0x0E, 0x20), 0x7F)}
)


def escaped(text: str) -> str:
    """Return *text* as it stands between the quotes of an N-Quads literal."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return text.translate(ESCAPES)


UNSOUND = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f]')


def sound(address: str) -> str:
    """Return *address* with what no IRI may hold (RFC 3987) written in percent, as browsers do."""
    return UNSOUND.sub(lambda found: f"%{ord(found[0]):02X}", address)


def _order(value: Single) -> tuple[str, str]:
    return (value.text, value.language) if isinstance(value, Words) else (str(value), "")
