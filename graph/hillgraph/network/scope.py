"""Scope: which bills, signatures and days a network is made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from hillgraph.errors import WrongUse

TYPES = ("hr", "s", "hjres", "sjres", "hconres", "sconres", "hres", "sres")
CHAMBERS = ("house", "senate")


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts; None of a field is everything.

    *congress*, *committee* and *subject* are short names, *types* those of bills as ``hr``. *since* and
    *until* bound the day of signing, sitting or posting; a tie without a day is in. Cosponsorships that were
    *withdrawn* are out unless asked for; *original* keeps those of the first day alone. *delegates* says
    whether those count who are sent by a territory. *sponsors* says whether a sponsor counts among those who
    signed a bill, where members are tied by what both signed.
    """

    congress: str | None = None
    chamber: str | None = None
    committee: str | None = None
    subject: str | None = None
    types: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    withdrawn: bool = False
    original: bool = False
    delegates: bool = True
    sponsors: bool = True

    def __post_init__(self) -> None:
        if self.chamber not in (None, *CHAMBERS):
            raise WrongUse(f"A chamber is house or senate, not '{self.chamber}'.")
        for each in self.types or ():
            if each not in TYPES:
                raise WrongUse(f"'{each}' is no type of bill. They are: {', '.join(TYPES)}")
        if self.since and self.until and self.since > self.until:
            raise WrongUse(f"The first day, {self.since}, comes after the last, {self.until}.")

    def values(self, *names: str) -> dict[str, Any]:
        """Return the fields *names* as a question takes them."""
        types = list(self.types) if self.types else None
        return {name: types if name == "types" else getattr(self, name) for name in names}

    def refuse(self, allowed: frozenset[str], of: str) -> None:
        """Raise `WrongUse` for a field that narrows nothing of the network *of*."""
        for each in fields(self):
            if each.name not in allowed and getattr(self, each.name) != each.default:
                able = ", ".join(sorted(allowed)) or "nothing"
                raise WrongUse(f"The network of {of} isn't narrowed by {each.name}, but by: {able}.")
