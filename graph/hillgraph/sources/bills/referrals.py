"""Committees and what each did with a bill: a referral, or an act without one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from hillgraph.model.records import Thing, Tie, Value
from hillgraph.sources.bills.acts import Act
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.stages import REFERRALS


class Activity(NamedTuple):
    """What a committee did, in lower case, and the day in Washington."""

    name: str
    day: date | None


class Involved(NamedTuple):
    """A committee or subcommittee and all that it did with the bill."""

    thing: Thing
    activities: tuple[Activity, ...]

    def on(self, days: Iterable[date]) -> Involved:
        """Return the same activities on other *days*."""
        pairs = zip(self.activities, days, strict=True)
        return Involved(self.thing, tuple([Activity(each.name, day) for each, day in pairs]))

    @property
    def referred(self) -> bool:
        """Say whether the bill was referred to it; a committee listed without any activity counts as such."""
        return not self.activities or any(each.name in REFERRALS for each in self.activities)

    def ties(self, told: Told) -> list[Tie]:
        """Return the referral with all activities, since the first day on which the bill was referred."""
        if not self.referred:
            return []
        days = [each.day for each in self.activities if each.name in REFERRALS and each.day]
        properties: dict[str, Value] = {}
        if self.activities:
            properties["activity"] = tuple(sorted({each.name for each in self.activities}))
        since = min(days, default=None)
        return [Tie("referral", told.bill, self.thing.name, told.own, since, None, properties)]

    def acts(self) -> list[Act]:
        """Return what it did where the bill was never referred to it, as writing the bill itself."""
        if self.referred:
            return []
        chamber, by = "senate" if self.thing.key.startswith("s") else "house", (self.thing.name,)
        return [
            Act(each.day, each.name.capitalize(), chamber=chamber, committees=by) for each in self.activities
        ]
