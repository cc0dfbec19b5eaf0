"""A member of Congress as a bill names one: the person, the seat and the party of that Congress.

What the bills of a Congress say of a member is one service and one party membership, whichever
of them says it.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.sources.parties import Party

PARTIES = {
    "D": Party("democratic", "Democratic"),
    "R": Party("republican", "Republican"),
    "I": Party("independent", "Independent"),
    "ID": Party("independent-democrat", "Independent Democrat"),
    "L": Party("libertarian", "Libertarian"),
}
PARTY_OF = {party.key: party for party in PARTIES.values()}
BIOGUIDE = re.compile(r"[A-Z][0-9]{6}\Z")
STATE = re.compile(r"[A-Z]{2}\Z")
FULL_NAME = re.compile(
    r"(?:Rep\.|Sen\.|Del\.|Resident Commissioner|Res\. ?Comm?\.|Rescom\.?) *(?P<name>[^\[\]]+?) *"
    r"\[(?P<party>[A-Z]+)-(?P<state>[A-Z]{2})(?:-(?P<district>[0-9]+|At Large|None))?\]\Z"
)
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|[IVX]+\Z")


class Member(NamedTuple):
    """A member: the short name, the records of person, service and party membership, and the party's key."""

    name: str
    records: tuple[Record, ...]
    party: str | None


class People(NamedTuple):
    """Members who are on a bill in one capacity, and their ties to it."""

    members: list[Member]
    ties: list[Tie]


@lru_cache(maxsize=16384)
def member(
    origin: Origin,
    congress: int,
    chamber: str,
    *,
    bioguide: str,
    full_name: str,
    party: str | None,
    state: str | None,
    district: str | None,
) -> Member:
    """Return a member of *chamber*, whose *full_name* is as in ``Rep. Kim, Young [R-CA-40]``.

    It is the same object each time. Party, State and district are those in the brackets where they
    aren't given on their own, as in files of before 2017. Raises `ValueError`, saying what is wrong.
    """
    found = FULL_NAME.match(full_name)
    if found is None:
        raise ValueError(f"'{full_name[:60]}' is not a member's name, as in 'Rep. Kim, Young [R-CA-40]'")
    given = party or found["party"]
    if given not in PARTIES:
        raise ValueError(f"'{given[:20]}' is no party that is known: {', '.join(PARTIES)}")
    seat = seated(state or found["state"], district or found["district"])
    person = named(bioguide, found["name"], origin)
    held = service(person, chamber, congress, seat, origin)
    belongs = Tie(
        "party_membership",
        person.name,
        PARTIES[given].name,
        origin,
        properties={"congress": f"congress:{congress}"},
    )
    return Member(person.name, (person, held, belongs), PARTIES[given].key)


def numbered(joined: list[Tie]) -> list[Tie]:
    """Return the ties to a bill with those of one person numbered: whoever is listed again has rejoined.

    They are numbered by the day of joining, and of one day the withdrawn before the standing.
    """
    if len({tie.source for tie in joined}) == len(joined):
        return joined
    times: Counter[str] = Counter()
    found = []
    for tie in sorted(joined, key=lambda tie: (tie.since or date.min, _gone(tie))):
        times[tie.source] += 1
        found.append(replace(tie, occurrence=times[tie.source]))
    return found


def named(bioguide: str, name: str, origin: Origin) -> Thing:
    """Return the person whose *name* is given family name first: ``Bishop, Sanford D., Jr.``.

    Raises `ValueError` where *bioguide* isn't such an id.
    """
    if not BIOGUIDE.match(bioguide):
        raise ValueError(f"'{bioguide[:20]}' is not a bioguide id, as in K000397")
    properties: dict[str, Value] = {"label": spoken(name), "bioguide": bioguide}
    return Thing("person", bioguide, origin, properties)


def spoken(name: str) -> str:
    """Return a name as it is spoken: ``Sanford D. Bishop, Jr.``."""
    family, *rest = (" ".join(part.split()) for part in name.replace(',"', '",').split(","))
    rest = [part for part in rest if part]
    endings = [part for part in rest if SUFFIX.match(part)]
    first = " ".join(part for part in rest if part not in endings)
    return ", ".join([f"{first} {family}".strip(), *endings])


def service(person: Thing, chamber: str, congress: int, seat: dict[str, Value], origin: Origin) -> Tie:
    """Return the service in *chamber* in one Congress; *seat* is its State and district."""
    properties: dict[str, Value] = {"congress": f"congress:{congress}", **seat}
    return Tie("service", person.name, f"chamber:{chamber}", origin, properties=properties)


def seated(state: str | None, district: str | None) -> dict[str, Value]:
    """Return State and district; 0 is at large, and a senator has none.

    Raises `ValueError` where they aren't such.
    """
    if not state or not STATE.match(state):
        raise ValueError(f"'{(state or '')[:20]}' is no State in two letters")
    if not district or district == "None":
        return {"state": state}
    number = "0" if district == "At Large" else district
    if not (number.isascii() and number.isdigit()):
        raise ValueError(f"'{district[:20]}' is not the number of a district")
    return {"state": state, "district": int(number)}


def _gone(tie: Tie) -> date:
    gone = tie.properties.get("withdrawn_on")
    return gone if isinstance(gone, date) else date.max
