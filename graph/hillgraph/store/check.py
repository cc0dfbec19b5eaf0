"""The record against the shapes: which nodes break which rule."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, HillgraphError
from hillgraph.model.kinds import Model, model
from hillgraph.model.names import short
from hillgraph.paths import shipped
from hillgraph.store.chosen import Build
from hillgraph.store.portions import Portion, portions
from hillgraph.store.rdf import opened, readable
from hillgraph.store.remote.served import Served
from hillgraph.store.together import kept_as_written, together

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a rule: the shape and its constraint by name, the value if one is wrong."""

    node: str
    shape: str
    constraint: str
    value: str
    message: str

    def __str__(self) -> str:
        found = f" (found {self.value})" if self.value else ""
        return f"{self.node}: {self.message}{found}"


def violations(data: Graph | bytes) -> list[Violation]:
    """Return what in *data*, a graph or N-Triples, breaks the shipped shapes, sorted.

    Classes are taken as stated, without inference: a node carries each class it is of.
    """
    return sorted(_broken(data, _shapes()))


def of_generation(generation: Build) -> list[Violation]:
    """Return what in the merged record of a build breaks the shapes, sorted.

    Portion by portion, so that memory stays bounded. A name that nothing describes is taken for
    what it says it is; `hillgraph.store.dangling` lists such names.
    """
    words, shapes = model(), _shapes()
    found: list[Violation] = []
    with closing(_portions(generation, words)) as some:
        for portion in some:
            own = {short(words, node) for node in portion.nodes}
            broken = _broken(portion.statements, _of_class(shapes, portion.term, words))
            found += [violation for violation in broken if violation.node in own]
    return sorted(found)


def _portions(build: Build, words: Model) -> Generator[Portion]:
    if isinstance(build, Served):
        from hillgraph.store.remote.fetched import copied

        with copied(build) as store:
            yield from portions(store, words)
        return
    store = opened(build)
    with readable(build):
        yield from portions(store, words)


def of_files(paths: Iterable[Path], doubtful: list[Fault] | None = None) -> list[Violation]:
    """Return what in RDF files, taken together, breaks the shapes; their endings tell their forms.

    Of a file with named graphs it is the default graph that counts, as it is of a build. What breaks no
    shape but is doubtful is added to *doubtful*. Raises `InvalidInput` naming each file that can't be
    read, with the place.
    """
    return violations(together(paths, doubtful))


def _broken(data: Graph | bytes, shapes: Graph) -> list[Violation]:
    try:
        from pyshacl import validate
    except ImportError as absent:
        raise HillgraphError(
            "Validation needs pyshacl, which isn't installed.\nRun: pip install 'hillgraph[shacl]'"
        ) from absent
    with kept_as_written():
        _, report, _ = validate(_copied(data), shacl_graph=shapes, inference="none", inplace=True)
    if not hasattr(report, "subjects"):
        raise HillgraphError(f"The shapes couldn't be applied: {report!r}")
    return _read(report, model())


def _of_class(shapes: Graph, term: str, words: Model) -> Graph:
    """Return the shape of one class with all that it rests on.

    The validator's own choice of nodes and shapes passes over the shapes of properties.
    """
    from rdflib import SH, Graph, URIRef

    part, wanted = Graph(), [*shapes.subjects(SH.targetClass, URIRef(words.iri(term)))]
    while wanted:
        node = wanted.pop()
        if (node, None, None) not in part:
            for statement in shapes.triples((node, None, None)):
                part.add(statement)
                wanted.append(statement[2])
    return part


def _copied(data: Graph | bytes) -> Graph:
    """Return a graph of its own, for validation changes settings of the one it is given."""
    from rdflib import Graph

    copy = Graph()
    if isinstance(data, bytes):
        return copy.parse(data=data, format="nt")
    for statement in data.triples((None, None, None)):
        copy.add(statement)
    return copy


def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(shipped("data") / "shapes.ttl", format="turtle")


def _read(report: Graph, words: Model) -> list[Violation]:
    from rdflib import RDF, SH

    return [
        Violation(
            node=short(words, str(report.value(result, SH.focusNode))),
            shape=_local(report.value(result, SH.sourceShape)),
            constraint=_local(report.value(result, SH.sourceConstraintComponent)).removesuffix(
                "ConstraintComponent"
            ),
            value=short(words, str(report.value(result, SH.value) or "")),
            message=str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


def _local(term: Node | None) -> str:
    return str(term).rpartition("#")[2]
