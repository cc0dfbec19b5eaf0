"""Measures of each node: how many ties it has, how near it is, how much passes through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from hillgraph.network.distances import closeness, connectedness
from hillgraph.network.projection import Projection

if TYPE_CHECKING:
    from numpy.typing import NDArray

Columns = Mapping[str, "NDArray[Any]"]
DAMPING = 0.85  # Page and Brin's own
STEPS = 1000


def degree(given: Projection) -> Columns:
    """Return the number of ties and their weight in all, of a directed network for each direction."""
    some = given.matrix.astype(bool)
    ties, strength = (np.asarray(matrix.sum(axis=1)).ravel() for matrix in (some, given.matrix))
    if not given.directed:
        return {"degree": ties.astype(np.int64), "strength": strength}
    into, weight = (np.asarray(matrix.sum(axis=0)).ravel() for matrix in (some, given.matrix))
    return {
        "in_degree": into.astype(np.int64),
        "in_strength": weight,
        "out_degree": ties.astype(np.int64),
        "out_strength": strength,
    }


def betweenness(given: Projection) -> Columns:
    """Return the share of shortest ways between others, in ties, that pass through each node, all counted.

    Source: Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977).
    """
    import rustworkx as rx

    count: Any = rx.digraph_betweenness_centrality if given.directed else rx.graph_betweenness_centrality
    found = count(given.rustworkx, normalized=True)
    return {"betweenness": _ordered(found, given)}


def eigenvector(given: Projection) -> Columns:
    """Return each node's entry of the leading eigenvector of weights, by ties towards it, of length 1.

    Where several parts have no tie between them it is that of the part with the largest eigenvalue.
    Source: Bonacich, Factoring and weighting approaches to clique identification, Journal of Mathematical
    Sociology 2 (1972).
    """
    matrix = given.matrix.T.tocsr()
    number = len(given.nodes)
    vector = np.full(number, 1 / np.sqrt(max(number, 1)))
    for _ in range(STEPS):
        following = matrix @ vector + vector  # the same vector, and no swinging between two
        length = np.linalg.norm(following)
        if not length:
            break
        following /= length
        done = np.abs(following - vector).max(initial=0.0) < 1e-13
        vector = following
        if done:
            break
    return {"eigenvector": vector}


def pagerank(given: Projection) -> Columns:
    """Return the share of time that a walk along ties spends at each node: leadership, as GovTrack has it.

    A walk follows ties by their weight and starts anew with a chance of 0.15. Source: Page, Brin, Motwani and
    Winograd, The PageRank citation ranking (1999).
    """
    import rustworkx as rx

    graph: Any = given.rustworkx if given.directed else _both_ways(given)
    found = (
        rx.pagerank(graph, alpha=DAMPING, weight_fn=float, tol=1e-12, max_iter=STEPS) if given.nodes else {}
    )
    return {"pagerank": _ordered(found, given)}


def core(given: Projection) -> Columns:
    """Return the largest k such that the node has k ties or more within a group all of whose nodes do.

    Of two ties that join the same two nodes in both directions one counts. Source: Seidman, Network structure
    and minimum degree, Social Networks 5 (1983).
    """
    import rustworkx as rx

    graph: rx.PyGraph[int, None] = rx.PyGraph()
    graph.add_nodes_from(range(len(given.nodes)))
    either = given.either.tocoo()
    one = either.row < either.col
    graph.add_edges_from_no_data(list(zip(either.row[one].tolist(), either.col[one].tolist(), strict=True)))
    found: Any = rx.core_number(graph)
    return {"core": _ordered(found, given).astype(np.int64)}


def _ordered(found: Mapping[int, float], given: Projection) -> NDArray[np.float64]:
    return np.array([found[place] for place in range(len(given.nodes))], np.float64)


def _both_ways(given: Projection) -> Any:
    import rustworkx as rx

    graph: rx.PyDiGraph[str, float] = rx.PyDiGraph()
    graph.add_nodes_from(list(given.nodes))
    found = given.matrix.tocoo()
    graph.add_edges_from(list(zip(found.row.tolist(), found.col.tolist(), found.data.tolist(), strict=True)))
    return graph


NODES: Mapping[str, Callable[[Projection], Columns]] = {
    "degree": degree,
    "closeness": lambda given: {"closeness": closeness(given)},
    "connectedness": lambda given: {"connectedness": connectedness(given)},
    "betweenness": betweenness,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "core": core,
}
