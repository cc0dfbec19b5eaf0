"""Measures by name, each as a table: of the whole network, of each node, of groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from hillgraph.errors import WrongUse
from hillgraph.network import communities, distances
from hillgraph.network.described import measures
from hillgraph.network.measures import NODES
from hillgraph.network.network import Network, rounded
from hillgraph.network.projection import Projection
from hillgraph.network.signed import backbone, ideal, incidence
from hillgraph.query.result import Result

Row = tuple[object, ...]


def measured(network: Network, measure: str) -> Result:
    """Return the answer to a *measure* by name; raise `WrongUse` where this network hasn't that one."""
    if measure not in measures():
        raise WrongUse(f"There is no measure '{measure}'. They are: {', '.join(measures())}")
    return _of_nodes(network, measure) if measure in NODES else TABLES[measure](network)


def summary(network: Network) -> Result:
    """Return what the network is as a whole."""
    given = network.projection
    far = dict(distances.spread(given))
    alone = len(given.nodes) - len({*given.source.tolist(), *given.target.tolist()})
    rows: list[Row] = [
        ("nodes", len(given.nodes)),
        ("edges", len(given.weight)),
        ("total weight", rounded(float(given.weight.sum()))),
        ("density", rounded(given.density)),
        ("isolated nodes", alone),
        ("mean distance", rounded(distances.mean(far))),
        ("unreachable pairs", far.get(None, 0)),
    ]
    if network.parties:
        rows.append(("modularity by party", rounded(communities.modularity(*_sided(network)))))
    return Result(("measure", "value"), tuple(rows))


def modularity(network: Network) -> Result:
    """Return how well the division by party, and the best found, fit."""
    rows: list[Row] = []
    if network.parties:
        part, sides = _sided(network)
        rows.append(("party", len(sides), rounded(communities.modularity(part, sides)), len(part.nodes)))
    given = network.projection
    best = communities.louvain(given)
    found = communities.modularity(given, best)
    rows.append(("best found", len(best), rounded(found), len(given.nodes)))
    return Result(tuple(measures()["modularity"].columns), tuple(rows))


def spread(network: Network) -> Result:
    """Return how many pairs are how far from each other."""
    return Result(tuple(measures()["distances"].columns), tuple(distances.spread(network.projection)))


def groups(network: Network) -> Result:
    """Return each community in words, with its members."""
    rows = [
        (group.words, len(group.members), *network.named(name), network.parties.get(name))
        for group in _communities(network)
        for name in group.members
    ]
    return Result(tuple(measures()["communities"].columns), tuple(rows))


def brokers(network: Network) -> Result:
    """Return who ties communities to each other."""
    rows = [
        (*network.named(each.name), rounded(each.betweenness), rounded(each.share), each.own, each.other)
        for each in communities.brokers(network.projection, _communities(network))
    ]
    return Result(tuple(measures()["brokers"].columns), tuple(rows))


def _of_nodes(network: Network, measure: str) -> Result:
    """Return a row a node, the highest first by strength, that of ties towards it, or the only figure."""
    found = NODES[measure](network.projection)
    by = next((name for name in ("in_strength", "strength") if name in found), measure)
    order = np.lexsort((np.arange(len(network.projection.nodes)), -found[by]))
    columns = [[rounded(value) for value in column[order].tolist()] for column in found.values()]
    nodes = (network.named(network.projection.nodes[place]) for place in order.tolist())
    rows = tuple((*node, *values) for node, *values in zip(nodes, *columns, strict=True))
    return Result(("node", "name", *found), rows)


def _sided(network: Network) -> tuple[Projection, list[set[str]]]:
    """Return the part of the network whose side is known, and its groups by side."""
    given, sides = network.projection, network.parties
    kept = np.array([place for place, name in enumerate(given.nodes) if name in sides], np.int64)
    names = tuple(given.nodes[place] for place in kept.tolist())
    part = Projection.of_matrix(names, given.matrix[kept][:, kept], directed=given.directed)
    every = sorted({sides[name] for name in names})
    return part, [{name for name in names if sides[name] == side} for side in every]


def _communities(network: Network) -> list[communities.Community]:
    given = network.projection
    return communities.named(given, communities.louvain(given), network.labels, network.parties)


TABLES: Mapping[str, Callable[[Network], Result]] = {
    "summary": summary,
    "edges": Network.edges,
    "nodes": Network.nodes,
    "incidence": incidence,
    "distances": spread,
    "modularity": modularity,
    "communities": groups,
    "brokers": brokers,
    "backbone": backbone,
    "ideal": ideal,
}
