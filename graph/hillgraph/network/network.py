"""A network of the graph: its nodes and edges as tables, as networkx holds it, and the people in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from hillgraph.network.described import measures
from hillgraph.network.people import NOBODY, Who, labels, people
from hillgraph.network.projection import Projection
from hillgraph.network.projections import Behind, woven
from hillgraph.network.scope import Scope
from hillgraph.network.signatures import Signatures
from hillgraph.query.result import Result
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    import networkx as nx

PLACES = 9  # after the point; what follows differs between processors


class Network:
    """One network of one generation; ``docs/networks.md`` says what each is and how it is measured."""

    def __init__(self, tables: Tabular, of: str, scope: Scope, weight: str) -> None:
        self.of = of
        self.scope = scope
        self.tables = tables
        self._woven = woven(tables, of, scope, weight)

    @property
    def projection(self) -> Projection:
        """Return the nodes and edges as arrays."""
        return self._woven.projection

    @property
    def signed(self) -> Signatures | None:
        """Return who signed what, where the network is made of that."""
        return self._woven.signed

    def networkx(self) -> nx.Graph[str]:
        """Return it as networkx holds it; nodes have ``label``, and what else is known of a member."""
        graph = self.projection.networkx()
        for name, node in graph.nodes(data=True):
            node["label"] = self.label(name)
            who = self.who(name)
            told = {
                "party": who.party,
                "state": who.state,
                "bioguide": who.bioguide,
                "govtrack": who.govtrack,
            }
            node |= {key: value for key, value in told.items() if value is not None}
        return graph

    def measured(self, measure: str) -> Result:
        """Return the answer to a *measure* by name; raise `WrongUse` where this network hasn't that one."""
        from hillgraph.network.measured import measured

        return measured(self, measure)

    def edges(self, *, documents: bool = False) -> Result:
        """Return each edge, with *documents* what ties the two and who says so."""
        given = self.projection
        columns = tuple(measures()["edges"].columns)
        ends = zip(given.source.tolist(), given.target.tolist(), given.weight.tolist(), strict=True)
        rows: list[tuple[object, ...]] = [
            (*self.named(given.nodes[one]), *self.named(given.nodes[other]), rounded(weight))
            for one, other, weight in ends
        ]
        if not documents:
            return Result(columns[:-2], tuple(rows))
        behind = self.behind(given)
        return Result(
            columns, tuple((*row, *map(list, each)) for row, each in zip(rows, behind, strict=True))
        )

    def behind(self, part: Projection, cited: int | None = None) -> list[Behind]:
        """Return, for each edge of a *part* of the projection, what ties the two, and the documents.

        Documents are those of the first *cited* that tie them, or of all.
        """
        return self._woven.behind(part, cited)

    def nodes(self) -> Result:
        """Return each node, with the numbers that other data know a member by."""
        rows = []
        for name in self.projection.nodes:
            who = self.who(name)
            sides = (who.party, who.caucus, who.state, who.chambers)
            numbers = (who.bioguide, list(who.icpsr), who.govtrack)
            rows.append((*self.named(name), *sides, *numbers, who.nominate1))
        return Result(tuple(measures()["nodes"].columns), tuple(rows))

    def named(self, name: str) -> tuple[str, str]:
        """Return a node and its label, as most tables begin."""
        return name, self.label(name)

    def label(self, name: str) -> str:
        """Return the label of a node, else its name."""
        return self.labels.get(name, name)

    def who(self, name: str) -> Who:
        """Return who a node is, which is nobody where it is no person."""
        return self._people.get(name, NOBODY)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Return the label of each node that has one."""
        return labels(self.tables, self.projection.nodes)

    @cached_property
    def parties(self) -> Mapping[str, str]:
        """Return the side of each node of whom it is known, the one an independent caucuses with."""
        return {name: who.caucus for name, who in self._people.items() if who.caucus}

    @cached_property
    def _people(self) -> Mapping[str, Who]:
        return people(self.tables, self.scope, self.projection.nodes)


def rounded(value: float | None) -> float | None:
    """Return *value* to as many places as are the same on every machine."""
    return value if value is None or isinstance(value, int) else round(value, PLACES)
