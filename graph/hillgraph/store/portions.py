"""Portions of a build: some nodes at a time with all that the merged record says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from hillgraph.model.kinds import Model, ThingKind

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store, Triple

SIZE = 2000
REMEMBERED = 65536


@dataclass(frozen=True, slots=True)
class Portion:
    """Some nodes of the class *term*, and N-Triples: their statements, and the classes of what these name.

    What no source describes has the class that its name tells, for it is no fault of who names it.
    """

    term: str
    nodes: tuple[str, ...]
    statements: bytes


def portions(store: Store, words: Model, size: int = SIZE) -> Iterator[Portion]:
    """Yield every node of a kind, or of a type without its kind, *size* together.

    Holds no more than a portion and the classes of the things named last.
    """
    from pyoxigraph import RdfFormat, serialize

    classes = _classes(store, words)
    for term, nodes in _batches(store, words, size):
        said = [triple for node in nodes for triple in _said(store, node)]
        named = {triple.object for triple in said} - set(nodes)
        said += [triple for node in sorted(named, key=str) for triple in classes(node)]
        text = serialize(said, format=RdfFormat.N_TRIPLES)
        yield Portion(term, tuple(node.value for node in nodes), text or b"")


def _batches(store: Store, words: Model, size: int) -> Iterator[tuple[str, list[NamedNode]]]:
    for kind in words.kinds.values():
        types = kind.types.values() if isinstance(kind, ThingKind) else ()
        for term in (kind.term, *(each.term for each in types)):
            nodes = _nodes(store, words, term, kind.term)
            while batch := list(islice(nodes, size)):
                yield term, batch


def _nodes(store: Store, words: Model, term: str, own: str) -> Iterator[NamedNode]:
    """Yield the nodes of the class *term*, where that is a type those that lack the class of its kind."""
    from pyoxigraph import DefaultGraph, NamedNode, Quad

    is_a, wanted, needed = (NamedNode(words.iri(name)) for name in ("rdf:type", term, own))
    for quad in store.quads_for_pattern(None, is_a, wanted, DefaultGraph()):
        node = quad.subject
        if isinstance(node, NamedNode) and (term == own or Quad(node, is_a, needed) not in store):
            yield node


def _said(store: Store, node: NamedNode) -> Iterator[Triple]:
    from pyoxigraph import DefaultGraph

    return (quad.triple for quad in store.quads_for_pattern(node, None, None, DefaultGraph()))


def _classes(store: Store, words: Model) -> Callable[[object], list[Triple]]:
    from pyoxigraph import DefaultGraph, NamedNode, Triple

    is_a, home = NamedNode(words.iri("rdf:type")), f"{words.base}id/"

    @lru_cache(REMEMBERED)
    def classes(node: object) -> list[Triple]:
        if not isinstance(node, NamedNode) or not node.value.startswith(home):
            return []
        stated = [quad.triple for quad in store.quads_for_pattern(node, is_a, None, DefaultGraph())]
        kind = words.kinds.get(node.value.removeprefix(home).partition("/")[0])
        if stated or kind is None:
            return stated
        return [Triple(node, is_a, NamedNode(words.iri(kind.term)))]

    return classes
