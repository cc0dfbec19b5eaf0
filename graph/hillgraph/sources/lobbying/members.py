"""Which legislator a text names, joined only where one alone can be meant."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hillgraph.sources.lobbying.offices import Office

APART = re.compile(r"[^a-z]+")
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
LEEWAY = 1
ALWAYS = 9999


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
        found[" ".join(words(each.family))].append(each)
    return {family: tuple(namesakes) for family, namesakes in found.items()}


def joined(office: Office, every: Members, *, complete: bool = True, by: int = ALWAYS) -> str | None:
    """Return the bioguide id of the one legislator whose office it can be, None if there are none or several.

    Family name, chamber and State must agree, and a first name where one is given (an initial or a
    short form that the longer begins with will do); years must touch the service, with a year's
    leeway on either side. Whoever told of it did so *by* a year. Where *every* isn't *complete* a
    namesake may be missing: then the State must be given, with a first name written out or with years.
    """
    if office.kind != "member":
        return None
    name = words(office.holder)
    for first in range(len(name)):
        if namesakes := every.get(" ".join(name[first:])):
            if not complete:
                if not _distinct(office, name[:first]):
                    return None
                namesakes = tuple(map(_placed, namesakes))
            meant = {each.bioguide for each in namesakes if _meant(office, each, name[:first], by)}
            return meant.pop() if len(meant) == 1 else None
    return None


def words(name: str) -> list[str]:
    """Return the words of *name* in small letters without accents, a suffix such as ``Jr.`` left out."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    bare = bare.casefold().replace("'", "").replace("’", "")
    found = [word for word in APART.split(bare) if word]
    return found[:-1] if found[-1:] and found[-1] in SUFFIXES else found


def _distinct(office: Office, given: list[str]) -> bool:
    """Say whether an office tells enough to leave out namesakes that nobody has listed."""
    dated = office.since is not None or office.until is not None
    return office.state is not None and (dated or (bool(given) and len(given[0]) > 1))


def _placed(member: Member) -> Member:
    """Return *member* with those seats alone whose State is known, as only they can agree with one."""
    return member._replace(seats=tuple(seat for seat in member.seats if seat.state))


def _meant(office: Office, member: Member, given: list[str], by: int) -> bool:
    names = [part for name in member.given for part in words(name)]
    alike = not given or any(_alike(given[0], name) for name in names)
    return alike and any(_sat(office, seat, by) for seat in member.seats)


def _alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _sat(office: Office, seat: Seat, by: int) -> bool:
    began, ended = seat.since or 0, seat.until or ALWAYS
    since, until = office.since or 0, office.until or by
    return (
        office.chamber in {None, seat.chamber}
        and (office.state is None or seat.state in {None, office.state})
        and since <= ended + LEEWAY
        and until >= began - LEEWAY
    )
