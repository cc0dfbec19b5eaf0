"""Drawings as SVG text: light and dark, with a title and a description, the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from math import floor, log10

STYLE = """\
.hg{--ground:#fff;
font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans KR",sans-serif;
--text:#1f2937;--muted:#5b6472;--rule:#d8dce2;--main:#0072b2;--second:#8a3a00;--third:#117733}
.hg text{fill:var(--text)}
.hg .small{font-size:12px;fill:var(--muted)}
.hg .name{font-size:12px;paint-order:stroke;stroke:var(--ground);stroke-width:3px}
.hg .head{font-size:16px;font-weight:600}
.hg .ground{fill:var(--ground)}.hg .rule{stroke:var(--rule);stroke-width:1}
@media (prefers-color-scheme:dark){.hg{--ground:#15181d;--text:#e8eaed;--muted:#a3acb8;--rule:#39404a;
--main:#5ab4e5;--second:#f0a36b;--third:#63c08a}}
@media print{.hg{--ground:#fff;--text:#000;--muted:#444;--rule:#bbb;
--main:#0072b2;--second:#8a3a00;--third:#117733}}
"""
COLOURS = ("var(--main)", "var(--second)", "var(--third)", "var(--muted)")
LETTER = 7.2
"""How wide a letter of 13 CSS pixels is taken to be, at the most common."""


@dataclass(slots=True)
class Drawing:
    """A drawing of *width* by *height* CSS pixels; *title* and *told* are read out to who can't see it."""

    title: str
    told: str
    width: int
    height: int
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> None:
        """Write *words* with their baseline at *y*; *kind* is small, name or head."""
        named = f' class="{kind}"' if kind else ""
        placed = f'<text x="{number(x)}" y="{number(y)}"{named} text-anchor="{anchor}">'
        self.parts.append(f"{placed}{escape(words)}</text>")

    def bar(
        self, x: float, y: float, wide: float, high: float, colour: str, *, proposed: bool = False
    ) -> None:
        """Fill a bar; what is only proposed has an outline and a faint filling."""
        faint = f' fill-opacity=".18" stroke="{colour}" stroke-width="1.5"' if proposed else ""
        self._rect(x, y, wide, high, f'fill="{colour}"{faint}')

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a dot, with a border that sets it off from any ground."""
        middle = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        self.parts.append(f'<circle {middle} fill="{colour}" stroke="var(--text)"/>')

    def open_bar(self, x: float, y: float, wide: float, high: float) -> None:
        """Outline a bar that has no end, as where there is no limit."""
        self._rect(
            x, y, wide, high, 'fill="none" stroke="var(--muted)" stroke-width="1.5" stroke-dasharray="5 4"'
        )

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a thin line."""
        ends = f'x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}"'
        self.parts.append(f'<line class="rule" {ends}/>')

    def steps(
        self, points: list[tuple[float, float]], colour: str, *, wide: float, dashed: bool = False
    ) -> None:
        """Draw a line that keeps its height until the next point and jumps there."""
        (x, y), *rest = points
        way = f"M{number(x)} {number(y)}" + "".join(f"H{number(a)}V{number(b)}" for a, b in rest)
        dashes = ' stroke-dasharray="5 4"' if dashed else ""
        self.parts.append(
            f'<path d="{way}" fill="none" stroke="{colour}" stroke-width="{number(wide)}"{dashes}/>'
        )

    def markup(self) -> str:
        """Return the drawing as an element that stands alone or in a page."""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" class="hg" role="img" {size}>'
        words = f"<title>{escape(self.title)}</title>\n<desc>{escape(self.told)}</desc>"
        ground = f'<rect class="ground" width="{self.width}" height="{self.height}"/>'
        return "\n".join([head, words, f"<style>{STYLE}</style>", ground, *self.parts, "</svg>"]) + "\n"

    def _rect(self, x: float, y: float, wide: float, high: float, look: str) -> None:
        box = f'x="{number(x)}" y="{number(y)}" width="{number(max(wide, 0))}" height="{number(high)}"'
        self.parts.append(f"<rect {box} {look}/>")


def number(value: float) -> str:
    """Return *value* to a tenth, without what needn't be written."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def ticks(most: float, count: int = 5) -> list[int]:
    """Return round numbers from 0 up to *most* or just above, some *count* of them."""
    if most <= 0:
        return [0, 1]
    rough = max(most / count, 1)
    size = 10 ** floor(log10(rough))
    step = next(size * each for each in (1, 2, 5, 10) if size * each >= rough)
    return list(range(0, int(most + step), int(step)))


def shortened(words: str, most: int) -> str:
    """Return *words* cut to *most* letters, an ellipsis at the end where they were."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
