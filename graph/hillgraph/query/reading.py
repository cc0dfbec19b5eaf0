"""Statements about nodes, read from the store with the dataset that makes each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hillgraph.model.kinds import Model
from hillgraph.model.names import short
from hillgraph.store.chosen import Build
from hillgraph.store.generation import Generation
from hillgraph.store.rdf import opened, readable
from hillgraph.store.remote.served import Served

if TYPE_CHECKING:
    from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about a node: property by term, value as text, and the dataset that says so.

    *dataset* is None in the merged record; *name* is the value's short name where it is a thing.
    """

    term: str
    text: str
    name: str | None
    language: str
    dataset: str | None


class Reading:
    """An open RDF face of one generation."""

    def __init__(self, generation: Generation, model: Model) -> None:
        self._generation, self._model = generation, model
        self._store = opened(generation)
        self._short: dict[str, str] = {}

    def statements(self, name: str) -> list[Said]:
        """Return all that is said of *name*, merged record and named graphs."""
        from pyoxigraph import DefaultGraph

        subject = self._node(self._model.iri(name))
        found = []
        for quad in self._quads(subject, None, None, None):
            graph = quad.graph_name
            dataset = (
                None if isinstance(graph, DefaultGraph) else self.short(str(getattr(graph, "value", "")))
            )
            found.append(self._said(quad.predicate.value, quad.object, dataset))
        return sorted(found, key=lambda said: (said.term, said.text, said.language, said.dataset or ""))

    def ties(self, name: str) -> list[str]:
        """Return the short names of all ties from or to *name*."""
        from pyoxigraph import DefaultGraph

        thing = self._node(self._model.iri(name))
        found: set[str] = set()
        for end in ("hg:from", "hg:to"):
            predicate = self._node(self._model.iri(end))
            for quad in self._quads(None, predicate, thing, DefaultGraph()):
                found.add(self.short(str(getattr(quad.subject, "value", ""))))
        return sorted(found)

    def labels(self, names: Iterable[str]) -> dict[str, str]:
        """Return the label of each of *names*, in the merged record."""
        return {name: label for name in names for label in self._labels(name)}

    def short(self, iri: str) -> str:
        """Return the short name of *iri*."""
        known = self._short.get(iri)
        if known is None:
            known = self._short[iri] = short(self._model, iri)
        return known

    def _labels(self, name: str) -> Iterator[str]:
        from pyoxigraph import DefaultGraph

        term = self._node(self._model.iri("rdfs:label"))
        quads = self._quads(self._node(self._model.iri(name)), term, None, DefaultGraph())
        found = sorted(str(getattr(quad.object, "value", "")) for quad in quads)
        yield from found[:1]

    def _quads(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        value: NamedNode | None,
        graph: DefaultGraph | None,
    ) -> Iterator[Quad]:
        with readable(self._generation):
            yield from self._store.quads_for_pattern(subject, predicate, value, graph)

    def _said(self, predicate: str, value: object, dataset: str | None) -> Said:
        from pyoxigraph import NamedNode

        term = self.short(predicate)
        if isinstance(value, NamedNode):
            name = self.short(value.value)
            return Said(term, value.value, name if name != value.value else None, "", dataset)
        literal: Literal = value  # type: ignore[assignment]
        return Said(term, literal.value, None, literal.language or "", dataset)

    def _node(self, iri: str) -> NamedNode:
        from pyoxigraph import NamedNode

        return NamedNode(iri)


def reading(build: Build, model: Model) -> Reading:
    """Return what reads the statements of a build, in a folder or on a server."""
    if isinstance(build, Served):
        from hillgraph.query.reading_elsewhere import ReadingElsewhere

        return ReadingElsewhere(build, model)
    return Reading(build, model)


def grouped(statements: Iterable[Said]) -> dict[str, list[Said]]:
    """Return statements by term."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for said in statements:
        found[said.term].append(said)
    return dict(found)
