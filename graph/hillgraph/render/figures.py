"""Two figures for numbers: bars by name, and lines that step from value to value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hillgraph.render.svg import COLOURS, LETTER, Drawing, shortened, ticks

WIDTH = 860
NAMES = 300
ROW = 26
TOP = 58
LONGEST = 40
HEIGHT = 420
RIGHT = 205
LEADING = 15
FLOOR = 62
NOTHING = "Nothing to show: the store has no such rows."


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name and what is written at its end; without a *value* it is open, as no limit is."""

    name: str
    value: float | None
    words: str
    colour: int = 0
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A line of steps: points in order of x, and how it is drawn."""

    name: str
    points: tuple[tuple[float, float], ...]
    colour: int = 3
    strong: bool = False
    dashed: bool = False


def bars(title: str, rows: Sequence[Bar], note: str) -> str:
    """Return horizontal bars on one scale, from 0; *note* says what is counted and stands below."""
    told = "; ".join(f"{row.name}: {row.words}" for row in rows) or "Nothing to show."
    drawing = Drawing(title, f"{told}. {note}", WIDTH, TOP + ROW * max(len(rows), 1) + 44)
    drawing.text(16, 28, title, kind="head")
    most = max((row.value for row in rows if row.value is not None), default=0) or 1
    longest = max((len(row.words) for row in rows), default=0)
    room = WIDTH - NAMES - 32 - LETTER * min(longest, 44)
    for place, row in enumerate(rows):
        y = TOP + ROW * place
        wide = room if row.value is None else room * row.value / most
        drawing.text(NAMES - 10, y + 14, shortened(row.name, LONGEST), anchor="end")
        if row.value is None:
            drawing.open_bar(NAMES, y + 2, wide, ROW - 10)
        else:
            drawing.bar(NAMES, y + 2, wide, ROW - 10, COLOURS[row.colour], proposed=row.proposed)
        drawing.text(NAMES + wide + 8, y + 14, shortened(row.words, 44))
    if not rows:
        drawing.text(16, TOP + 14, NOTHING)
    drawing.text(16, drawing.height - 14, note, kind="small")
    return drawing.markup()


def stepped(title: str, series: Sequence[Series], across: str, note: str, names: Sequence[str] = ()) -> str:
    """Return lines of steps over whole numbers; *across* names what runs to the right, *names* its values."""
    told = "; ".join(f"{each.name}: {each.points[-1][1]:g} at {each.points[-1][0]:g}" for each in series)
    drawing = Drawing(title, f"{told or 'Nothing to show'}. {note}", WIDTH, HEIGHT)
    drawing.text(16, 28, title, kind="head")
    if not series:
        drawing.text(16, TOP + 14, NOTHING)
        return drawing.markup()
    far = max(each.points[-1][0] for each in series) or 1
    marks = ticks(max(y for each in series for _, y in each.points))
    left, right, top, bottom = 56, WIDTH - RIGHT, TOP, HEIGHT - 66

    def placed(x: float, y: float) -> tuple[float, float]:
        return left + (right - left) * x / far, bottom - (bottom - top) * y / marks[-1]

    for mark in marks:
        _, y = placed(0, mark)
        drawing.line(left, y, right, y)
        drawing.text(left - 8, y + 4, f"{mark:,}", kind="small", anchor="end")
    for mark in ticks(far):
        if mark <= far:
            word = names[mark] if mark < len(names) else f"{mark:,}"
            drawing.text(placed(mark, 0)[0], bottom + 18, word, kind="small", anchor="middle")
    drawing.text(left, bottom + 36, across, kind="small")
    for each in sorted(series, key=lambda one: one.strong):
        points = [placed(*point) for point in each.points]
        drawing.steps(points, COLOURS[each.colour], wide=3 if each.strong else 1.6, dashed=each.dashed)
    _names(drawing, series, [placed(*each.points[-1]) for each in series], right)
    drawing.text(16, HEIGHT - 12, note, kind="small")
    return drawing.markup()


def _names(
    drawing: Drawing, series: Sequence[Series], ends: Sequence[tuple[float, float]], right: float
) -> None:
    """Write each name right of the figure at its line's end, moved where another stands there."""
    ordered = sorted(zip(ends, series, strict=True), key=lambda pair: (pair[0][1], pair[1].name))
    places = [y + 4 for (_, y), _ in ordered]
    for place in range(1, len(places)):
        places[place] = max(places[place], places[place - 1] + LEADING)
    floor = float(HEIGHT - FLOOR)
    for place in reversed(range(len(places))):
        places[place] = min(places[place], floor)
        floor = places[place] - LEADING
    for ((x, y), each), at in zip(ordered, places, strict=True):
        drawing.line(x + 2, y, right + 8, at - 4)
        drawing.steps(
            [(right + 8, at - 4), (right + 22, at - 4)],
            COLOURS[each.colour],
            wide=3 if each.strong else 1.6,
            dashed=each.dashed,
        )
        drawing.text(right + 26, at, shortened(f"{each.name}: {each.points[-1][1]:g}", 25))
