"""Years in free text: ``2021-2023``, ``1998–02``, ``Jan. 2010 to 3/2012``, ``since 2015``."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?,?\s{1,2}"
DATE = rf"(?:{MONTH}|\d{{1,2}}/(?:\d{{1,2}}/)?)?"
STRETCH = re.compile(
    rf"""
    {DATE}(?<!\w)(?P<since>\d{{4}}|['’]\d\d)(?!\d)
    (?: \s{{0,3}}(?:[-–—]|\b(?i:to|thru|through|until|till))\s{{0,3}}
        (?: {DATE}(?P<until>\d{{4}}|['’]?\d\d)(?!\w) | (?P<open>(?i:present|current|now)) )
    )?
    """,
    re.VERBOSE,
)
SINCE = re.compile(r"\b(?:since|from|starting|beginning)\s{1,3}(?:[A-Za-z]{1,9}\.?\s)?\Z", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|through|to)\s{1,3}(?:[A-Za-z]{1,9}\.?\s)?\Z", re.IGNORECASE)
WINDOW = 24
PLAUSIBLE = range(1940, 2061)
CENTURY = 100


class Years(NamedTuple):
    """The years that a text gives, each None where it gives none, and where they stand."""

    since: int | None
    until: int | None
    start: int
    end: int


def years(text: str, start: int, end: int) -> Years | None:
    """Return the first years in a stretch of *text*; one year alone is both the first and the last.

    A last year of two digits is the next of that ending; a stretch that ends before it begins, or
    lies outside all lobbying lives, is none.
    """
    for match in STRETCH.finditer(text, start, end):
        first = _full(match["since"])
        last = _later(first, match["until"]) if match["until"] else None
        if first not in PLAUSIBLE or (last is not None and not (last in PLAUSIBLE and first <= last)):
            continue
        if last is not None or match["open"]:
            return Years(first, last, *match.span())
        return _alone(text, first, match, start)
    return None


def _alone(text: str, year: int, match: re.Match[str], start: int) -> Years:
    least = max(start, match.start() - WINDOW)
    if SINCE.search(text, least, match.start("since")):
        return Years(year, None, *match.span())
    if UNTIL.search(text, least, match.start("since")):
        return Years(None, year, *match.span())
    return Years(year, year, *match.span())


def _full(printed: str) -> int:
    """Return a year of two or four digits; ``'68`` and later are of the last century."""
    digits = printed.lstrip("'’")
    short = len(digits) < len("2000")
    return int(digits) + ((1900 if int(digits) > 67 else 2000) if short else 0)


def _later(first: int, printed: str) -> int:
    digits = printed.lstrip("'’")
    if len(digits) == len("2000"):
        return int(digits)
    last = first - first % CENTURY + int(digits)
    return last if last >= first else last + CENTURY
