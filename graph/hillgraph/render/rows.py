"""Components of a picture side by side in rows, the largest first."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from hillgraph.render.spread import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

FRAME = (1068.0, 720.0)
"""The canvas within its margins, in CSS pixels."""

ASPECT = 1.5
GAP = 22.0
PACKED = 1.1
"""How much wider than their areas ask for the rows of components are."""


def height_left(points: Points, members: Sequence[Sequence[int]], boxes: Sequence[Box]) -> float:
    """Return the height that the rows of small components leave to the largest."""
    rest = members[1:]
    if not rest:
        return FRAME[1]
    copy = points.copy()
    in_rows(copy, rest, boxes)
    sides = [_bounds(copy, component, boxes) for component in rest]
    rows = max(side[3] for side in sides) - min(side[1] for side in sides)
    return max(FRAME[1] - rows - GAP, FRAME[1] / 2)


def in_rows(points: Points, members: Sequence[Sequence[int]], boxes: Sequence[Box]) -> None:
    """Stand components side by side in rows, the largest first."""
    sides = [_bounds(points, component, boxes) for component in members]
    area = sum((east - west + GAP) * (south - north + GAP) for west, north, east, south in sides)
    width = max(sides[0][2] - sides[0][0], sqrt(area * ASPECT) * PACKED)
    x, top, deepest = 0.0, 0.0, 0.0
    for component, (west, north, east, south) in zip(members, sides, strict=True):
        if x > 0 and x + east - west > width:
            x, top = 0.0, deepest + GAP
        points[list(component)] += (x - west, top - north)
        x += east - west + GAP
        deepest = max(deepest, top + south - north)


def _bounds(
    points: Points, component: Sequence[int], boxes: Sequence[Box]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what the component fills."""
    sides = [boxes[i].sides(float(points[i, 0]), float(points[i, 1])) for i in component]
    return (
        min(side[0] for side in sides),
        min(side[1] for side in sides),
        max(side[2] for side in sides),
        max(side[3] for side in sides),
    )
