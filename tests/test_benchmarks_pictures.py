"""The measuring of pictures: bounds, what is found of a page, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import browser, picture_page, pictures
from benchmarks.browser import opened
from benchmarks.crowds import crowd
from benchmarks.measure import Spent
from benchmarks.pictures import Picture, Pictures, allowed, drawn_within, made_within

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SMALL = Picture(
    nodes=500,
    ties=1000,
    size=909_672,
    made=Spent(1.4, 1.8),
    stock_made=Spent(0.5, 0.4),
    drawn=Spent(0.8, 1.7),
    stock_drawn=Spent(42.7, 36.3),
    still=True,
)
LARGE = Picture(
    nodes=1500,
    ties=3000,
    size=3_100_000,
    made=Spent(3.6, 3.7),
    stock_made=Spent(0.6, 0.5),
    drawn=Spent(2.6, 2.7),
    stock_drawn=None,
    still=False,
)
DRAWN = Pictures("150.0", (SMALL, LARGE), frame=Spent(0.04, 0.05), stock_frame=Spent(0.08, 0.07))
CANVAS = """<!doctype html><div class="vis-network"><canvas width="300" height="200"></canvas></div><script>
const context = document.querySelector('canvas').getContext('2d');
const draw = (x) => {
  context.clearRect(0, 0, 300, 200);
  context.beginPath();
  context.arc(x, 100, 20, 0, 7);
  context.fill();
};
</script>"""


def test_what_is_promised_of_a_picture_goes_by_its_nodes_and_ties() -> None:
    """Good to 500 nodes, usable beyond; nothing is said of how soon more than two ties a node are drawn."""
    drawn = [drawn_within(*size) for size in ((100, 200), (500, 1000), (1500, 3000), (5000, 10_000))]

    assert drawn == [1.0, 1.0, 2.5, 2.5]
    assert drawn_within(5000, 20_000) == float("inf")
    assert [made_within(nodes) for nodes in (500, 5000)] == [2.0, 10.0]
    assert allowed(500, 1000) == 1_600_000


def test_a_crowd_has_the_nodes_and_ties_it_was_asked_for() -> None:
    """A pair drawn twice would make the picture smaller than the table says."""
    view = crowd(100, 200)

    assert len({node.name for node in view.nodes}) == 100
    assert len({edge.name for edge in view.edges}) == 200
    assert {edge.source for edge in view.edges} == {node.name for node in view.nodes if node.look != "bill"}
    assert view == crowd(100, 200)


def test_a_picture_is_held_to_seconds_size_and_standing_still() -> None:
    """The second is drawn late, is too large and moves; the page beside it never came."""
    found = list(pictures.outcomes(DRAWN))

    assert [(each.promise.name.partition(",")[0], each.promise.unit, each.kept) for each in found] == [
        ("making", "s", True),
        ("drawing", "s", True),
        ("file", "MB", True),
        ("making", "s", True),
        ("drawing", "s; pyvis none in 60 s", False),
        ("file", "MB", False),
        ("panning", "frames a second", True),
        ("moved later", "of 2 pictures", False),
    ]
    assert found[1].floor == Spent(42.7, 36.3)
    assert found[6].promise.said(found[6].value) == "25.00"


def test_the_page_of_pictures_has_a_row_a_size() -> None:
    """What was not drawn in time is said so, as no number would be true."""
    text = picture_page.page(DRAWN)

    assert "| 500 | 1,000 | 0.80 (1.70) | 1.0 | kept | 42.70 (36.30) |\n" in text
    assert "| 1,500 | 3,000 | 2.60 (2.70) | 2.5 | **broken** | none in 60 s |\n\nOf 2 pictures, 1 " in text
    assert "| 500 | 1,000 | 25 | 20 | kept | 12 |\n\n## Making the page\n" in text
    assert "| 1,500 | 3,000 | 3.10 | 3.00 | **broken** |\n" in text
    assert text.endswith("|\n")


@pytest.mark.browser
@pytest.mark.parametrize(("later", "still"), [("draw(100)", True), ("draw(104)", False)])
def test_a_picture_that_moves_later_is_found_out(
    chromium: Browser, tmp_path: Path, later: str, still: bool
) -> None:
    """Drawing the same anew is no move; four pixels to the right are one."""
    file = tmp_path / "page.html"
    file.write_text(f"{CANVAS}<script>draw(100); setTimeout(() => {later}, 500);</script>", encoding="utf-8")

    with opened(chromium, file) as seen:
        assert 0 < seen.drawn().wall < 0.5
        assert seen.still() is still


@pytest.mark.browser
def test_an_empty_canvas_is_no_picture(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A canvas that is cleared again and again was never drawn on."""
    monkeypatch.setattr(browser, "PATIENCE", 0.3)
    file = tmp_path / "page.html"
    file.write_text(f"{CANVAS}<script>context.clearRect(0, 0, 300, 200);</script>", encoding="utf-8")

    with opened(chromium, file) as seen:
        assert seen.first is None
