"""What one side states of one node: its values in the merged record, and the documents behind each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache, partial

from hillgraph.errors import StoreUnusable
from hillgraph.model.kinds import PROVENANCE, Kind, Model, Property, ThingKind
from hillgraph.model.lines import LINE, Statement, Told, told
from hillgraph.model.names import short
from hillgraph.query.changes import Value

TYPE = "rdf:type"
REMEMBERED = 65536


class Words:
    """The terms of the vocabulary by their IRIs, worked out once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.type = model.iri(TYPE)
        self.label = model.iri("rdfs:label")
        self.home = f"{model.base}id/"
        self.name = lru_cache(REMEMBERED)(partial(short, model))
        self._kinds = model.kinds
        self._properties = {
            name: {model.iri(prop.term): prop for prop in kind.properties.values()}
            for name, kind in self._kinds.items()
        }
        self._terms = {
            name: {prop.name: iri for iri, prop in known.items()} for name, known in self._properties.items()
        }
        self._classes = {name: Told(model.iri(kind.term), iri=True) for name, kind in self._kinds.items()}
        self.shortcuts = {
            model.iri(kind.shortcut): kind for kind in model.ties.values() if kind.shortcut is not None
        }
        self.types = {
            model.iri(each.term): each.label for kind in model.things.values() for each in kind.types.values()
        }
        self.papers = papers(model)

    def kind(self, name: str) -> Kind | None:
        """Return the kind that a short name tells, None where it isn't of ours."""
        return self._kinds.get(name.partition(":")[0])

    def term(self, kind: Kind | None, name: str) -> str:
        """Return the IRI of a property by its name, empty where the kind has none of it."""
        return self._terms[kind.name].get(name, "") if kind else ""

    def class_of(self, kind: Kind | None) -> Told | None:
        """Return the class that every node of a kind has."""
        return self._classes[kind.name] if kind else None

    def property(self, kind: Kind | None, predicate: str) -> Property:
        """Return the property that a predicate is of that kind; an unknown one is named by its term."""
        known = self._properties[kind.name].get(predicate) if kind else None
        if known is not None:
            return known
        term = self.name(predicate)
        return Property("type", term, "text", "is a") if term == TYPE else Property(term, term, "text", term)


class Stated:
    """All that one side says of one node."""

    def __init__(self, lines: Iterable[bytes], kind: Kind | None, words: Words) -> None:
        self._words, self._kind = words, kind
        self.merged: dict[str, set[Told]] = {}
        self._own: list[tuple[str, Told, str]] = []
        for each in map(_statement, lines):
            value = told(each.object)
            if each.graph:
                self._own.append((each.predicate[1:-1], value, each.graph))
            else:
                self.merged.setdefault(each.predicate[1:-1], set()).add(value)

    def first(self, name: str) -> str:
        """Return the value of a property by its name in the vocabulary, a thing by its short name."""
        values = self.merged.get(self._words.term(self._kind, name), ())
        return min((self._value(each).text for each in values), default="")

    def values(self, predicate: str, some: Iterable[Told]) -> tuple[Value, ...]:
        """Return *some* values of a property, each with the documents that say so."""
        return tuple(sorted(self._value(each, self._saying(predicate, each)) for each in some))

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that the merged record names for this node."""
        return self._named(self.merged.get(self._source, ()))

    @cached_property
    def _source(self) -> str:
        """Return the predicate that names a node's documents, empty for a node that isn't ours."""
        name = "described_in" if isinstance(self._kind, ThingKind) else "derived_from"
        return self._words.term(self._kind, name)

    def _saying(self, predicate: str, value: Told) -> tuple[str, ...]:
        """Return the documents behind a value: of the datasets that give it where their own graphs tell."""
        graphs = {graph for term, said, graph in self._own if term == predicate and said == value}
        if not graphs:
            return self.documents
        return self._named(
            said for term, said, graph in self._own if term == self._source and graph in graphs
        )

    def _named(self, values: Iterable[Told]) -> tuple[str, ...]:
        return tuple(sorted({self._words.name(each.text) for each in values}))

    def _value(self, value: Told, documents: tuple[str, ...] = ()) -> Value:
        if not value.iri or not value.text.startswith(self._words.home):
            text = self._words.types.get(value.text, value.text) if value.iri else value.text
            return Value(text, "", value.language, documents)
        name = self._words.name(value.text)
        return Value(name, name, "", documents)


def _statement(line: bytes) -> Statement:
    parts = LINE.fullmatch(line.decode(errors="replace"))
    if parts is None:
        shown = ascii(line[:200].decode(errors="replace"))
        raise StoreUnusable(f"{shown} is no statement. Build the store again: hillgraph build")
    return Statement(*parts.groups(""))


def papers(model: Model) -> frozenset[str]:
    """Return the kinds that say so: those which provenance points to, and what these must belong to."""
    rest = {to for kind in model.kinds.values() for name in PROVENANCE for to in _to(kind, name)}
    found: set[str] = set()
    while rest:
        name = rest.pop()
        found.add(name)
        needed = (prop for prop in model.things[name].properties.values() if prop.required)
        rest |= {to for prop in needed for to in prop.to} - found
    return frozenset(found)


def _to(kind: Kind, name: str) -> tuple[str, ...]:
    return kind.properties[name].to if name in kind.properties else ()
