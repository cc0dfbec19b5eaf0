"""Placing things by their ties: distances on paper follow the lengths of the shortest paths."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

STRESS_TO = 1500
"""Components to this size are laid out by all distances, larger ones by some."""

REACH = 0.3
"""How much a thing's ties lengthen with their number, so that its neighbours find room."""

PIVOTS, SPARSE_PIVOTS = 24, 60
ROUNDS = 40
WORK = 30_000_000
"""How many distances are improved before the layout is good enough."""


def lengths(count: int, ties: Sequence[tuple[int, int]]) -> Any:
    """Return the ties as a sparse matrix of lengths: the busier an end, the longer."""
    from scipy.sparse import csr_matrix

    pairs = sorted({(min(a, b), max(a, b)) for a, b in ties if a != b})
    degree = [0] * count
    for a, b in pairs:
        degree[a] += 1
        degree[b] += 1
    far = [1 + REACH * sqrt(max(degree[a], degree[b])) for a, b in pairs]
    return csr_matrix((far, ([a for a, _ in pairs], [b for _, b in pairs])), (count, count))


def placed(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Return where the *count* things of a component stand; *ties* are pairs of their numbers."""
    return _stress(count, ties) if count <= STRESS_TO else _sparse(count, ties)


def _stress(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Place things so that distances on paper follow the lengths of the shortest paths."""
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve
    from scipy.sparse.csgraph import shortest_path
    from scipy.spatial.distance import cdist

    matrix = lengths(count, ties)
    wanted = shortest_path(matrix, directed=False)
    np.fill_diagonal(wanted, 1.0)
    weight = wanted**-2.0
    np.fill_diagonal(weight, 0.0)
    solver = cho_factor(np.diag(weight.sum(axis=1)) - weight + 1.0 / count)
    pull = weight * wanted
    points = _start(_pivots(matrix, PIVOTS)[1].T, count)
    near = wanted.mean() / 500
    for _ in range(min(150, 20 + WORK // count**2)):
        ratio = pull / np.maximum(cdist(points, points), 1e-6)
        step = cho_solve(solver, ratio.sum(axis=1)[:, None] * points - ratio @ points)
        moved = np.abs(step - points).max()
        points = step
        if moved < near:
            break
    return points


def _start(far: Points, count: int) -> Points:
    """Return a first guess from the distances *far* to a few pivots, no two things in one place.

    The two strongest axes of these distances are found by a small matrix, so no large one is factored.
    """
    import numpy as np

    squared = far**2
    centred = -0.5 * (squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean())
    _, axes = np.linalg.eigh(np.einsum("ij,ik->jk", centred, centred))
    points = np.einsum("ij,jk->ik", centred, axes[:, :-3:-1])
    points *= far.mean() / (np.abs(points).mean() + 1e-9)
    return np.asarray(points + 0.05 * far.mean() * _spiral(count))


def _sparse(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Place a large component by the distances between neighbours and from all to a few pivots alone.

    Each thing moves to the weighted mean of where those would have it, all at once. Source: Ortmann, Klimenta
    and Brandes, A sparse stress model, Journal of Graph Algorithms and Applications 21 (2017).
    """
    import numpy as np

    matrix = lengths(count, ties)
    pivots, far = _pivots(matrix, SPARSE_PIVOTS)
    both = (matrix + matrix.T).tocoo()
    here, there, near = both.row, both.col, both.data
    points = _start(far.T, count)
    pull, grip = (count / len(pivots)) * np.maximum(far, near.min()) ** -2.0, near**-2.0
    total = (np.bincount(here, grip, count) + pull.sum(axis=0))[:, None]
    for _ in range(ROUNDS):
        apart = points - points[pivots][:, None]
        reach = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-6)
        wanted = (pull[:, :, None] * (points[pivots][:, None] + apart * (far / reach)[:, :, None])).sum(
            axis=0
        )
        apart = points[here] - points[there]
        reach = np.maximum(np.sqrt((apart**2).sum(axis=1)), 1e-6)
        beside = (points[there] + apart * (near / reach)[:, None]) * grip[:, None]
        wanted += np.stack([np.bincount(here, beside[:, axis], count) for axis in (0, 1)], axis=1)
        points = wanted / total
    return points


def _pivots(matrix: Any, most: int) -> tuple[list[int], Points]:
    """Return a few things, each the farthest from those before, and the distance from each of them to all."""
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    pivots, rows = [0], [dijkstra(matrix, directed=False, indices=0)]
    nearest = rows[0]
    while len(pivots) < min(most, matrix.shape[0]):
        pivots.append(int(nearest.argmax()))
        rows.append(dijkstra(matrix, directed=False, indices=pivots[-1]))
        nearest = np.minimum(nearest, rows[-1])
    return pivots, np.array(rows)


def _spiral(count: int) -> Points:
    import numpy as np

    turn = pi * (3 - sqrt(5))
    return np.array([(cos(i * turn), sin(i * turn)) for i in range(count)]) * np.sqrt(
        (np.arange(count) + 0.5)[:, None] / count
    )
