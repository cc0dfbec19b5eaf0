"""Known legislators, committees and titles: what other files and dossiers let a free text be joined to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hillgraph.model.names import split
from hillgraph.model.records import Record, Thing, Tie
from hillgraph.sources import congresses
from hillgraph.sources.element import BIOGUIDE
from hillgraph.sources.lobbying.committees import Committees, committees, spellings
from hillgraph.sources.lobbying.members import Member, Members, Seat, members, words
from hillgraph.sources.lobbying.titles import Titles

PUBLISHED = "dataset:legislators."
EVERYBODY = {"document:legislators.current", "document:legislators.historical"}
EARLIEST = 1940  # whose staff left before never filed under the Act of 1995


@dataclass(frozen=True, slots=True)
class Known:
    """Legislators by family name and their labels by bioguide id, and committees by chamber and name.

    *titles* find bills, where any are known by then.
    *complete* says that the lists of sitting and of former legislators were both read: only then is
    somebody without a namesake here without one at all.
    """

    members: Members = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    committees: Committees = field(default_factory=dict)
    complete: bool = False
    titles: Titles | None = None


NOBODY = Known()


def known(records: Iterable[Record]) -> Known:
    """Return who of *records* held a seat in a chamber, and its committees.

    Whoever is in a dossier without any seat can't be told from a namesake by State or years, and is left out.
    """
    people: defaultdict[str, list[Thing]] = defaultdict(list)
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    bodies: list[Thing] = []
    read: set[str] = set()
    for each in records:
        if isinstance(each, Tie):
            if each.kind == "service":
                seats[split(each.source)[1]].append(_seat(each))
        elif each.kind == "committee":
            bodies.append(each)
        elif each.kind == "person" and BIOGUIDE.fullmatch(each.key):
            people[each.key].append(each)
            if each.origin.dataset.startswith(PUBLISHED):
                read.add(each.origin.document)
    served = {key: _joined(seats[key]) for key in people if key in seats}
    late = [key for key in sorted(served) if (served[key][-1].until or EARLIEST) >= EARLIEST]
    return Known(
        members=members(member for key in late for member in _members(key, people[key], served[key])),
        labels={key: _label(people[key]) for key in late},
        committees=committees(bodies),
        complete=read >= EVERYBODY,
    )


def _seat(tie: Tie) -> Seat:
    """Return the seat in one Congress; where no day is told, from the year it began to that of its end."""
    began = congresses.began(int(split(str(tie.properties["congress"]))[1])).year
    state = tie.properties.get("state")
    since, until = tie.since.year if tie.since else began, tie.until.year if tie.until else began + 2
    return Seat(split(tie.target)[1], str(state) if state else None, since, until)


def _joined(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return *seats* with those of one chamber and State that follow each other as one, by their end."""
    joined: list[Seat] = []
    for each in sorted(seats, key=lambda seat: (seat.chamber, seat.state or "", seat.since or 0)):
        last = joined[-1] if joined else None
        if last and last[:2] == each[:2] and (each.since or 0) <= (last.until or 0):
            joined[-1] = last._replace(until=max(last.until or 0, each.until or 0))
        else:
            joined.append(each)
    return tuple(sorted(joined, key=lambda seat: (seat.until or 0, seat.chamber, seat.state or "")))


def _members(key: str, told: list[Thing], seats: tuple[Seat, ...]) -> Iterator[Member]:
    """Yield the legislator under each family name, the former ones too, with the first names beside it."""
    own = words(next((name for each in told if (name := _family(each))), ""))
    given: defaultdict[str, list[str]] = defaultdict(list)
    for form in _forms(told) if own else ():
        first, last = (form[: -len(own)], own) if form[-len(own) :] == own else (form[:-1], form[-1:])
        if first:
            given[" ".join(last)] += [first[0], *(name for name in first[1:] if len(name) > 1)]
    for last_name in sorted(given):
        yield Member(key, tuple(dict.fromkeys(given[last_name])), last_name, seats)


def _forms(told: list[Thing]) -> Iterator[list[str]]:
    """Yield the words of each name that a person is known by."""
    for each in told:
        yield words(f"{each.properties.get('given_name', '')} {_family(each)}")
        yield from map(words, spellings(each))


def _family(told: Thing) -> str:
    return str(told.properties.get("family_name", ""))


def _label(told: list[Thing]) -> str:
    """Return the label by the legislators' own list, else the first."""
    ordered = sorted(told, key=lambda each: not each.origin.dataset.startswith(PUBLISHED))
    return next(name for each in ordered for name in spellings(each))
