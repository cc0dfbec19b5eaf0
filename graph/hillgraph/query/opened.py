"""One generation, open for questions: named ones, SPARQL, SQL, names and facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from hillgraph.errors import Candidate
from hillgraph.model.kinds import Model, model
from hillgraph.query.asking import Asking, lookups
from hillgraph.query.citations import citations, datasets
from hillgraph.query.edges import Edge, edges
from hillgraph.query.facts import Describer, Facts
from hillgraph.query.names import Names
from hillgraph.query.question import Question
from hillgraph.query.reading import Reading, reading
from hillgraph.query.result import Result
from hillgraph.store.chosen import Build, local, tables
from hillgraph.store.generation import Generation
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    from rdflib import Dataset


class OpenGraph:
    """Answers from one build, whatever is built meanwhile; one on a server has statements and no tables."""

    def __init__(self, build: Build) -> None:
        self._build = build

    def query(
        self, name: str, *, timeout: float | None = None, queries: str | None = None, **parameters: object
    ) -> Result:
        """Return the answer to the question *name* with its *parameters* given as text or values.

        Runs in this process unless *timeout* (seconds) is given. Raises `NotFound` where there
        is no such question, `WrongUse` for a parameter that is missing, unknown or of another kind.
        """
        return self.answered(name, parameters, timeout=timeout, queries=queries)

    def answered(
        self,
        name: str,
        parameters: Mapping[str, object],
        *,
        timeout: float | None = None,
        queries: str | None = None,
    ) -> Result:
        """Return the answer to the question *name*, its parameters in one mapping."""
        return Result.of(self.asking(timeout).named(name, parameters, queries=queries))

    def sparql(self, text: str, *, timeout: float | None = None, **parameters: object) -> Result:
        """Return the answer to a SPARQL query; ``$name`` in it is filled with a parameter as a typed term."""
        return Result.of(self.asking(timeout).asked(Question("", "sparql", text), parameters))

    def sql(self, text: str, *, timeout: float | None = None, **parameters: object) -> Result:
        """Return the answer to one SELECT over the tables; ``$name`` is bound by the engine."""
        return Result.of(self.asking(timeout).asked(Question("", "sql", text), parameters))

    def ask(self, text: str, **parameters: object) -> bool:
        """Return the answer to a SPARQL ASK."""
        return bool(Result.of(self.asking().asked(Question("", "sparql", text), parameters)))

    def asking(self, timeout: float | None = None) -> Asking:
        """Return what puts questions to this generation, killed after *timeout* seconds if that is given."""
        return Asking(self._build, timeout)

    def named(self, text: str, kinds: Sequence[str] = ()) -> str:
        """Return the short name of the one thing that *text* means: short name, IRI or label."""
        return self._names.named(text, kinds)

    def find(self, text: str) -> list[Candidate]:
        """Return the things that *text* may mean, likeliest first."""
        return self._names.find(text)

    def candidates(self, names: Sequence[str]) -> list[Candidate]:
        """Return label and note of each of *names*."""
        return self._names.candidates(names)

    def labels(self, names: Iterable[str]) -> dict[str, str]:
        """Return the label of each of *names* that has one."""
        return self._reading.labels(names)

    def facts(self, name: str) -> Facts:
        """Return all that is known of a thing or tie given by short name."""
        return self.describer().facts(name)

    def describer(self) -> Describer:
        """Return what puts this generation's statements into words."""
        return Describer(self._reading, self.model)

    def edges(self, kinds: Iterable[str] | None = None) -> list[Edge]:
        """Return the ties of *kinds*, by default those that pictures and paths use."""
        return edges(self._tables.rows, self.model, kinds)

    def citations(self) -> list[str]:
        """Return one line a dataset: title, publisher, licence, how to cite it."""
        return citations(datasets(self._build))

    def rdflib(self) -> Dataset:
        """Return all statements as an rdflib Dataset, its default graph the merged record.

        Reads some 18,000 statements a second and holds about 1 kB of memory for each.
        """
        from rdflib import Dataset

        from hillgraph.store.lines import canonical

        dataset = Dataset()
        for prefix, start in self._build.prefixes.items():
            dataset.bind(prefix, start, override=True, replace=True)
        return dataset.parse(data=b"".join(canonical(self._build)), format="nquads")

    @property
    def generation(self) -> Generation:
        """Return the generation in its folder; raise `HillgraphError` for a build on a server."""
        return local(self._build)

    @property
    def title(self) -> str:
        """Return the title of what was built."""
        return str(self._build.manifest["title"]) or "hillgraph"

    @property
    def as_of(self) -> date:
        """Return the day on which ties stand."""
        return self._build.as_of

    @property
    def model(self) -> Model:
        """Return the vocabulary."""
        return model()

    @cached_property
    def _tables(self) -> Tabular:
        return tables(self._build)

    @cached_property
    def _reading(self) -> Reading:
        return reading(self._build, self.model)

    @cached_property
    def _names(self) -> Names:
        return Names(lookups(self._build), self._build.prefixes)
