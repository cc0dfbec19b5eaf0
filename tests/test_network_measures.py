"""Measures of a network against an independent computation, and against answers worked out by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from hillgraph.network import communities, distances
from hillgraph.network.measures import NODES, betweenness, core, degree, eigenvector, pagerank
from hillgraph.network.projection import Projection


def some(seed: int, *, directed: bool, number: int = 25, ties: int = 90) -> Projection:
    """Return a network by chance, with two nodes that nothing is tied to."""
    dice = random.Random(seed)  # noqa: S311  (an example, not a secret)
    matrix = np.zeros((number, number))
    for _ in range(ties):
        one, other = dice.randrange(number - 2), dice.randrange(number - 2)
        matrix[one, other] = dice.randrange(1, 9)
    given = matrix if directed else matrix + matrix.T
    return Projection.of_matrix(tuple(f"n{place:02}" for place in range(number)), given, directed=directed)


BOTH = pytest.mark.parametrize("directed", [True, False], ids=["directed", "undirected"])
SEEDS = pytest.mark.parametrize("seed", [1, 2, 3])


def told(given: Projection, found: Any) -> dict[str, float]:
    """Return values by node."""
    return dict(zip(given.nodes, found.tolist(), strict=True))


@BOTH
@SEEDS
@pytest.mark.parametrize(
    ("measure", "column", "other"),
    [
        (betweenness, "betweenness", nx.betweenness_centrality),
        (pagerank, "pagerank", lambda graph: nx.pagerank(graph, tol=1e-12, max_iter=1000)),
        (NODES["closeness"], "closeness", nx.closeness_centrality),
    ],
)
def test_measures_of_nodes_agree_with_networkx(
    measure: Callable[[Projection], Any], column: str, other: Any, seed: int, directed: bool
) -> None:
    """Another library that computes the same figure would have to be wrong in the same way."""
    given = some(seed, directed=directed)

    assert told(given, measure(given)[column]) == pytest.approx(other(given.networkx()), abs=1e-8)


@BOTH
@SEEDS
def test_eigenvector_centrality_agrees_with_the_leading_eigenvector(seed: int, directed: bool) -> None:
    """Of the matrix itself, all eigenvalues of which numpy finds."""
    given = some(seed, directed=directed)
    values, vectors = np.linalg.eig(given.matrix.toarray().T)
    leading = np.abs(np.real(vectors[:, np.argmax(np.real(values))]))

    assert eigenvector(given)["eigenvector"] == pytest.approx(leading, abs=1e-6)


@BOTH
@SEEDS
def test_cores_agree_with_networkx(seed: int, directed: bool) -> None:
    """Ties in both directions between two nodes are one."""
    given = some(seed, directed=directed)

    assert told(given, core(given)["core"]) == nx.core_number(nx.Graph(given.networkx()))


@BOTH
@SEEDS
def test_connectedness_is_one_over_the_mean_distance_by_weight_from_who_reaches_it(
    seed: int, directed: bool
) -> None:
    """Distances by Dijkstra from every node, a tie being one over its weight long."""
    given = some(seed, directed=directed)
    graph = given.networkx()
    for _, _, tie in graph.edges(data=True):
        tie["far"] = 1 / tie["weight"]
    far = dict(nx.all_pairs_dijkstra_path_length(graph, weight="far"))
    expected = {}
    for node in graph:
        ways = [far[other][node] for other in graph if other != node and node in far[other]]
        expected[node] = len(ways) / sum(ways) if ways else 0.0

    assert told(given, distances.connectedness(given)) == pytest.approx(expected)


@BOTH
@SEEDS
def test_distances_agree_with_networkx(seed: int, directed: bool) -> None:
    """Pairs without a way are counted too."""
    given = some(seed, directed=directed)
    graph, number = given.networkx(), len(given.nodes)
    lengths = [
        length
        for node, ways in nx.all_pairs_shortest_path_length(graph)
        for other, length in ways.items()
        if other != node
    ]
    pairs = number * (number - 1) if directed else number * (number - 1) // 2
    each = {distance: lengths.count(distance) // (1 if directed else 2) for distance in set(lengths)}

    assert dict(distances.spread(given)) == {**each, None: pairs - sum(each.values())}


@BOTH
@SEEDS
def test_modularity_agrees_with_networkx(seed: int, directed: bool) -> None:
    """Both directions of a tie are added before it is reckoned."""
    given = some(seed, directed=directed)
    both = Projection.of_matrix(given.nodes, given.either, directed=False).networkx()
    groups = [set(given.nodes[:10]), set(given.nodes[10:])]

    assert communities.modularity(given, groups) == pytest.approx(nx.community.modularity(both, groups))


def test_density_of_two_ties_among_three_nodes() -> None:
    """Two of 6 ordered pairs, or two of 3 pairs."""
    matrix = np.array([[0, 1, 0], [0, 0, 5], [0, 0, 0]])

    directed = Projection.of_matrix(("a", "b", "c"), matrix, directed=True)
    undirected = Projection.of_matrix(("a", "b", "c"), matrix + matrix.T, directed=False)

    assert (directed.density, undirected.density) == (2 / 6, 2 / 3)


def test_degrees_and_strengths_go_both_ways() -> None:
    """A member a signs one bill of b, and b five of c."""
    matrix = np.array([[0, 1, 0], [0, 0, 5], [0, 0, 0]])

    found = degree(Projection.of_matrix(("a", "b", "c"), matrix, directed=True))

    assert {name: column.tolist() for name, column in found.items()} == {
        "in_degree": [0, 1, 1],
        "in_strength": [0, 1, 5],
        "out_degree": [1, 1, 0],
        "out_strength": [1, 5, 0],
    }


@pytest.mark.parametrize("measure", sorted(NODES))
@BOTH
def test_every_measure_of_nothing_is_empty(measure: str, directed: bool) -> None:
    """A scope in which nobody signed anything is no failure."""
    given = Projection.of_matrix((), np.zeros((0, 0)), directed=directed)

    assert [column.tolist() for column in NODES[measure](given).values()] in (
        [[]],
        [[], []],
        [[], [], [], []],
    )
    assert list(distances.spread(given)) == []
    assert (given.density, distances.mean({})) == (0.0, None)


def test_two_groups_that_one_node_joins_are_found_and_named() -> None:
    """Three, a b c, all sign with each other, and d e f; only c and d do across."""
    pairs = ["ab", "ac", "bc", "de", "df", "ef", "cd"]
    given = Projection.of_pairs((one, other, 1.0) for one, other in map(tuple, pairs))
    parties = dict.fromkeys("abc", "democratic") | {"d": "republican", "e": "republican"}

    groups = communities.named(given, communities.louvain(given), {"a": "Ann"}, parties)
    between = communities.brokers(given, groups)

    assert [(group.words, group.members) for group in groups] == [
        ("all 3 Democratic, around Ann, b, c", ("a", "b", "c")),
        ("2 of 3 Republican, around d, e, f", ("d", "e", "f")),
    ]
    assert [(each.name, each.other) for each in between] == [
        ("c", "2 of 3 Republican, around d, e, f"),
        ("d", "all 3 Democratic, around Ann, b, c"),
    ]
    assert [each.betweenness for each in between] == pytest.approx([0.6, 0.6])
    assert [each.share for each in between] == pytest.approx([1 / 3, 1 / 3])
