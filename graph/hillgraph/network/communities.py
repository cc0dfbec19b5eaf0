"""Communities: groups more tied within than chance would have it, and those who tie groups to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from hillgraph.network.measures import betweenness
from hillgraph.network.projection import Projection

SEED = 1  # any would do; one is kept so that the same network gives the same groups
MOST = 3  # named of a group


class Community(NamedTuple):
    """A group of nodes in words; of the *members* who is tied most within comes first."""

    words: str
    members: tuple[str, ...]


class Broker(NamedTuple):
    """A node between groups: *share* is that of its ties' weight which leaves its own group."""

    name: str
    betweenness: float
    share: float
    own: str
    other: str


def modularity(given: Projection, groups: Sequence[set[str]]) -> float:
    """Return the share of weight within *groups* less what chance would put there; both directions are added.

    Source: Newman, Analysis of weighted networks, Physical Review E 70 (2004).
    """
    matrix = given.either
    whole = matrix.sum()
    if not whole:
        return 0.0
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    found = 0.0
    for group in groups:
        inside = sorted(given.place[name] for name in group)
        found += matrix[inside][:, inside].sum() / whole - (strength[inside].sum() / whole) ** 2
    return float(found)


def louvain(given: Projection) -> list[set[str]]:
    """Return the groups that Louvain's method finds, the largest first; both directions of a tie are added.

    Source: Blondel, Guillaume, Lambiotte and Lefebvre, Fast unfolding of communities in large networks,
    Journal of Statistical Mechanics (2008).
    """
    import networkx as nx

    both = Projection.of_matrix(given.nodes, given.either, directed=False)
    found: list[set[str]] = nx.community.louvain_communities(both.networkx(), seed=SEED)
    return sorted(found, key=lambda group: (-len(group), min(group)))


def named(
    given: Projection, groups: Sequence[set[str]], labels: Mapping[str, str], parties: Mapping[str, str]
) -> list[Community]:
    """Return *groups* with a name each: the side of most of it, and who has most weight within it."""
    matrix = given.either
    found = []
    for group in groups:
        inside = sorted(group)
        rows = [given.place[name] for name in inside]
        weight = np.asarray(matrix[rows][:, rows].sum(axis=1)).ravel()
        order = sorted(range(len(inside)), key=lambda number: (-weight[number], inside[number]))
        members = tuple(inside[number] for number in order)
        found.append(Community(_words(members, labels, parties), members))
    return found


def brokers(given: Projection, communities: Sequence[Community]) -> list[Broker]:
    """Return every node that has ties out of its community, by what passes through it."""
    own = {name: number for number, group in enumerate(communities) for name in group.members}
    between = betweenness(given)["betweenness"]
    belongs = np.array([own[name] for name in given.nodes], np.int64)
    matrix = given.either
    found = []
    for place, name in enumerate(given.nodes):
        row = matrix[[place]]
        towards = np.bincount(belongs[row.indices], row.data, len(communities)).astype(np.float64)
        away = towards.copy()
        away[belongs[place]] = 0
        if away.any():
            other = communities[int(away.argmax())].words
            mine = communities[belongs[place]].words
            share = float(away.sum() / towards.sum())
            found.append(Broker(name, float(between[place]), share, mine, other))
    return sorted(found, key=lambda each: (-each.betweenness, each.name))


def _words(members: Sequence[str], labels: Mapping[str, str], parties: Mapping[str, str]) -> str:
    sides = [parties[name] for name in members if parties.get(name)]
    around = ", ".join(labels.get(name, name) for name in members[:MOST])
    if not sides:
        return f"around {around}"
    most = min(set(sides), key=lambda side: (-sides.count(side), side))
    number = sides.count(most)
    side = most.replace("-", " ").title()
    whole = f"all {len(members)} {side}" if number == len(members) else f"{number} of {len(members)} {side}"
    return f"{whole}, around {around}"
