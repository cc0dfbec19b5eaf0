"""In what order tests run, and what some of them need to run at all."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SLOWEST_LAST = ("engine", "hostile", "browser", "slow")
SLOW_TOO = ("engine", "hostile", "browser")


def pytest_configure() -> None:
    """Look for garbage less often: nearly all that tests leave is cleared without that."""
    gc.set_threshold(50_000, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Count browser and hostile tests among the slow ones, which daily use leaves out."""
    if any(item.get_closest_marker(name) for name in SLOW_TOO):
        item.add_marker(pytest.mark.slow)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the quick tests first, and skip those whose folder isn't beside the checkout."""
    items.sort(key=_place)
    if not SHARED.is_dir():
        for item in items:
            if item.get_closest_marker("shared"):
                item.add_marker(pytest.mark.skip(reason="there is no folder shared/ beside the checkout"))


def pytest_collection_finish() -> None:
    """Leave the thousands of tests, which stay to the end, out of every later look for garbage."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Let all be cleared away at the end, as libraries that count what they have lent expect it."""
    gc.unfreeze()


def _place(item: pytest.Item) -> int:
    places = [place for place, name in enumerate(SLOWEST_LAST, 1) if item.get_closest_marker(name)]
    return min(places, default=0)
