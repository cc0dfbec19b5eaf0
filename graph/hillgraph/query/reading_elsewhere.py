"""Statements about nodes, read from a build on a server: few requests, each for many nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from hillgraph.model.kinds import Model
from hillgraph.query.reading import Reading, Said
from hillgraph.store.remote.results import told as answered
from hillgraph.store.remote.served import Served
from hillgraph.store.remote.texts import text, values, written

TOGETHER = 200
Term = Mapping[str, str]


class ReadingElsewhere(Reading):
    """The statements of one build on a server; what is likely to be asked next comes along."""

    def __init__(self, served: Served, model: Model) -> None:
        self._served, self._model = served, model
        self._short: dict[str, str] = {}
        self._known: dict[str, list[Said]] = {}

    def statements(self, name: str) -> list[Said]:
        """Return all that is said of *name*, merged record and named graphs."""
        if name not in self._known:
            self._fetch([name])
        return self._known[name]

    def ties(self, name: str) -> list[str]:
        """Return the short names of all ties from or to *name*; they and their documents come along."""
        question = text("served-ties", node=written(self._model.iri(name)))
        found = sorted(self.short(tie["value"]) for (tie,) in answered(self._served, question) if tie)
        self._fetch(found)
        told = [said for tie in found for said in self._known[tie] if said.name]
        papers = {self._model.kinds[kind].properties[prop].term for kind, prop in _papers(self._model)}
        wanted = {said.name for said in told if said.term in papers and said.name}
        self._fetch(sorted(wanted - {*self._known}))
        return found

    def labels(self, names: Iterable[str]) -> dict[str, str]:
        """Return the label of each of *names*, in the merged record."""
        found: dict[str, str] = {}
        for some in _some(names):
            question = text("served-labels", nodes=values(map(self._model.iri, some)))
            for node, label in answered(self._served, question):
                if node and label:
                    name = self.short(node["value"])
                    found[name] = min(found.get(name, label["value"]), label["value"])
        return found

    def _fetch(self, names: Iterable[str]) -> None:
        """Read all that is said of *names* at once."""
        for some in _some(names):
            said: defaultdict[str, list[Said]] = defaultdict(list)
            question = text("served-statements", nodes=values(map(self._model.iri, some)))
            for node, term, value, graph in answered(self._served, question):
                if node and term and value:
                    said[self.short(node["value"])].append(self._statement(term, value, graph))
            for name in some:
                self._known[name] = sorted(
                    said[name], key=lambda each: (each.term, each.text, each.language, each.dataset or "")
                )

    def _statement(self, term: Term, value: Term, graph: Term | None) -> Said:
        dataset = graph and self.short(self._served.dataset(graph["value"]))
        predicate = self.short(term["value"])
        if value["type"] == "uri":
            name = self.short(value["value"])
            return Said(
                predicate, value["value"], name if name != value["value"] else None, "", dataset or None
            )
        return Said(predicate, value["value"], None, value.get("xml:lang", ""), dataset or None)


def _papers(model: Model) -> Iterator[tuple[str, str]]:
    """Yield kinds with the property that names their documents."""
    yield next(iter(model.things)), "described_in"
    yield next(iter(model.ties)), "derived_from"


def _some(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while some := list(islice(rest, TOGETHER)):
        yield some
