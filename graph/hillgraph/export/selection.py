"""What of a generation is exported, read from its canonical lines subject by subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from hillgraph.model.kinds import PROVENANCE, Model
from hillgraph.model.lines import Statement
from hillgraph.store.chosen import Build
from hillgraph.store.lines import statements, texts


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one graph about one subject; *kind* is empty where it has none of ours."""

    kind: str
    graph: str
    statements: list[Statement]

    @property
    def subject(self) -> str:
        """Return the subject as N-Quads writes it."""
        return self.statements[0].subject


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported: the merged record, or by its IRI the *graph* of one dataset instead.

    *aligned* adds what standard vocabularies say of the same.
    """

    generation: Build
    model: Model
    graph: str | None = None
    aligned: bool = False

    def groups(self, *, named: bool = False) -> Iterator[Group]:
        """Yield what is selected in the order of the IRIs, with *named* each dataset's own graph too.

        Standard terms about subjects that have no IRI of ours come last.
        """
        wanted = f"<{self.graph}>" if self.graph else None if named else ""
        found = _grouped(statements(self.generation), self.model, wanted)
        if not self.aligned:
            return found
        from hillgraph.export.added import with_standard_terms

        return with_standard_terms(found, self.model)

    def lines(self) -> Iterator[str]:
        """Return the canonical lines of all graphs as they are."""
        return texts(self.generation)


class Order:
    """The order in which one subject's statements read best: class, name, the kind's properties, sources."""

    def __init__(self, model: Model) -> None:
        self._places = {name: _places(model, name) for name in model.kinds}
        self._classes = {name: f"<{model.iri(kind.term)}>" for name, kind in model.kinds.items()}
        self._class_first = {f"<{model.iri('rdf:type')}>": 0}

    def __call__(self, group: Group) -> list[Statement]:
        """Return the statements of *group* in that order, others after those of the kind."""
        places = self._places.get(group.kind, self._class_first)
        own, last = self._classes.get(group.kind), len(places)
        return sorted(
            group.statements,
            key=lambda each: (places.get(each.predicate, last), each.object != own, each),
        )


def _places(model: Model, kind: str) -> dict[str, int]:
    properties = model.kinds[kind].properties.values()
    own = [each.term for each in properties if each.name not in PROVENANCE]
    said = [each.term for each in properties if each.name in PROVENANCE]
    return {f"<{model.iri(term)}>": place for place, term in enumerate(["rdf:type", *own, *said])}


def _grouped(statements: Iterable[Statement], model: Model, wanted: str | None) -> Iterator[Group]:
    home = f"<{model.base}id/"
    for subject, about in groupby(statements, key=attrgetter("subject")):
        graphs: dict[str, list[Statement]] = {}
        for each in about:
            if wanted is None or each.graph == wanted:
                graphs.setdefault(each.graph, []).append(each)
        kind = subject.removeprefix(home).partition("/")[0]
        for graph in sorted(graphs):
            yield Group(kind if kind in model.kinds else "", graph, graphs[graph])
