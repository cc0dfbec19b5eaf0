"""Offices that a lobbyist held before, from the free text in which filings tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hillgraph.sources.lobbying.bodies import Body, bodies
from hillgraph.sources.lobbying.roles import written_out
from hillgraph.sources.lobbying.years import Years, years

SEGMENT = re.compile(r"[^;\n\r|•]+")
BESIDE = re.compile(r"[\s.,(\[:–—-]{0,4}(?:(?:from|in|since|until)\s)?[\s(]{0,2}")
BEFORE_A_ROLE = re.compile(
    r"[\s,.:/&()\[\]–—*-]+|(?:and|as|formerly|former|previously|served|was|then|worked|\d{1,2}[.)])(?!\w)",
    re.IGNORECASE,
)
AFTER_A_ROLE = re.compile(
    r"(?:[\s,:/&()\[\]–—*-]|\b(?:and|at|for|from|in|of|office|since|the|to|under|until|with|personal))\Z",
    re.IGNORECASE,
)
SHARED = re.compile(
    r"[\s,/&]{0,4}(?:(?:and|then|for|to|with|in|at)\s{1,2}){0,3}(?:the\s{1,2})?", re.IGNORECASE
)
LONGEST = 200


class Office(NamedTuple):
    """A former office: the role written out, whose or which body's as spelled, when, and where it stands.

    The kind is ``member`` (of a legislator, whose name is *holder*), ``committee``, ``agency`` or
    ``other``; years are None where none are given.
    """

    role: str | None
    holder: str
    kind: str
    chamber: str | None
    state: str | None
    since: int | None
    until: int | None
    span: tuple[int, int]


@lru_cache(maxsize=8192)
def offices(text: str) -> tuple[Office, ...]:
    """Return the offices that *text* tells of, in its order.

    A role stands before its body ("LD, Rep. Young Kim") or, where nothing is before it, after it
    ("Rep. Young Kim's office: LD"); bodies that follow each other share a role. Who names a role
    and no body tells of no office.
    """
    printed = text.title() if text.islower() and len(text.title()) == len(text) else text
    return tuple(
        office for segment in SEGMENT.finditer(printed) for office in _told(printed, *segment.span())
    )


def _told(text: str, start: int, end: int) -> Iterator[Office]:
    found = bodies(text, start, end)
    if not found:
        return
    if _role(text, start, found[0].start, None):
        yield from _after_roles(text, start, end, found)
    else:
        yield from _before_roles(text, end, found)


def _after_roles(text: str, start: int, end: int, found: list[Body]) -> Iterator[Office]:
    """Yield the offices of a text in which each role stands before its body."""
    last: str | None = None
    for number, body in enumerate(found):
        following = found[number + 1].start if number + 1 < len(found) else end
        when = years(text, body.end, following)
        if when is None or not BESIDE.fullmatch(text, body.end, when.start):
            when = None
        earlier = years(text, start, body.start)
        shared = last if SHARED.fullmatch(text, start, body.start) else None
        role = _role(text, start, body.start, earlier) or shared
        stop = max(body.end, when.end if when else 0)
        yield _office(role, body, when or earlier, (start, stop), text)
        start, last = stop, role


def _before_roles(text: str, end: int, found: list[Body]) -> Iterator[Office]:
    """Yield the offices of a text in which each role, if there is one, stands after its body."""
    for number, body in enumerate(found):
        following = found[number + 1].start if number + 1 < len(found) else end
        when = years(text, body.end, following)
        yield _office(_role(text, body.end, following, when), body, when, (body.start, following), text)


def _office(role: str | None, body: Body, when: Years | None, span: tuple[int, int], text: str) -> Office:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1] in " ,:/&-–—\u00a0":
        end -= 1
    if "(" in text[start:end] and text.startswith(")", end):
        end += 1
    since, until = (when.since, when.until) if when else (None, None)
    return Office(role, body.spelled, body.kind, body.chamber, body.state, since, until, (start, end))


def _role(text: str, start: int, end: int, when: Years | None) -> str | None:
    """Return the role in a stretch of *text*, without years and the words that join it."""
    told = text[start:end] if when is None else f"{text[start : when.start]} {text[when.end : end]}"
    if len(told) > LONGEST:
        return None
    while opening := BEFORE_A_ROLE.match(told):
        told = told[opening.end() :]
    while closing := AFTER_A_ROLE.search(told):
        told = told[: closing.start()]
    return written_out(told) if any(letter.isalpha() for letter in told) else None
