"""Congresses and chambers: when each Congress began, and which ones a stretch of time touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hillgraph.model.records import Origin, Thing, Value

CHAMBERS: dict[str, dict[str, Value]] = {
    "house": {"label": "House of Representatives", "alt_label": ("House",)},
    "senate": {"label": "Senate"},
}


def began(congress: int) -> date:
    """Return the day on which a Congress began by the Constitution, which is not when it first met."""
    year = 1787 + 2 * congress
    return date(year, 1, 3) if year >= 1935 else date(year, 3, 4)


def within(since: date, until: date) -> Iterator[tuple[int, date, date]]:
    """Yield each Congress that a stretch of time touches, with the part of the stretch in it.

    A Congress ends on the day on which the next begins; a stretch that ends on that day is no
    part of the next.
    """
    congress = _first(since)
    while began(congress) < until or began(congress) <= since:
        yield congress, max(since, began(congress)), min(until, began(congress + 1))
        congress += 1


def congress(number: int) -> str:
    """Return the short name of a Congress."""
    return f"congress:{number}"


def ordinal(number: int) -> str:
    """Return a number as it is spoken: ``119th``, ``101st``."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def congress_things(numbers: Iterable[int], origin: Origin) -> Iterator[Thing]:
    """Yield each Congress once, in order."""
    for number in sorted(set(numbers)):
        yield Thing("congress", str(number), origin, {"label": f"{ordinal(number)} Congress"})


def chamber_things(chambers: Iterable[str], origin: Origin) -> Iterator[Thing]:
    """Yield each chamber once, by its key, in order."""
    for key in sorted(set(chambers)):
        yield Thing("chamber", key, origin, CHAMBERS[key])


def _first(day: date) -> int:
    number = (day.year - 1787) // 2
    return number if began(number) <= day else number - 1
