"""Text as people typed it: names, days, amounts, and keys for what has no number."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import unescape

from hillgraph.model.slugs import slug

LONGEST = 60
AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?\Z")
LINK = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z")
NOTHING_SAID = re.compile(r"[\s.\-/]*(n\s*[/.]?\s*a|none|null|not applicable)?[\s.\-/]*\Z", re.IGNORECASE)
EARLIEST = date(1946, 8, 2)  # the first act on lobbying
LATE = 25  # years: reports of 1999 were still being amended in 2021


class Misformed(ValueError):
    """Something is of its form and still can't be read; the text begins with its path."""


def line(text: str | None) -> str:
    """Return *text* in one line, as a browser shows it: the register keeps ``&amp;`` for ``&``."""
    if not text:
        return ""
    return " ".join((unescape(text) if "&" in text else text).split())


def shown(text: str | None) -> str:
    """Return *text* with its line breaks, as a browser shows its letters."""
    if not text:
        return ""
    return unescape(text) if "&" in text else text


def said(text: str | None) -> str:
    """Return *text* in one line, nothing where it says N/A or None."""
    found = line(text)
    return "" if NOTHING_SAID.match(found) else found


def amount(text: str, path: str) -> Decimal:
    """Return the number that *text*, at *path*, is; raise `Misformed` where it is none."""
    if not AMOUNT.match(text):
        raise Misformed(f"$.{path}: '{text}' is not a number, as in 20000.00")
    return Decimal(text)


def link(text: str, path: str) -> str:
    """Return *text*, at *path*, which is an address of the web; raise `Misformed` where it is none."""
    if not LINK.match(text):
        raise Misformed(f"$.{path}: '{text}' is not an address of the web")
    return text


def typed(name: str) -> str:
    """Return a key for a *name* without a number, another one for each spelling: its slug and a digest."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    short = slug(name)[:LONGEST].strip("-")
    return f"{short}-{digest}" if short else digest


def plausible(found: date | None, year: int) -> date | None:
    """Return a day unless it can't be one on which somebody named in a filing of *year* did something."""
    return found if found and found >= EARLIEST and found.year <= year + LATE else None


def posted(moment: str | None, year: int) -> date | None:
    """Return the day on which a filing of *year* was posted, in Washington, where *moment* is one of sense.

    The register has filings posted in 1905, 201 or 2107. No report comes before the year that it is
    about, though a registration may by some days.
    """
    found = day(moment[:10]) if moment else None
    return found if found and year - 1 <= found.year <= year + LATE else None


@lru_cache(maxsize=16384)
def day(text: str) -> date | None:
    """Return the day that *text* is, as in 2025-01-31, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
