"""The page ``docs/performance-pictures.md``, from the figures of one run."""

from __future__ import annotations

import os
from math import isinf
from pathlib import Path
from platform import machine

from benchmarks.browser import DRAG, LATER, PATIENCE, SCREEN
from benchmarks.measure import Spent
from benchmarks.page import DOCS, software
from benchmarks.pictures import (
    FRAMES,
    PANNED,
    ROUNDS,
    STOCK_MOST,
    Picture,
    Pictures,
    allowed,
    drawn_within,
    made_within,
)

TEMPLATE = Path(__file__).parent / "performance-pictures.md.j2"
LIBRARIES = ("numpy", "playwright", "pyvis", "rustworkx")
UNDRAWN = f"none in {PATIENCE:g} s"


def write(pictures: Pictures) -> None:
    """Write the page."""
    (DOCS / "performance-pictures.md").write_text(page(pictures), encoding="utf-8")


def page(pictures: Pictures) -> str:
    """Return the page's text."""
    from jinja2 import Template

    template = Template(TEMPLATE.read_text(encoding="utf-8"), keep_trailing_newline=True, autoescape=False)
    rendered: str = template.render(
        software=software(LIBRARIES),
        cores=os.cpu_count(),
        processor=machine(),
        browser=pictures.version,
        screen="{} × {}".format(*SCREEN),
        rounds=ROUNDS,
        most=f"{STOCK_MOST:,}",
        patience=f"{PATIENCE:g}",
        later=f"{LATER:g}",
        drag=f"{DRAG:g}",
        pictures=len(pictures.sizes),
        moved=sum(not each.still for each in pictures.sizes),
        drawn=[_drawn(each) for each in pictures.sizes],
        panning=_panning(pictures),
        made=[_made(each) for each in pictures.sizes],
        files=[_file(each) for each in pictures.sizes],
    )
    return rendered


def _drawn(picture: Picture) -> list[str]:
    within = drawn_within(picture.nodes, picture.ties)
    promise = ("", "") if isinf(within) else (f"{within:.1f}", _kept(picture.drawn.wall, within))
    stock = "not opened" if picture.nodes > STOCK_MOST else UNDRAWN
    return [
        *_size(picture.nodes, picture.ties),
        _seconds(picture.drawn),
        *promise,
        _seconds(picture.stock_drawn) if picture.stock_drawn else stock,
    ]


def _panning(pictures: Pictures) -> list[str]:
    stock = pictures.stock_frame
    return [
        *_size(*PANNED),
        f"{1 / pictures.frame.wall:.0f}",
        f"{FRAMES:.0f}",
        _kept(pictures.frame.wall, 1 / FRAMES),
        f"{1 / stock.wall:.0f}" if stock else UNDRAWN,
    ]


def _made(picture: Picture) -> list[str]:
    within = made_within(picture.nodes)
    return [
        *_size(picture.nodes, picture.ties),
        _seconds(picture.made),
        f"{within:.0f}",
        _kept(picture.made.wall, within),
        _seconds(picture.stock_made),
    ]


def _file(picture: Picture) -> list[str]:
    most = allowed(picture.nodes, picture.ties)
    size = f"{picture.size / 1e6:.2f}"
    return [*_size(picture.nodes, picture.ties), size, f"{most / 1e6:.2f}", _kept(picture.size, most)]


def _size(nodes: int, ties: int) -> tuple[str, str]:
    return f"{nodes:,}", f"{ties:,}"


def _seconds(spent: Spent) -> str:
    return f"{spent.wall:.2f} ({spent.processor:.2f})"


def _kept(value: float, most: float) -> str:
    return "kept" if value <= most else "**broken**"
