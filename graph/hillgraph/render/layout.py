"""Where each thing of a picture stands: positions from ties alone, the same ones every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from hillgraph.render.rows import ASPECT, FRAME, height_left, in_rows
from hillgraph.render.spread import Box, gathered, settled
from hillgraph.render.stress import lengths, placed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]


SPACING = 56.0
INSET = 0.93
"""The part of the frame that things are wanted in; the rest is for those that are pushed out."""

LEAST = 0.5
"""The zoom below which marks shrink no further on screen."""

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

    _, labels = connected_components(lengths(count, ties), directed=False)
    members: dict[int, list[int]] = {}
    for index, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(index)
    return sorted(members.values(), key=lambda component: (-len(component), component[0]))


def _within(component: Sequence[int], ties: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    place = {index: position for position, index in enumerate(component)}
    return [(place[a], place[b]) for a, b in ties if a in place and a != b]


def _component(count: int, ties: Sequence[tuple[int, int]]) -> Points:
    """Return a component's positions around its middle, overlaps as they fall."""
    import numpy as np

    if count < 3:
        return np.array([(0.0, 0.0), (120.0, 0.0)])[:count]
    return _shaped(placed(count, ties))


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
