"""Where each thing of a picture stands: positions from ties alone, the same ones every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from hillgraph.render.rows import ASPECT, FRAME, height_left, in_rows
from hillgraph.render.spread import Box, gathered, settled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


SPACING = 56.0
INSET = 0.93
"""The part of the frame that things are wanted in; the rest is for those that are pushed out."""

LEAST = 0.5
"""The zoom below which marks shrink no further on screen."""

STRESS_TO = 1500
"""Components to this size are laid out by all distances, larger ones by some."""

REACH = 0.3
"""How much a thing's ties lengthen with their number, so that its neighbours find room."""

PIVOTS, SPARSE_PIVOTS = 24, 60
ROUNDS = 40
WORK = 30_000_000
"""How many distances are improved before the layout is good enough."""

EVENED = 0.5
"""How far crowded parts are thinned out, 0 to 1, before overlaps are removed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a thing takes up: its half-size in the picture's own unit, its text in CSS pixels.

    Text keeps its size on screen whatever the zoom, so in the picture's unit it is larger the
    smaller the picture is drawn. *inside* is text within the mark, as in a bill's box.
    """

    size: float
    text: tuple[float, float] = (0.0, 0.0)
    inside: bool = False


def positions(
    marks: Sequence[Mark], ties: Sequence[tuple[int, int]], folded: Sequence[tuple[int, Mark]] = ()
) -> list[tuple[int, int]]:
    """Return where each mark stands; *ties* are pairs of indices into *marks*.

    Then where those stand that are *folded* into one of them, given by its index, when it is opened: in the
    free places nearest to it.

    Each component follows its ties' distances (the energy of Kamada and Kawai, minimised by
    majorization: 0.2 s for 350 things where networkx needs 8), and the small components stand
    in rows below the largest. Text keeps its size on screen, so overlaps are removed at the
    zoom at which all of it is seen.
    """
    import numpy as np

    if not marks:
        return []
    scale = zoom(len(marks))
    members = _components(len(marks), ties)
    boxes = footprints(marks, scale)
    points: Points = np.zeros((len(marks), 2))
    for component in reversed(members):
        raw = _component(len(component), _within(component, ties)) * scale
        frame = (FRAME[0], height_left(points, members, boxes)) if component is members[0] else FRAME
        points[component] = settled(raw, [boxes[i] for i in component], frame)
    in_rows(points, members, boxes)
    if folded:
        more = footprints([mark for _, mark in folded], scale)
        points = np.vstack([points, gathered(points, boxes, points[[i for i, _ in folded]], more)])
    points /= scale
    return [(round(float(x)), round(float(y))) for x, y in points]


def zoom(count: int) -> float:
    """Return the scale at which *count* things are seen at once in the frame."""
    wide, high = _extent(count)
    return min(1.0, FRAME[0] / wide, FRAME[1] / high)


def footprints(marks: Sequence[Mark], scale: float, *, named: bool = True) -> list[Box]:
    """Return what each mark fills on screen at a zoom of *scale*, with its name where *named*."""
    return [_footprint(mark, scale, named=named) for mark in marks]


def _footprint(mark: Mark, scale: float, *, named: bool) -> Box:
    wide, high = mark.text
    if mark.inside:
        return Box(wide, high)
    size = 2 * mark.size * max(LEAST, scale)
    return Box(max(size, wide), size + high, high / 2) if named else Box(size, size)


def _extent(count: int) -> tuple[float, float]:
    """Return how wide and high *count* things are laid out."""
    side = 2 * SPACING * sqrt(count)
    return side * sqrt(ASPECT), side / sqrt(ASPECT)


def _components(count: int, ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the indices of each component, the largest first, then by first member."""
    from scipy.sparse.csgraph import connected_components

    _, labels = connected_components(_matrix(count, ties), directed=False)
    members: dict[int, list[int]] = {}
    for index, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(index)
    return sorted(members.values(), key=lambda component: (-len(component), component[0]))


def _within(component: Sequence[int], ties: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    place = {index: position for position, index in enumerate(component)}
    return [(place[a], place[b]) for a, b in ties if a in place and a != b]


def _matrix(count: int, ties: Sequence[tuple[int, int]]) -> Any:
    """Return the ties as a sparse matrix of lengths: the busier an end, the longer."""
    from scipy.sparse import csr_matrix

    pairs = sorted({(min(a, b), max(a, b)) for a, b in ties if a != b})
    degree = [0] * count
    for a, b in pairs:
        degree[a] += 1
        degree[b] += 1
    lengths = [1 + REACH * sqrt(max(degree[a], degree[b])) for a, b in pairs]
    return csr_matrix((lengths, ([a for a, _ in pairs], [b for _, b in pairs])), (count, count))


def _component(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Return a component's positions around its middle, overlaps as they fall."""
    import numpy as np

    if count < 3:
        return np.array([(0.0, 0.0), (120.0, 0.0)])[:count]
    return _shaped(_stress(count, ties) if count <= STRESS_TO else _sparse(count, ties))


def _shaped(raw: Points) -> Points:
    """Turn the longer axis flat, loosen the middle and scale to the number of things."""
    import numpy as np

    centred = raw - raw.mean(axis=0)
    _, axes = np.linalg.eigh(np.einsum("ij,ik->jk", centred, centred))
    turned = np.einsum("ij,jk->ik", centred, axes[:, ::-1])
    turned *= np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    radius = np.sqrt((turned**2).sum(axis=1))[:, None] / (np.abs(turned).max() or 1.0)
    evened = _evened(turned * (radius + 1e-9) ** -0.2)
    return np.asarray(evened * np.array(_extent(len(raw))) * INSET / 2)


def _evened(points: Points) -> Points:
    """Return *points* part of the way to where each row and column holds as many of them."""
    import numpy as np

    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    even = (ranks + 0.5) / len(points) * 2 - 1
    return np.asarray((1 - EVENED) * points / np.abs(points).max(axis=0) + EVENED * even)


def _stress(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Place things so that distances on paper follow the lengths of the shortest paths."""
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve
    from scipy.sparse.csgraph import shortest_path
    from scipy.spatial.distance import cdist

    matrix = _matrix(count, ties)
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

    matrix = _matrix(count, ties)
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
