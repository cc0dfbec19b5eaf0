"""Bills named by type and number: one, a list that shares its letters, a range."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from hillgraph.sources.lobbying.lookalikes import Letters, refused

SURE, LIKELY, POSSIBLE = Decimal("0.99"), Decimal("0.9"), Decimal("0.7")
GAP = r"(?:[\s\u200b\ufeff\u00ad]|&nbsp;|&\#160;){0,3}"
VERSION = r"(?:E[AH]?[HS]|ENR|I[HS]|PC[HS]|R[HS]|RF[HS])"
BILL = re.compile(
    rf"""
    ([HhSs](?<!\w.)(?i:
        (?:ouse|enate)\s{{1,3}}(?:J(?:oint|\.)?\s{{1,3}}|Con(?:current|c?\.)?\s{{1,3}})?(?:Bill|Resolution|Res\.?)s?
      | {GAP}[.,]?{GAP}(?:J(?:oint)?{GAP}[.,]?{GAP}|Con(?:current|c)?{GAP}[.,]?{GAP})?Res(?:olution)?s?
      | {GAP}[.,]?{GAP}R
    )?
    {GAP}[.,]{{0,2}}{GAP}(?i:Bills?\b)?{GAP}(?i:Nos?\b\.?|Numbers?\b|\#)?{GAP})
    [-–_]?{GAP}
    (\d{{1,2}},\d{{3}}(?![\d,])|\d{{1,5}})(?!(?!{VERSION}\b)\w)
    """,
    re.VERBOSE,
)
AND = r"(?i:and|or|&(?:amp;)?)"
MORE = re.compile(
    rf"""
    (?: [ \xa0]?,\s{{0,3}}(?:{AND}\s{{1,3}})? | \s{{1,3}}{AND}\s{{1,3}} | &
      | (?P<to>[ \xa0]{{0,2}}(?:[-–—]|(?i:through|thru))\s{{0,3}})(?P<again>(?i:H\.?{GAP}R\.?|S\.?){GAP})?
    )
    (?P<number>\d{{1,5}})(?!\w)
    """,
    re.VERBOSE,
)
CLOSED = re.compile(
    r"""
    \s{0,3}(?: \Z | [;:)\]\n&"”] | \.(?!\d) | ,(?!\d{3}(?!\d)) | /(?!\d) | [-–—](?![^\W\d]) | \((?![a-z]\))
      | [HS][.\s]
      | (?i:and|or|as|both|concerning|for|from|in|of|on|re|regarding|relat(?:ed|ing)|that|through|thru
           |to|which|with|would)\b
    )
    """,
    re.VERBOSE,
)
NO_LETTERS = re.compile(r"&nbsp;|&#160;|(?:\b|(?<=r))(?:nos?|numbers?)\W*$|[^a-z]")
SHORT = {
    "house": "h",
    "senate": "s",
    "joint": "j",
    "concurrent": "con",
    "conc": "con",
    "resolutions": "res",
    "resolution": "res",
    "bills": "bill",
}
KINDS = {
    **{each: each for each in ("hr", "s", "hres", "sres", "hjres", "sjres", "hconres", "sconres")},
    "hrbill": "hr",
    "hbill": "hr",
    "sbill": "s",
}
MOST = {
    "hr": 20_000,
    "s": 9_999,
    "hres": 2_000,
    "sres": 1_200,
    "hjres": 1_500,
    "sjres": 600,
    "hconres": 900,
    "sconres": 400,
}
BILL_OF = {"hres": "hr", "sres": "s"}
WIDEST = 15
YEARS = range(1950, 2061)
NEAR = 60
GOING_ON = frozenset(" ,&-–—\xa0")


Bills = tuple[tuple[str, Decimal], ...]


class Named(NamedTuple):
    """A stretch of the text and what it names: types with numbers (``hr-4687``), or a title."""

    start: int
    end: int
    numbers: Bills
    title: str | None = None


def numbered(text: str) -> list[Named]:
    """Return the bills that *text* names by number, in its order."""
    found: list[Named] = []
    at = before = 0
    while match := BILL.search(text, at):
        at = match.end()
        letters = _letters(match[1])
        if letters is None or refused(text, match.start(), at, letters, before):
            continue
        if first := _first(letters, match[2]):
            bills: Bills = (first,)
            if text[at : at + 1] in GOING_ON:
                bills, at = _further(text, at, first)
            before = at
            found.append(Named(match.start(), at, bills))
    return found


@lru_cache(maxsize=4096)
def _letters(printed: str) -> Letters | None:
    bare = NO_LETTERS.sub("", printed.lower())
    for long, short in SHORT.items():
        bare = bare.replace(long, short)
    if bare not in KINDS:
        return None
    kind = KINDS[bare]
    plain = bare in {"hr", "s"} and not any(mark in printed for mark in ".,")
    return Letters(kind, plain, LIKELY if plain or bare == "s" else SURE)


def _first(letters: Letters, printed: str) -> tuple[str, Decimal] | None:
    """Return a bill with its confidence; a resolution with a number that only bills reach is a bill."""
    kind, plain, confidence = letters
    if not printed.isdecimal():
        printed, confidence = printed.replace(",", ""), POSSIBLE
    number = int(printed)
    if number > MOST[kind] and kind in BILL_OF:
        kind, confidence = BILL_OF[kind], POSSIBLE
    if plain and number in YEARS:
        confidence = POSSIBLE
    return (f"{kind}-{number}", confidence) if 0 < number <= MOST[kind] else None


def _further(text: str, at: int, bill: tuple[str, Decimal]) -> tuple[Bills, int]:
    """Return *bill* and those that share its letters, and where they end."""
    kind, _, printed = bill[0].partition("-")
    bills, first = [bill], int(printed)
    last = first
    while more := MORE.match(text, at):
        if more["to"]:
            until = _until(last, more["number"], kind, more["again"])
            bills += [(f"{kind}-{number}", POSSIBLE) for number in range(last + 1, until)]
        else:
            until = _next(text, more, kind, first)
        if not until:
            break
        bills.append((f"{kind}-{until}", LIKELY))
        at, last = more.end(), until
    return tuple(bills), at


def _until(first: int, printed: str, kind: str, again: str | None) -> int:
    """Return the last number of a range, ``14`` of ``12-14`` and ``53`` of ``4551-53``; 0 if it is none."""
    letters = _letters(again) if again else None
    if again and (letters is None or letters.kind != kind):
        return 0
    start = str(first)
    short = len(printed) < len(start)
    last = int(start[: -len(printed)] + printed) if short else int(printed)
    return last if first < last < first + WIDEST else 0


def _next(text: str, more: re.Match[str], kind: str, first: int) -> int:
    """Return the number that goes on with a list; 0 if it counts or dates something else."""
    number = int(more["number"])
    year = number in YEARS and abs(number - first) > NEAR
    if year or not 0 < number <= MOST[kind] or not CLOSED.match(text, more.end()):
        return 0
    on = MORE.match(text, more.end())
    if on and on["to"] and not _until(number, on["number"], kind, on["again"]):
        return 0
    return number
