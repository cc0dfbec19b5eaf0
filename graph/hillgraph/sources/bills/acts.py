"""Actions on a bill: what several systems record of one act is one action with all their codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hillgraph.model.records import Tie, Value
from hillgraph.sources.bills.measures import Told

INTRODUCED = {
    "Intro-H": "introduced in house",
    "1000": "introduced in house",
    "Intro-S": "introduced in senate",
    "10000": "introduced in senate",
}
LIBRARY = "Library of Congress"
PREFIX = re.compile(
    r"(?:passed/agreed to in|failed of passage/not agreed to in) (?:house|senate): "
    r"|resolving differences -- (?:house|senate) actions: "
)
HOUSE_THOUSANDS = frozenset({*range(1, 10), 19, 21, 22, 25})
SENATE_THOUSANDS = frozenset({*range(10, 19), 20, 23, 24, 26})
CONFERENCE = frozenset({"20800", "20900"})


class Act(NamedTuple):
    """One entry in a list of actions; *time* is as printed, *chamber* None where no system tells it."""

    day: date | None
    text: str
    code: str | None = None
    type: str | None = None
    system: str | None = None
    chamber: str | None = None
    time: str = ""
    committees: tuple[str, ...] = ()

    def on(self, day: date | None) -> Act:
        """Return the same act on another *day*."""
        return Act(day, *self[1:])


def ties(acts: Iterable[Act], told: Told) -> Iterator[Tie]:
    """Yield one action for each act, the oldest first, given the entries from oldest to newest.

    Entries of one day and time are one act where their texts are, but for the Library's heading
    and spaces; the two entries of an introduction are one even where a text is missing. Each goes
    to the chamber, for not every version of a file names the committees; what no chamber did (a
    signature) goes to the one where the bill began.
    """
    merged: dict[tuple[date | None, str, str], list[Act]] = {}
    for act in sorted(acts, key=_day):
        merged.setdefault((act.day, act.time, _folded(act.code, act.text)), []).append(act)
    times: dict[str, int] = {}
    for (since, _, _), entries in merged.items():
        chamber, said = _said(tuple([act.on(None) for act in entries]))
        chamber = chamber or told.measure.chamber
        times[chamber] = times.get(chamber, 0) + 1
        yield Tie("action", told.bill, f"chamber:{chamber}", told.own, since, None, said, times[chamber])


def chamber_of(code: str) -> str | None:
    """Return the chamber that acts under a code, None for the President and for conferences."""
    if code.isdigit() and code not in CONFERENCE:
        thousands = int(code) // 1000
        if thousands in HOUSE_THOUSANDS:
            return "house"
        return "senate" if thousands in SENATE_THOUSANDS else None
    return "house" if code.startswith(("H", "Intro-H")) else None


def _day(act: Act) -> date:
    return act.day or date.min


@lru_cache(maxsize=4096)
def _folded(code: str | None, text: str) -> str:
    return PREFIX.sub("", INTRODUCED.get(code or "") or text.lower(), count=1).replace(" ", "")


@lru_cache(maxsize=4096)
def _said(entries: tuple[Act, ...]) -> tuple[str | None, Mapping[str, Value]]:
    """Return the chamber, None where no entry tells it, and the properties of what is one act."""
    return next((act.chamber for act in entries if act.chamber), None), _properties(entries)


def _properties(entries: Sequence[Act]) -> dict[str, Value]:
    first = min(entries, key=_plainness) if len(entries) > 1 else entries[0]
    properties: dict[str, Value] = {}
    if first.text:
        properties["text"] = first.text
    if codes := _distinct([act.code for act in entries]):
        properties["action_code"] = codes
    if first.type:
        properties["action_type"] = first.type
    if systems := _distinct([act.system for act in entries]):
        properties["recorded_by"] = systems
    if committees := _distinct([name for act in entries for name in act.committees]):
        properties["committee"] = committees
    return properties


def _plainness(act: Act) -> tuple[bool, bool]:
    """Return what is least for a text without the heading that the Library gives it."""
    return not act.text, act.system == LIBRARY


def _distinct(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))
