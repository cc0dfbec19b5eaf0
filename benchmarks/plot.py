"""Plots: measured points, joined, under a dashed line that says how much is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 360, 260
LEFT, RIGHT, TOP, BOTTOM = 52, 20, 40, 44
STYLE = (
    "text{font:12px sans-serif;fill:#1f2937}.title{font-weight:bold}.grid{stroke:#e5e7eb}"
    ".measured{fill:none;stroke:#0072b2;stroke-width:2}circle{fill:#0072b2}"
    ".allowed{fill:none;stroke:#b45309;stroke-width:1.5;stroke-dasharray:5 4}"
)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot: its title with the unit, what lies along the bottom, and both lines from left to right."""

    title: str
    along: str
    measured: Sequence[Point]
    allowed: Sequence[Point]


def svg(plots: Sequence[Plot]) -> str:
    """Return *plots* side by side as one drawing."""
    width = WIDTH * len(plots)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img">',
        f"<title>{escape('; '.join(plot.title for plot in plots))}</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    for number, plot in enumerate(plots):
        parts += [f'<g transform="translate({number * WIDTH} 0)">', *_drawn(plot), "</g>"]
    return "\n".join([*parts, "</svg>", ""])


def ticks(most: float) -> list[float]:
    """Return four to six round numbers from 0 to *most* or somewhat more."""
    size = 10.0 ** floor(log10(most))
    step = next(part * size for part in (0.2, 0.25, 0.5, 1.0, 2.0) if most <= 5 * part * size)
    return [number * step for number in range(ceil(most / step - 1e-9) + 1)]


def _drawn(plot: Plot) -> Iterator[str]:
    points = [*plot.measured, *plot.allowed]
    up = ticks(max(y for _, y in points))
    first, last = min(x for x, _ in points), max(x for x, _ in points)
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def place(point: Point) -> Point:
        x, y = point
        return LEFT + (x - first) / (last - first) * wide, HEIGHT - BOTTOM - y / up[-1] * high

    yield f'<text class="title" x="{LEFT}" y="20">{escape(plot.title)}</text>'
    for value in up:
        _, y = place((first, value))
        yield f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
    for value, _ in plot.measured:
        x, y = place((value, 0))
        yield f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{value:g}</text>'
    yield f'<text x="{LEFT + wide / 2:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(plot.along)}</text>'
    yield f'<path class="allowed" d="{_line(map(place, plot.allowed))}"/>'
    yield f'<path class="measured" d="{_line(map(place, plot.measured))}"/>'
    for x, y in map(place, plot.measured):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def _line(points: Iterator[Point]) -> str:
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
