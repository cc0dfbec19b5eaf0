"""Committees and what each did with a bill: a referral, or an act without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Thing, Tie, Value
from hillgraph.sources.bills.acts import Act
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.stages import REFERRALS


@dataclass(frozen=True, slots=True)
class Activity:
    """What a committee did, in lower case, and the day in Washington."""

    name: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Involved:
    """A committee or subcommittee and all that it did with the bill."""

    thing: Thing
    activities: tuple[Activity, ...]

    @property
    def referred(self) -> bool:
        """Say whether the bill was referred to it; a committee listed without any activity counts as such."""
        return not self.activities or any(each.name in REFERRALS for each in self.activities)

    def ties(self, told: Told) -> Iterator[Tie]:
        """Yield the referral with all activities, since the first day on which the bill was referred."""
        if not self.referred:
            return
        days = [each.day for each in self.activities if each.name in REFERRALS and each.day]
        properties: dict[str, Value] = {}
        if self.activities:
            properties["activity"] = tuple(sorted({each.name for each in self.activities}))
        since = min(days, default=None)
        yield Tie("referral", told.bill, self.thing.name, told.own, since, properties=properties)

    def acts(self) -> Iterator[Act]:
        """Yield what it did where the bill was never referred to it, as writing the bill itself."""
        if not self.referred:
            for each in self.activities:
                chamber = "senate" if self.thing.key.startswith("s") else "house"
                yield Act(each.day, each.name.capitalize(), chamber=chamber, committees=(self.thing.name,))
