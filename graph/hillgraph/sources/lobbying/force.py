"""Which filings are in force: of all versions of a report the last one, and which of those count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from hillgraph.sources.lobbying.filing_types import FilingType, filing_type
from hillgraph.sources.lobbying.printed import posted

QUARTERS = ("first_quarter", "second_quarter", "third_quarter", "fourth_quarter")
ENDS = {**{name: number for number, name in enumerate(QUARTERS, 1)}, "mid_year": 2, "year_end": 4}
UNKNOWN = datetime.min.replace(tzinfo=UTC)


class Filed(NamedTuple):
    """A filing as far as it matters here; *posted* is None where the register doesn't tell a moment of sense.

    *client* is the lobbyist in a report of contributions.
    """

    uuid: str
    registrant: str
    client: str
    year: int
    period: str
    type: str
    posted: datetime | None


class Standing(NamedTuple):
    """What became of a filing, and why, in words.

    *next* is the version that came after it and *latest* the one in force, which is itself where it
    *stands*. One that stands *counts* unless it reports no activity; a registration does neither.
    *ends* says that it stands and ends the engagement. *rivals* of one that stands are the versions
    that may have come after it as well, as no moment says which did.
    """

    uuid: str
    stands: bool
    counts: bool
    ends: bool
    next: str | None
    latest: str
    reason: str
    rivals: tuple[str, ...] = ()


def standings(filings: Iterable[Filed]) -> list[Standing]:
    """Return the standing of each filing, sorted by uuid.

    Versions of a report are those of one registrant and client for one period. An amendment comes
    after what it amends; else the one posted later comes later, and one whose posting isn't known
    before those whose is. Raises `ValueError` for a type or period nobody knows.
    """
    versions: defaultdict[tuple[str, str, int, str], list[Filed]] = defaultdict(list)
    found: list[Standing] = []
    for each in {filed.uuid: filed for filed in filings}.values():
        if filing_type(each.type).registration:
            found.append(Standing(each.uuid, False, False, False, None, each.uuid, "is a registration"))
        else:
            versions[each.registrant, each.client, each.year, _known(each.period)].append(each)
    ended = _ended(max(group, key=_order) for group in versions.values())
    for group in versions.values():
        found += _of(sorted(group, key=_order), ended)
    return sorted(found)


def moment(printed: str | None, year: int) -> datetime | None:
    """Return when a filing of *year* was posted, as *printed*, or None where that can't be."""
    if not printed or not posted(printed, year):
        return None
    try:
        found = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _known(period: str) -> str:
    if period not in ENDS:
        raise ValueError(f"'{period}' is no period that is known")
    return period


def _order(each: Filed) -> tuple[bool, datetime, str]:
    return filing_type(each.type).amendment, each.posted or UNKNOWN, each.uuid


def _ended(latest: Iterable[Filed]) -> dict[tuple[str, str], Filed]:
    """Return the first termination in force of each registrant and client."""
    found: dict[tuple[str, str], Filed] = {}
    for each in latest:
        pair = each.registrant, each.client
        if filing_type(each.type).termination and (pair not in found or _until(each) < _until(found[pair])):
            found[pair] = each
    return found


def _of(group: list[Filed], ended: dict[tuple[str, str], Filed]) -> Iterator[Standing]:
    """Yield the standings of all versions of one report, given in their order."""
    latest = group[-1]
    for each, after in pairwise(group):
        yield Standing(each.uuid, False, False, False, after.uuid, latest.uuid, _superseded(each, after))
    told = filing_type(latest.type)
    end = ended.get((latest.registrant, latest.client))
    late = end if end and _until(end) < _until(latest) else None
    rivals = _rivals(group)
    counts = not all(filing_type(each.type).no_activity for each in (latest, *rivals))
    reason = _standing(told, late, counts=counts, several=len(group) > 1)
    others = tuple(each.uuid for each in rivals)
    yield Standing(latest.uuid, True, counts, told.termination, None, latest.uuid, reason, others)


def _rivals(group: list[Filed]) -> list[Filed]:
    """Return those of one rank with the last of *group* of which no moment says that they came before it."""
    *others, latest = group
    amends = filing_type(latest.type).amendment
    return [each for each in others if not each.posted and filing_type(each.type).amendment == amends]


def _superseded(each: Filed, after: Filed) -> str:
    amends = filing_type(after.type).amendment
    if amends and not filing_type(each.type).amendment:
        return f"is amended by {after.uuid}"
    what = "amendment" if amends else "report"
    if each.posted is None:
        return f"is superseded by the {what} {after.uuid}, as its own posting is not known"
    return f"is superseded by the {what} {after.uuid}, posted later"


def _standing(told: FilingType, late: Filed | None, *, counts: bool, several: bool) -> str:
    reason = "is the last version" if several else "is the only version"
    if told.termination:
        reason += " and ends the engagement"
    if not counts:
        reason += "; counts nothing, as it reports no activity"
    return f"{reason}; comes after the termination {late.uuid}" if late else reason


def _until(each: Filed) -> tuple[int, int]:
    """Return year and quarter in which the period of a report ends."""
    return each.year, ENDS[each.period]
