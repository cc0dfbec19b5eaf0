"""The colours of the picture: text that can be read, marks that can be seen, kinds that can be told apart."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from coloraide import Color

from hillgraph.model.kinds import Look, model
from hillgraph.render.drawing import LETTERED
from hillgraph.render.templates import asset

Palette = dict[str, str]
TEXT = 4.5
MARK = 3.0
APART = 10.0
"""CIEDE2000 below which two fills are taken for one; the legend's samples are small and lie apart."""
LIT = 0.9
"""How strongly canvas.js draws the ties of what is chosen; all others are fainter on purpose."""
SEEN_BY = (None, "protan", "deutan", "tritan")

STYLE, MARKS = asset("page.css"), asset("marks.js")
PAGE: dict[str, Palette] = {
    time: dict(re.findall(r"--(\w+): (#[0-9A-Fa-f]{6})", block))
    for time, block in zip(("light", "dark"), re.findall(r":root \{([^}]*)\}", STYLE), strict=False)
}
CANVAS: dict[str, Palette] = {
    time: dict(re.findall(r"(\w+): '(#[0-9A-Fa-f]{6})'", block))
    for time, block in zip(("dark", "light"), re.findall(r"\{ (ground: [^}]*)\}", MARKS), strict=True)
}
LOOKS = {look.name: look for kind in model().things.values() for look in kind.looks}
LINES = {kind.name: kind.colour for kind in model().ties.values()}
WRITTEN_IN = [look for look in LOOKS.values() if look.shape in LETTERED]


@pytest.mark.parametrize("time", ["light", "dark"])
def test_the_colours_are_those_of_the_page(time: str) -> None:
    """A palette that isn't found holds nothing; canvas and page must have one ground and one text."""
    shared = ["ground", "text", "muted", "highlight"]

    assert {"panel", "hover", "link", "field"} <= PAGE[time].keys()
    assert [CANVAS[time][name] for name in shared] == [PAGE[time][name] for name in shared]


@pytest.mark.parametrize("time", ["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "panel", "hover"])
def test_the_text_of_the_page_can_be_read(time: str, ground: str) -> None:
    """WCAG 1.4.3, for all that is written on the ground, on panels and in the row pointed at."""
    page = PAGE[time]

    found = {name: contrast(page[name], page[ground]) for name in ("text", "muted", "link", "highlight")}

    assert {name: value for name, value in found.items() if value < TEXT} == {}


@pytest.mark.parametrize("time", ["light", "dark"])
def test_the_text_of_the_canvas_can_be_read(time: str) -> None:
    """Names, ties and the sign that sources differ; what is faded comes back when it is pointed at."""
    canvas = CANVAS[time]

    found = {name: contrast(canvas[name], canvas["ground"]) for name in ("text", "muted", "highlight")}

    assert {name: value for name, value in found.items() if value < TEXT} == {}


@pytest.mark.parametrize("look", WRITTEN_IN, ids=lambda look: look.name)
def test_a_name_written_in_its_mark_can_be_read(look: Look) -> None:
    """A bill's number stands in its box, by day and by night."""
    assert contrast(look.text, look.fill) >= TEXT


@pytest.mark.parametrize("time", ["light", "dark"])
def test_marks_rings_and_fields_stand_out_from_the_ground(time: str) -> None:
    """WCAG 1.4.11: a pale fill is seen by its border, the keyboard's place and what is chosen by a ring."""
    canvas, page = CANVAS[time], PAGE[time]

    found = {
        f"{name} on {ground}": contrast({**page, **canvas}[name], page[ground])
        for name in ("border", "highlight", "cursor", "link", "field")
        for ground in ("ground", "panel")
    }

    assert {name: value for name, value in found.items() if value < MARK} == {}


@pytest.mark.parametrize("time", ["light", "dark"])
@pytest.mark.parametrize("kind", LINES)
def test_the_line_of_a_kind_stands_out_from_the_ground(kind: str, time: str) -> None:
    """In the legend, and in the picture where it belongs to what is chosen."""
    colour = LINES[kind] if time == "light" else toned(LINES[kind])
    ground, panel = PAGE[time]["ground"], PAGE[time]["panel"]

    assert contrast(colour, panel) >= MARK
    assert contrast(Color(colour).mix(ground, 1 - LIT, space="srgb"), ground) >= MARK


def test_by_night_the_legend_tones_a_line_as_the_canvas_does() -> None:
    """One sample, one line: the style says of the colour what the script says of white."""
    kept = re.search(r"color-mix\(in srgb, var\(--colour\) (\d+)%, white\)", STYLE)

    assert kept
    assert int(kept[1]) == round(100 * (1 - _whitened()))


@pytest.mark.parametrize("sight", SEEN_BY, ids=str)
def test_what_has_one_shape_differs_in_colour_or_has_its_name_in_the_mark(sight: str | None) -> None:
    """One man in twelve sees red and green alike; shape or words must say what colour can't."""
    alike = {
        f"{one.name}, {other.name}": round(distance(one.fill, other.fill, sight), 1)
        for one, other in combinations(LOOKS.values(), 2)
        if one.shape == other.shape and one.shape not in LETTERED
    }

    assert len(alike) >= 20
    assert {pair: value for pair, value in alike.items() if value < APART} == {}


def contrast(one: str | Color, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.1 has it."""
    return Color(one).contrast(other, method="wcag21")


def distance(one: str, other: str, sight: str | None) -> float:
    """Return how far apart two colours look, in CIEDE2000, to somebody without the cones of *sight*."""
    seen = [Color(colour).filter(sight) if sight else Color(colour) for colour in (one, other)]
    return seen[0].delta_e(seen[1], method="2000")


def toned(colour: str) -> str:
    """Return a line's colour by night, as marks.js has it."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{int(part + (255 - part) * _whitened() + 0.5):02X}" for part in parts)


def _whitened() -> float:
    found = re.search(r"\(255 - part\) \* (0\.\d+)", MARKS)
    assert found, "marks.js brightens lines in another way; do so here"
    return float(found[1])
