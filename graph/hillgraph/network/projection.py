"""A projection: things of one or two kinds and how strongly each two are tied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx as nx
    import rustworkx as rx
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Whole = NDArray[np.int64]
    Real = NDArray[np.float64]

Documents = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Projection:
    """Sorted *nodes*, and edges from *source* to *target* (places of nodes) with a *weight* above 0 each.

    Edges are sorted, no two join the same pair, and none joins a node to itself. Of an undirected one the
    source comes before the target.
    """

    nodes: tuple[str, ...]
    source: Whole
    target: Whole
    weight: Real
    directed: bool

    @staticmethod
    def of_matrix(nodes: tuple[str, ...], matrix: Any, *, directed: bool) -> Projection:
        """Return that of a sparse *matrix* of weights, its diagonal left out."""
        from scipy import sparse

        found = sparse.coo_array(matrix if directed else sparse.triu(matrix))
        kept = (found.row != found.col) & (found.data > 0)
        source, target = found.row[kept].astype(np.int64), found.col[kept].astype(np.int64)
        order = np.lexsort((target, source))
        return Projection(
            nodes, source[order], target[order], found.data[kept][order].astype(np.float64), directed
        )

    def strongest(self, each: int) -> Projection:
        """Return the part with the *each* strongest edges of every node, both directions counted.

        Of equally strong ones those come first whose ends have least weight, so that none is a hub for being
        tied to everybody a little; then they are shuffled, always alike, so that none is for its name.
        """
        strength = np.asarray(self.either.sum(axis=1)).ravel()
        busy = strength[self.source] * strength[self.target]
        shuffled = (self.source * 2654435761 + self.target * 2246822519) % 4294967291
        order = np.lexsort((shuffled, busy, -self.weight))
        left = [each] * len(self.nodes)
        kept = []
        for number in order.tolist():
            ends = int(self.source[number]), int(self.target[number])
            if any(left[end] for end in ends):
                kept.append(number)
            for end in ends:
                left[end] = max(left[end] - 1, 0)
        return self._part(np.array(sorted(kept), np.int64))

    def within(self, kept: Iterable[str]) -> Projection:
        """Return the part with the edges whose ends are both *kept*; nodes stay."""
        there = np.isin(np.arange(len(self.nodes)), [self.place[name] for name in kept])
        return self._part(np.flatnonzero(there[self.source] & there[self.target]))

    def _part(self, edges: Whole) -> Projection:
        return replace(self, source=self.source[edges], target=self.target[edges], weight=self.weight[edges])

    @staticmethod
    def of_pairs(pairs: Iterable[tuple[str, str, float]], alone: Iterable[str] = ()) -> Projection:
        """Return the undirected one of pairs of things, each with its weight; some may stand *alone*."""
        told = {(min(one, other), max(one, other)): weight for one, other, weight in pairs if one != other}
        nodes = tuple(sorted({name for pair in told for name in pair} | set(alone)))
        place = {name: number for number, name in enumerate(nodes)}
        order = sorted(told)
        return Projection(
            nodes,
            np.array([place[one] for one, _ in order], np.int64),
            np.array([place[other] for _, other in order], np.int64),
            np.array([told[pair] for pair in order], np.float64),
            directed=False,
        )

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the place of each node by its name."""
        return {name: number for number, name in enumerate(self.nodes)}

    @property
    def density(self) -> float:
        """Return the share of possible edges that there are; of fewer than two nodes it is 0."""
        number = len(self.nodes)
        possible = number * (number - 1) / (1 if self.directed else 2)
        return len(self.weight) / possible if possible else 0.0

    @cached_property
    def matrix(self) -> csr_array[Any]:
        """Return the weights as a sparse matrix, from row to column; of an undirected one both ways."""
        from scipy import sparse

        number = len(self.nodes)
        one = sparse.csr_array((self.weight, (self.source, self.target)), shape=(number, number))
        return one if self.directed else sparse.csr_array(one + one.T)

    @cached_property
    def either(self) -> csr_array[Any]:
        """Return the weights of both directions added, which is the matrix itself of an undirected one."""
        from scipy import sparse

        return sparse.csr_array(self.matrix + self.matrix.T) if self.directed else self.matrix

    @cached_property
    def rustworkx(self) -> rx.PyDiGraph[str, float] | rx.PyGraph[str, float]:
        """Return it as rustworkx holds it, nodes in their order."""
        import rustworkx as rx

        graph: rx.PyDiGraph[str, float] | rx.PyGraph[str, float]
        graph = rx.PyDiGraph() if self.directed else rx.PyGraph()
        graph.add_nodes_from(list(self.nodes))
        ends = zip(self.source.tolist(), self.target.tolist(), self.weight.tolist(), strict=True)
        graph.add_edges_from(list(ends))
        return graph

    def networkx(self) -> nx.Graph[str]:
        """Return it as networkx holds it, directed where it is, with ``weight`` on each edge."""
        import networkx as nx

        graph: nx.Graph[str] = nx.DiGraph() if self.directed else nx.Graph()
        graph.add_nodes_from(self.nodes)
        ends = zip(self.source.tolist(), self.target.tolist(), self.weight.tolist(), strict=True)
        graph.add_weighted_edges_from(
            (self.nodes[one], self.nodes[other], weight) for one, other, weight in ends
        )
        return graph
