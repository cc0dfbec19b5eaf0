"""Boxes set down near where they are wanted, none on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

CELL, COARSE = 3.0, 6.0
"""The side of a square of the sheet, in CSS pixels, and of one for more than `MANY` boxes."""

MANY = 1500
FULL = 0.8
"""As much of a frame can be filled."""

SLACK = 3.0
"""The least room between two boxes, in CSS pixels."""

GROWTH = 1.15


@dataclass(frozen=True, slots=True)
class Box:
    """What a thing and its text fill; *drop* is how far its middle lies below the thing's."""

    width: float
    height: float
    drop: float = 0.0

    def sides(self, x: float, y: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom for a thing at *x*, *y*."""
        middle = y + self.drop
        return x - self.width / 2, middle - self.height / 2, x + self.width / 2, middle + self.height / 2


def settled(points: Points, boxes: Sequence[Box], frame: tuple[float, float]) -> Points:
    """Return *points* moved so that no two boxes overlap, within the frame around 0, 0.

    The largest boxes come first, each to the free place nearest to where it is wanted; so
    names find room and small marks gather around them. Where the frame is too small for all,
    it grows and everything starts again, so that this always ends.
    """
    import numpy as np

    cell = CELL if len(boxes) <= MANY else COARSE
    filled = sum((box.width + SLACK + cell / 2) * (box.height + SLACK + cell / 2) for box in boxes)
    growth = sqrt(max(filled / (FULL * frame[0] * frame[1]), 1.0))
    frame, points = (frame[0] * growth, frame[1] * growth), points * growth
    places = _placed(points, boxes, frame, cell)
    while places is None:
        frame = (frame[0] * GROWTH, frame[1] * GROWTH)
        points = points * GROWTH
        places = _placed(points, boxes, frame, cell)
    return np.array(places)


def gathered(points: Points, boxes: Sequence[Box], wanted: Points, more: Sequence[Box]) -> Points:
    """Return where *more* boxes are set down near where they are *wanted*, none on another or on *boxes*.

    Those stand at *points* and stay there.
    """
    import numpy as np

    sides = np.array([box.sides(*point) for box, point in zip(boxes, points, strict=True)])
    least, most = sides[:, :2].min(axis=0), sides[:, 2:].max(axis=0)
    middle = (least + most) / 2
    edge = 2 * sqrt(sum((box.width + 2 * SLACK) * (box.height + 2 * SLACK) for box in more)) + CELL
    sheet = _Sheet((float(most[0] - least[0]) + edge, float(most[1] - least[1]) + edge))
    for point, box in zip(points - middle, boxes, strict=True):
        sheet.book(box.sides(*point))
    spots = [sheet.put(box, *point) for point, box in zip(wanted - middle, more, strict=True)]
    return np.asarray(np.array([spot for spot in spots if spot]) + middle)


def overlaps(points: Sequence[tuple[float, float]], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Return the pairs of boxes that overlap."""
    sides = [box.sides(*point) for point, box in zip(points, boxes, strict=True)]
    return [
        (first, second)
        for second, b in enumerate(sides)
        for first, a in enumerate(sides[:second])
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


class _Sheet:
    """Squares that boxes take up, around 0, 0."""

    def __init__(self, frame: tuple[float, float], cell: float = CELL) -> None:
        import numpy as np

        self._frame = frame
        self._cell = cell
        self._taken = np.zeros((ceil(frame[1] / cell), ceil(frame[0] / cell)), dtype=np.int32)

    def put(self, box: Box, x: float, y: float) -> tuple[float, float] | None:
        """Set a box down near where its thing is wanted and return where that is, if there is room."""
        wide, high = ceil((box.width + SLACK) / self._cell), ceil((box.height + SLACK) / self._cell)
        column, row = (x + self._frame[0] / 2) / self._cell, (y + box.drop + self._frame[1] / 2) / self._cell
        corner = _free(self._taken, (row - high / 2, column - wide / 2), (high, wide))
        if corner is None:
            return None
        row, column = corner
        self._taken[row : row + high, column : column + wide] = 1
        middle = (
            (column + wide / 2) * self._cell - self._frame[0] / 2,
            (row + high / 2) * self._cell - self._frame[1] / 2,
        )
        return middle[0], middle[1] - box.drop

    def book(self, sides: tuple[float, float, float, float]) -> None:
        """Keep what lies between *sides* from being taken."""
        left, top, right, bottom = (
            (side + self._frame[axis % 2] / 2) / self._cell for axis, side in enumerate(sides)
        )
        self._taken[max(floor(top), 0) : ceil(bottom), max(floor(left), 0) : ceil(right)] = 1


def _placed(
    points: Points, boxes: Sequence[Box], frame: tuple[float, float], cell: float
) -> list[tuple[float, float]] | None:
    """Return where each box is set down, or nothing where one finds no room."""
    sheet = _Sheet(frame, cell)
    places = [(0.0, 0.0)] * len(boxes)
    for number in sorted(range(len(boxes)), key=lambda i: (-boxes[i].width * boxes[i].height, i)):
        place = sheet.put(boxes[number], float(points[number, 0]), float(points[number, 1]))
        if place is None:
            return None
        places[number] = place
    return places


def _free(taken: Any, wanted: tuple[float, float], size: tuple[int, int]) -> tuple[int, int] | None:
    """Return the upper left corner nearest to *wanted* where *size* squares are free."""
    rows, columns = taken.shape
    if size[0] > rows or size[1] > columns:
        return None
    row = min(max(round(wanted[0]), 0), rows - size[0])
    column = min(max(round(wanted[1]), 0), columns - size[1])
    reach = 16
    while True:
        top, left = max(row - reach, 0), max(column - reach, 0)
        bottom, right = min(row + reach + size[0], rows), min(column + reach + size[1], columns)
        found = _nearest(taken[top:bottom, left:right], (row - top, column - left), size)
        if found and (found[2] <= reach or (bottom - top, right - left) == (rows, columns)):
            return found[0] + top, found[1] + left
        if (bottom - top, right - left) == (rows, columns):
            return None
        reach *= 2


def _nearest(taken: Any, wanted: tuple[int, int], size: tuple[int, int]) -> tuple[int, int, float] | None:
    """Return the nearest free corner within this part of the sheet, and how far it is."""
    import numpy as np

    high, wide = size
    sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), dtype=np.int32)
    sums[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
    filled = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    down = np.arange(filled.shape[0])[:, None] - wanted[0]
    along = np.arange(filled.shape[1])[None, :] - wanted[1]
    away = np.where(filled == 0, down**2 + along**2, np.iinfo(np.int32).max)
    row, column = divmod(int(away.argmin()), filled.shape[1])
    if filled[row, column]:
        return None
    return row, column, float(np.sqrt(away[row, column]))
