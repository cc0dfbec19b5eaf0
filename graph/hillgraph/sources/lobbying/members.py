"""Which legislator a text names, joined only where one alone can be meant."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hillgraph.sources.lobbying.offices import Office

APART = re.compile(r"[^a-z]+")
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
LEEWAY = 1


class Seat(NamedTuple):
    """A stretch of service; a year that isn't known is None, one not over yet too."""

    chamber: str
    state: str | None
    since: int | None
    until: int | None


class Member(NamedTuple):
    """A legislator with the first names (also those of daily use) and every seat held."""

    bioguide: str
    given: tuple[str, ...]
    family: str
    seats: tuple[Seat, ...]


Members = Mapping[str, tuple[Member, ...]]


def members(every: Iterable[Member]) -> Members:
    """Return the index of *every* legislator by family name; those left out can't keep a namesake apart."""
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for each in every:
        found[" ".join(_words(each.family))].append(each)
    return {family: tuple(namesakes) for family, namesakes in found.items()}


def joined(office: Office, every: Members) -> str | None:
    """Return the bioguide id of the one legislator whose office it can be, None if there are none or several.

    Family name, chamber and State must agree, and a first name where one is given (an initial or a
    short form that the longer begins with will do); years must touch the service, with a year's
    leeway on either side.
    """
    if office.kind != "member":
        return None
    words = _words(office.holder)
    words = words[:-1] if words[-1:] and words[-1] in SUFFIXES else words
    for first in range(len(words)):
        if namesakes := every.get(" ".join(words[first:])):
            meant = {each.bioguide for each in namesakes if _meant(office, each, words[:first])}
            return meant.pop() if len(meant) == 1 else None
    return None


def _meant(office: Office, member: Member, given: list[str]) -> bool:
    names = [part for name in member.given for part in _words(name)]
    alike = not given or any(_alike(given[0], name) for name in names)
    return alike and any(_sat(office, seat) for seat in member.seats)


def _alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _sat(office: Office, seat: Seat) -> bool:
    began, ended = seat.since or 0, seat.until or 9999
    since, until = office.since or 0, office.until or 9999
    return (
        office.chamber in {None, seat.chamber}
        and (office.state is None or seat.state in {None, office.state})
        and since <= ended + LEEWAY
        and until >= began - LEEWAY
    )


def _words(name: str) -> list[str]:
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    bare = bare.casefold().replace("'", "").replace("’", "")
    return [word for word in APART.split(bare) if word]
