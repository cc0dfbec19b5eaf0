"""The page as axe-core judges it: in each of its states, by day and by night, on a desk, tablet and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.opened import SIZES, Open, choose
from tests.pictured import pictured, storied

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All that are on by default, and WCAG 2.2's for targets of at least 24 pixels."""


def _search(page: Page) -> None:
    page.locator("#search").fill("member")
    expect(page.get_by_role("option").first).to_be_visible()


def _tie(page: Page) -> None:
    choose(page, "KITA")
    page.locator("#details .tie").first.click()
    expect(page.locator("#details h2")).to_contain_text("represents")


def _table(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    expect(page.locator("#table tbody tr").first).to_be_visible()


def _about(page: Page) -> None:
    page.get_by_role("button", name="About").click()
    expect(page.locator("#details")).to_contain_text("About this picture")


def _filtered(page: Page) -> None:
    page.get_by_label("Legislators").uncheck()
    page.get_by_label("Cosponsorships").uncheck()


def _legend(page: Page) -> None:
    page.get_by_role("button", name="Legend", exact=True).click()
    expect(page.get_by_label("Legislators")).to_be_visible()


def _legend_filtered(page: Page) -> None:
    _legend(page)
    _filtered(page)


def _story(page: Page) -> None:
    page.get_by_role("button", name="Story").click()
    expect(page.locator("#step-words")).to_have_text("Young Kim sponsors it.")


def _path(page: Page) -> None:
    choose(page, "young kim")
    page.get_by_role("button", name="Path to …").click()
    choose(page, "judiciary")
    expect(page.locator("#details h2")).to_contain_text("From Young Kim")


def _compared(page: Page) -> None:
    choose(page, "partner with korea")
    page.get_by_text("Compare supporters with another bill").click()
    page.get_by_role("button", name="H.R. 5534 (119th)").first.click()
    expect(page.locator("#details h2")).to_contain_text("Supporters of")


def _saving(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#details h2")).to_have_text("Take away")


STATES: dict[str, Callable[[Page], None]] = {
    "as opened": lambda _: None,
    "searched": _search,
    "a thing chosen": lambda page: choose(page, "partner with korea"),
    "a tie chosen": _tie,
    "table": _table,
    "about": _about,
    "a day": lambda page: page.get_by_label("On this day").fill("2025-08-09"),
    "a path": _path,
    "compared": _compared,
    "saving": _saving,
    "the story": _story,
    "filtered": _filtered,
}
ON_A_PHONE = {
    **{state: reach for state, reach in STATES.items() if state != "filtered"},
    "legend": _legend,
    "legend, filtered": _legend_filtered,
}


BY_NIGHT = ("as opened", "a thing chosen", "table", "compared", "the story")
"""Where the screen is smaller only the layout differs, not the colours."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_axe_finds_nothing_grave(opened: Open, size: tuple[int, int], dark: bool) -> None:
    """What a program can find without a person must not be left for a person to stumble over."""
    narrow = size[0] < 760
    found: dict[str, list[str]] = {}
    page = opened(storied(), size, touch=narrow, dark=dark)
    start = page.url
    states = ON_A_PHONE if narrow else STATES
    for state in states if size[0] == SIZES[0][0] or not dark else BY_NIGHT:
        reach = states[state]
        page.goto("about:blank")
        page.goto(start)
        reach(page)
        found[state] = _violations(page)

    assert {state: faults for state, faults in found.items() if faults} == {}


def test_axe_finds_what_is_planted(opened: Open) -> None:
    """A judge that was never asked finds nothing either."""
    page = opened(pictured())
    page.evaluate("document.getElementById('tally').style.color = '#999'")
    page.evaluate("document.getElementById('fit').removeAttribute('aria-label')")
    page.evaluate("document.getElementById('fit').textContent = ''")

    found = [fault.partition(":")[0] for fault in _violations(page)]

    assert found == ["button-name (critical)", "color-contrast (serious)"]


def _violations(page: Page) -> list[str]:
    """Return what axe-core holds against the page, with the first elements that it holds it against."""
    return [
        f"{fault['id']} ({fault['impact']}): {[node['html'][:200] for node in fault['nodes'][:3]]}"
        for fault in Axe().run(page, options=RULES).response["violations"]
        if fault["impact"] in GRAVE
    ]
