"""Days as they are written in the United States: month, day, year."""

from __future__ import annotations

import re
from datetime import date


def day(text: str, pattern: re.Pattern[str]) -> date | None:
    """Return the day whose month, day and year are the first groups of *pattern* in *text*, else None."""
    match = pattern.match(text)
    try:
        return date(int(match[3]), int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None
