"""Pictures of ever more nodes: how soon they are made and drawn, how they pan, and how large they are.

Each is held against the page that pyvis makes of the same nodes and ties when it is told nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.browser import PATIENCE, chromium, opened
from benchmarks.crowds import written
from benchmarks.measure import Outcome, Promise, Spent, inverse, middle

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = ((100, 200), (500, 1000), (1500, 3000), (5000, 10_000), (5000, 20_000))
PANNED = (500, 1000)
FEW = 500
"""Up to here a picture is to be good; beyond it, it is to be usable."""
STOCK_MOST = 1500
"""The most nodes whose stock page is opened, and whose pages are made more than once."""
ROUNDS = 3
FRAMES = 20.0
WAYS = ("page", "pyvis")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture and the stock page of the same; *size* is in bytes, seconds are medians.

    *stock_drawn* is nothing where the stock page wasn't drawn in time, or wasn't opened.
    """

    nodes: int
    ties: int
    size: int
    made: Spent
    stock_made: Spent
    drawn: Spent
    stock_drawn: Spent | None
    still: bool


@dataclass(frozen=True, slots=True)
class Pictures:
    """What was drawn, the least first, and what a frame takes in panning, by the browser's *version*."""

    version: str
    sizes: tuple[Picture, ...]
    frame: Spent
    stock_frame: Spent | None


def made_within(nodes: int) -> float:
    """Return the most seconds that making the page of so many nodes may take."""
    return 2.0 if nodes <= FEW else 10.0


def drawn_within(nodes: int, ties: int) -> float:
    """Return the most seconds until the first drawing; nothing is promised of more than two ties a node."""
    if ties > 2 * nodes:
        return float("inf")
    return 1.0 if nodes <= FEW else 2.5


def allowed(nodes: int, ties: int) -> int:
    """Return the most bytes that the file may have."""
    return 900_000 + 600 * nodes + 400 * ties


def drawn(folder: Path) -> Pictures:
    """Make every picture in *folder* and open it, each beside the stock page of the same.

    The stock page is opened once only, as the browser is long at it.
    """
    with chromium() as browser:
        sizes = tuple(_picture(browser, folder, nodes, ties) for nodes, ties in SIZES)
        page, stock = (_file(folder, way, *PANNED) for way in WAYS)
        frame = middle(_panned(browser, page) for _ in range(ROUNDS))
        return Pictures(browser.version, sizes, frame, _stock_panned(browser, stock))


def outcomes(pictures: Pictures) -> Iterator[Outcome]:
    """Yield what is promised of each picture, then of panning and of what must not move."""
    for each in pictures.sizes:
        yield from _promised(each)
    frame, stock = pictures.frame, pictures.stock_frame
    yield Outcome(
        Promise(name=f"panning, {_said(*PANNED)}", bound=1 / FRAMES, unit="frames a second", said=inverse),
        frame.wall,
        frame,
        stock,
        _held(frame, stock),
    )
    moved = sum(not each.still for each in pictures.sizes)
    unit = f"of {len(pictures.sizes)} pictures"
    yield Outcome(Promise(name="moved later", bound=0.0, unit=unit, said=_whole), moved, ratio=moved)


def _promised(picture: Picture) -> Iterator[Outcome]:
    nodes, ties = picture.nodes, picture.ties
    made, drawn = picture.made, picture.drawn
    making = Promise(name=f"making, {_said(nodes, ties)}", bound=made_within(nodes), unit="s")
    yield Outcome(making, made.wall, made, picture.stock_made, _held(made, picture.stock_made))
    waited = picture.stock_drawn is None and nodes <= STOCK_MOST
    drawing = Promise(
        name=f"drawing, {_said(nodes, ties)}",
        bound=drawn_within(nodes, ties),
        unit=f"s; pyvis none in {PATIENCE:g} s" if waited else "s",
    )
    yield Outcome(drawing, drawn.wall, drawn, picture.stock_drawn, _held(drawn, picture.stock_drawn))
    most = allowed(nodes, ties)
    yield Outcome(
        Promise(name=f"file, {_said(nodes, ties)}", bound=most / 1e6, unit="MB"),
        picture.size / 1e6,
        ratio=picture.size / most,
    )


def _held(ours: Spent, theirs: Spent | None) -> float | None:
    return None if theirs is None else ours.processor / theirs.processor


def _said(nodes: int, ties: int) -> str:
    return f"{nodes:,} nodes, {ties:,} ties"


def _whole(count: float) -> str:
    return f"{count:.0f}"


def _picture(browser: Browser, folder: Path, nodes: int, ties: int) -> Picture:
    page, stock = (_file(folder, way, nodes, ties) for way in WAYS)
    rounds = ROUNDS if nodes <= STOCK_MOST else 1
    made = [(written("page", nodes, ties, page), written("pyvis", nodes, ties, stock)) for _ in range(rounds)]
    seen = [_seen(browser, page) for _ in range(ROUNDS)]
    return Picture(
        nodes,
        ties,
        size=page.stat().st_size,
        made=middle(ours for ours, _ in made),
        stock_made=middle(theirs for _, theirs in made),
        drawn=middle(first for first, _ in seen),
        stock_drawn=_stock_drawn(browser, stock) if nodes <= STOCK_MOST else None,
        still=all(still for _, still in seen),
    )


def _seen(browser: Browser, page: Path) -> tuple[Spent, bool]:
    with opened(browser, page) as seen:
        return seen.drawn(), seen.still()


def _stock_drawn(browser: Browser, stock: Path) -> Spent | None:
    with opened(browser, stock) as seen:
        return seen.first


def _panned(browser: Browser, page: Path) -> Spent:
    with opened(browser, page) as seen:
        seen.drawn()
        return seen.panned(browser)


def _stock_panned(browser: Browser, stock: Path) -> Spent | None:
    with opened(browser, stock) as seen:
        return None if seen.first is None else seen.panned(browser)


def _file(folder: Path, way: str, nodes: int, ties: int) -> Path:
    return folder / f"{way}-{nodes}-{ties}.html"
