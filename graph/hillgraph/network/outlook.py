"""Outlook: what is known on a day of each member and each open bill, to tell who may sign next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from hillgraph.network.succession import short
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Real = NDArray[np.float64]

BEFORE = 7  # Congresses, as far back as an earlier bill of the same title is looked for


class Sitting(NamedTuple):
    """A member who serves on the day, in the chamber *since*; committees and caucuses as last observed."""

    name: str
    state: str | None
    side: str | None
    committees: frozenset[str]
    caucuses: frozenset[str]
    since: date | None


class Open(NamedTuple):
    """A bill of the chamber that was introduced by the day, with the committees that have it."""

    name: str
    congress: str
    title: str
    introduced_on: date
    area: str | None
    committees: frozenset[str]


class Signing(NamedTuple):
    """That *member* signed *bill* on *day*, and whether as its sponsor."""

    member: str
    bill: str
    day: date
    withdrawn_on: date | None
    sponsors: bool

    def stands(self, day: date) -> bool:
        """Say whether it was made by *day* and not withdrawn by then."""
        return self.day <= day and (self.withdrawn_on is None or self.withdrawn_on > day)


@dataclass(frozen=True, eq=False)
class Outlook:
    """One chamber of one Congress on a *day*; nothing in it is of a later one.

    *signings* are those that stand on the day, of *bills* of this and of earlier Congresses.
    """

    congress: str
    chamber: str
    day: date
    members: tuple[Sitting, ...]
    bills: tuple[Open, ...]
    signings: tuple[Signing, ...]

    @property
    def open(self) -> list[int]:
        """Return the places of the bills of this Congress."""
        return [place for place, bill in enumerate(self.bills) if bill.congress == self.congress]

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the place of each bill by its name."""
        return {bill.name: place for place, bill in enumerate(self.bills)}

    @cached_property
    def row(self) -> dict[str, int]:
        """Return the place of each member by name."""
        return {member.name: place for place, member in enumerate(self.members)}

    @cached_property
    def signed(self) -> csr_array[Any]:
        """Return who of those who serve signed what: members by bills, each entry 1."""
        from scipy import sparse

        pairs = sorted(
            {
                (self.row[each.member], self.place[each.bill])
                for each in self.signings
                if each.member in self.row and each.bill in self.place
            }
        )
        rows, columns = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
        return sparse.csr_array(
            (np.ones(len(pairs)), (rows, columns)), shape=(len(self.members), len(self.bills))
        )

    @cached_property
    def sponsor(self) -> dict[int, str]:
        """Return the sponsor of each bill by its place."""
        return {
            self.place[each.bill]: each.member
            for each in self.signings
            if each.sponsors and each.bill in self.place
        }

    def forebears(self, target: int) -> list[int]:
        """Return the places of the bills of earlier Congresses with the short title of *target*."""
        return self._titled.get(short(self.bills[target].title), [])

    @cached_property
    def _titled(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, bill in enumerate(self.bills):
            if (title := short(bill.title)) and bill.congress != self.congress:
                found[title].append(place)
        return dict(found)

    @cached_property
    def earlier(self) -> csr_array[Any]:
        """Return how many bills of an earlier Congress with the bill's short title each member signed."""
        from scipy import sparse

        ends = [(old, new) for new in self.open for old in self.forebears(new)]
        rows, columns = (np.array([end[side] for end in ends], np.int64) for side in (0, 1))
        carried = sparse.csr_array((np.ones(len(ends)), (rows, columns)), shape=(len(self.bills),) * 2)
        return sparse.csr_array(self.signed @ carried)


def outlook(tables: Tabular, chamber: str, congress: int, day: date) -> Outlook:
    """Return what is known on *day* of a *chamber* (``house`` or ``senate``) in a *congress*."""
    congresses = [f"congress:{number}" for number in range(congress - BEFORE, congress + 1)]
    bills = tables.ask("bills-of-congresses", {"chamber": chamber, "congresses": congresses, "day": day})
    signings = tables.ask("signing-days", {"chamber": chamber, "congresses": congresses})
    told = {"chamber": chamber, "congress": congresses[-1], "day": day}
    members = tables.ask("members-on", told)
    return Outlook(
        congresses[-1],
        chamber,
        day,
        tuple(_sitting(row) for row in members),
        tuple(Open._make((*row[:5], frozenset(row[5] or ()))) for row in bills),
        tuple(made for row in signings if row[2] and (made := Signing(*row)).stands(day)),
    )


def signed_between(
    tables: Tabular, chamber: str, congress: int, first: date, last: date
) -> set[tuple[str, str]]:
    """Return the members and bills of *congress* that were signed after *first* and by *last*."""
    rows = tables.ask("signing-days", {"chamber": chamber, "congresses": [f"congress:{congress}"]})
    return {(row[0], row[1]) for row in rows if row[2] and first < row[2] <= last}


def _sitting(row: tuple[Any, ...]) -> Sitting:
    name, state, side, committees, caucuses, since = row
    return Sitting(name, state, side, frozenset(committees or ()), frozenset(caucuses or ()), since)
