"""Days in Washington of moments given in Universal Time, as the Library of Congress stamps them."""

from __future__ import annotations

import re
from datetime import date, timedelta

MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}):[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?Z)?\Z")
FIRST_OF_LONG_SUMMER = 2007


def day(moment: str) -> date:
    """Return the day it was in Washington at *moment*, as in ``2022-01-14T02:54:43Z``.

    Raises `ValueError` where it is neither a moment nor a day.
    """
    found = MOMENT.match(moment)
    if found is None:
        raise ValueError(moment)
    there = date.fromisoformat(found[1])
    hour = int(found[2] or 12)
    behind = hour < 4 or (hour == 4 and not _summer(there))
    return there - timedelta(days=1) if behind else there


def _summer(there: date) -> bool:
    """Say whether clocks are four hours behind and not five: since 2007 from March to November."""
    if there.year >= FIRST_OF_LONG_SUMMER:
        return _sunday(date(there.year, 3, 8)) <= there < _sunday(date(there.year, 11, 1))
    return _sunday(date(there.year, 4, 1)) <= there < _sunday(date(there.year, 10, 25))


def _sunday(since: date) -> date:
    return since + timedelta(days=(6 - since.weekday()) % 7)
