"""Distances in a network: how far things are from each other, in ties or by their weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from hillgraph.network.projection import Projection

if TYPE_CHECKING:
    from hillgraph.network.projection import Real


def hops(given: Projection) -> Real:
    """Return the fewest ties from each node (row) to each (column), infinite where there is no way."""
    return _distances(given.matrix.astype(bool).astype(np.float64), unweighted=True)


def weighted(given: Projection) -> Real:
    """Return the shortest way from each node to each, a tie being one over its weight long.

    Source: Fowler, Connecting the Congress, Political Analysis 14 (2006).
    """
    lengths = given.matrix.copy()
    lengths.data = 1 / lengths.data
    return _distances(lengths, unweighted=False)


def connectedness(given: Projection) -> Real:
    """Return the inverse of each node's mean weighted distance from all others that can reach it.

    The distance is that of the way towards the node, as cosponsors to a sponsor; 0 where nobody reaches it.
    Source: Fowler, Connecting the Congress, Political Analysis 14 (2006).
    """
    return _inverse_mean(weighted(given))


def closeness(given: Projection) -> Real:
    """Return one over the mean number of ties from all others that reach a node, times the share that do.

    Source: Wasserman and Faust, Social Network Analysis (1994), for the share.
    """
    far = hops(given)
    number = len(given.nodes)
    reached = np.isfinite(far).sum(axis=0) - 1
    share = reached / (number - 1) if number > 1 else np.zeros(number)
    found: Real = _inverse_mean(far) * share
    return found


def spread(given: Projection) -> Iterator[tuple[int | None, int]]:
    """Yield each distance in ties with the number of pairs so far apart, None for those without a way.

    Pairs are ordered ones in a directed network.
    """
    far = hops(given)
    pairs = far[_others(far)] if given.directed else far[np.triu_indices(len(far), 1)]
    finite = pairs[np.isfinite(pairs)].astype(np.int64)
    for distance, number in zip(*np.unique(finite, return_counts=True), strict=True):
        yield int(distance), int(number)
    if len(pairs) > len(finite):
        yield None, len(pairs) - len(finite)


def mean(told: Mapping[int | None, int]) -> float | None:
    """Return the mean of a `spread` over all pairs that have a way, None where there is no such pair."""
    ways = [(distance, number) for distance, number in told.items() if distance is not None]
    pairs = sum(number for _, number in ways)
    return sum(distance * number for distance, number in ways) / pairs if pairs else None


def _inverse_mean(far: Real) -> Real:
    near = np.where(np.isfinite(far), far, 0.0)
    reached, total = np.isfinite(far).sum(axis=0) - 1, near.sum(axis=0)
    found: Real = np.divide(reached, total, out=np.zeros(len(far)), where=total > 0)
    return found


def _others(far: Real) -> Any:
    return ~np.eye(len(far), dtype=bool)


def _distances(lengths: Any, *, unweighted: bool) -> Real:
    from scipy.sparse import csgraph

    if not lengths.shape[0]:
        return np.zeros((0, 0))
    found: Real = csgraph.shortest_path(lengths, method="D", unweighted=unweighted)
    return found
