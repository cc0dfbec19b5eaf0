"""The graph as a Python user holds it: questions, networks, paths and citations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from hillgraph.errors import WrongUse
from hillgraph.query.opened import OpenGraph

if TYPE_CHECKING:
    import networkx as nx

    from hillgraph.network.lineage import Step
    from hillgraph.network.network import Network
    from hillgraph.network.paths import Path
    from hillgraph.network.supporters import Prospects
    from hillgraph.render.report import Report


class Graph(OpenGraph):
    """One generation of the graph; open it with `hillgraph.open`."""

    def networkx(self, kinds: Iterable[str] | None = None) -> nx.MultiDiGraph[str]:
        """Return the ties of *kinds* as a networkx multigraph; without *kinds* all ties between things."""
        from hillgraph.network.views import multigraph

        edges = self.edges(list(self.model.ties) if kinds is None else kinds)
        names = sorted({end for edge in edges for end in (edge.source, edge.target)})
        return multigraph(edges, self.labels(names))

    def network(
        self,
        of: str = "cosponsors",
        *,
        congress: int | str | None = None,
        committee: str | None = None,
        subject: str | None = None,
        during: tuple[str, str] | None = None,
        types: Iterable[str] | None = None,
        weight: str = "bills",
        **scope: Any,
    ) -> Network:
        """Return a network by name, of what *scope* keeps; ``docs/networks.md`` says what each is.

        *congress* is a number or thing, *committee* and *subject* are things, *during* two days; *scope* has
        the other fields of `hillgraph.network.scope.Scope`. Raises `WrongUse` for what isn't there.
        """
        from hillgraph.network.network import Network
        from hillgraph.network.scope import Scope

        first, last = _days(during) or (None, None)
        chosen = Scope(
            congress=self.named(_congress(congress), ["congress"]) if congress is not None else None,
            committee=self.named(committee, ["committee"]) if committee is not None else None,
            subject=self.named(subject, ["subject"]) if subject is not None else None,
            types=tuple(types) if types is not None else None,
            since=first,
            until=last,
            **scope,
        )
        return Network(self._tables, of, chosen, weight)

    def lineage(self, bill: str) -> list[Step]:
        """Return a bill's lineage, oldest first; see `hillgraph lineage` and `hillgraph.network.lineage`."""
        from hillgraph.network.lineage import lineage

        return lineage(self._tables, self.named(bill, ["bill"]))

    def report(self, bill: str) -> Report:
        """Return the report on a bill, which `hillgraph.render.reported` writes; see `hillgraph report`."""
        from hillgraph.render.report import report

        return report(self, self.named(bill, ["bill"]))

    def supporters(self, bill: str, *, on: str | None = None) -> Prospects:
        """Return who may sign a bill after the day *on*, by default that of the store.

        See `hillgraph supporters`.
        """
        from hillgraph.network.supporters import prospects

        name = self.named(bill, ["bill"])
        congress, kind = name.partition(":")[2].split("-")[:2]
        chamber = "house" if kind.startswith("h") else "senate"
        return prospects(self._tables, name, chamber, int(congress), self.as_of if on is None else _day(on))

    def paths(
        self,
        start: str,
        end: str,
        *,
        most: int = 5,
        during: tuple[str, str] | None = None,
        kinds: Iterable[str] | None = None,
        best: int | None = None,
        shown: int = 5,
        together: bool = False,
    ) -> list[Path]:
        """Return *shown* of the shortest paths between two things given by short name, or the *best*.

        See `hillgraph path` and `hillgraph.network.paths`.
        """
        from hillgraph.network import paths

        edges = self.edges(kinds)
        if days := _days(during):
            edges = [edge for edge in edges if edge.overlaps(*days)]
        if best is not None:
            return paths.best(edges, start, end, most=most, shown=best, together=together)
        return paths.shortest(edges, start, end, most=most, shown=shown, together=together)

    def cited(self, thing: str, form: str) -> str:
        """Return the citation of a thing, or of the build where *thing* is ``build``, as bibtex or csl."""
        from hillgraph.export.cite import citation

        facts = None if thing == "build" else self.facts(self.named(thing))
        return citation(facts, self._build, form)


def _congress(given: int | str) -> str:
    return f"congress:{given}" if str(given).isdecimal() else str(given)


def _days(during: tuple[str, str] | None) -> tuple[date, date] | None:
    return (_day(during[0]), _day(during[1])) if during else None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"A day is written YYYY-MM-DD, not '{text}'.") from error
