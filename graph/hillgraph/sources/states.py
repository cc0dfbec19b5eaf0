"""States and other parts of the United States: their postal codes and names, and who sends a Delegate."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hillgraph.paths import table


def states() -> Mapping[str, str]:
    """Return the name of each State by its postal code."""
    found: dict[str, str] = _table()["states"]
    return found


def delegates() -> Mapping[str, str]:
    """Return the name of each part that sends a Delegate or Resident Commissioner, by its postal code."""
    found: dict[str, str] = _table()["delegates"]
    return found


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = table("states")
    return found
