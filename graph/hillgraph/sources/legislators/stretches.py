"""Stretches of time: terms cut at each Congress, and what goes on without a gap made one tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hillgraph.model.records import Origin, Tie, Value
from hillgraph.sources import congresses

NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What somebody was without a gap: *target* is the other end of the tie."""

    target: str
    since: date
    until: date
    properties: Mapping[str, Value]

    @property
    def congress(self) -> Value | None:
        """Return the Congress in which it lies, None if it was not cut."""
        return self.properties.get("congress")


def cut(stretch: Stretch) -> Iterator[Stretch]:
    """Yield the part of *stretch* in each Congress that it touches."""
    for number, since, until in congresses.within(stretch.since, stretch.until):
        properties = {"congress": congresses.congress(number), **stretch.properties}
        yield Stretch(stretch.target, since, until, properties)


def ties(kind: str, person: str, stretches: Iterable[Stretch], origin: Origin) -> Iterator[Tie]:
    """Yield one tie a stretch; the second one to the same end in the same Congress is occurrence 2."""
    counted: Counter[tuple[str, Value | None]] = Counter()
    for each in _joined(stretches):
        counted[each.target, each.congress] += 1
        count = counted[each.target, each.congress]
        yield Tie(kind, person, each.target, origin, each.since, each.until, each.properties, count)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    last: dict[tuple[str, Value | None], int] = {}
    for each in sorted(stretches, key=lambda stretch: (stretch.since, stretch.until)):
        place = last.get((each.target, each.congress))
        if place is not None and _goes_on(joined[place], each):
            joined[place] = replace(joined[place], until=max(joined[place].until, each.until))
        else:
            last[each.target, each.congress] = len(joined)
            joined.append(each)
    return joined


def _goes_on(first: Stretch, second: Stretch) -> bool:
    return first.properties == second.properties and second.since <= first.until + NEXT_DAY
