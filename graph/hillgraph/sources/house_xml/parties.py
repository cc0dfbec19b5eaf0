"""Parties as a form names them: registrant, client, lobbyists, and organizations behind the client.

The Senate's number of a registrant and its client, ``82170-1002451``, is on nearly every form: it gives the
registrant the key that the disclosure service's record of it has, and the client the same register
number. Where it is missing the House's own number tells both, ``363450063``: five digits for the
registrant, four for its client. A form with neither has parties of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources import countries
from hillgraph.sources.house_xml.reader import Part
from hillgraph.sources.lobbying.parties import FIRM, GOVERNMENT, UNNAMED
from hillgraph.sources.lobbying.printed import said, typed
from hillgraph.sources.stated import stated

SENATE = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)\Z")
HOUSE = re.compile(r"([0-9]{5})[0-9]{4}\Z")


class Keys(NamedTuple):
    """Keys of a registrant and its client, the register numbers of each, and what lobbyists go by."""

    registrant: str
    client: str
    of_registrant: tuple[str, ...]
    of_client: tuple[str, ...]


def keys(senate: str, house: str, number: str) -> Keys:
    """Return the keys by the *senate*'s and the *house*'s number on the form of that *number*."""
    by_senate, by_house = SENATE.match(senate), HOUSE.match(house)
    registrant = (f"House {by_house[1]}",) if by_house else ()
    client = (f"House {house}",) if by_house else ()
    if by_senate:
        firm, whom = f"lda-registrant-{by_senate[1]}", f"lda-client-{senate}"
        return Keys(firm, whom, (f"LDA {by_senate[1]}", *registrant), (f"LDA {senate}", *client))
    if by_house:
        return Keys(f"house-registrant-{by_house[1]}", f"house-client-{house}", registrant, client)
    return Keys(f"house-registrant-of-{number}", f"house-client-of-{number}", (), ())


def registrant(top: Part, given: Keys, origin: Origin, *, itself: bool) -> Thing:
    """Return who filed; *itself* says that it is the client too, and no firm."""
    person = " ".join(filter(None, (top.line("firstName"), top.line("lastName"))))
    properties = stated(
        {
            "label": top.line("organizationName") or person or UNNAMED,
            "registration": given.of_registrant,
            "description": said(top.texts.get("registrantGeneralDescription")),
            "address": _address(top, "address1", "address2", city="city", state="state", code="zip"),
            "city": top.line("city"),
            "state": top.line("state"),
            "principal_state": top.line("principal_state"),
            **_place(top.line("country"), top.line("principal_country")),
        }
    )
    return Thing("organization", given.registrant, origin, properties, () if itself else FIRM)


def client(top: Part, updates: Part | None, given: Keys, origin: Origin, *, itself: bool) -> Thing:
    """Return for whom it was filed, with what a report changes of the registration in *updates*."""
    about = updates or top
    description = about.texts.get("generalDescription" if updates else "clientGeneralDescription")
    properties = stated(
        {
            "label": top.promised("clientName") or UNNAMED,
            "registration": given.of_client,
            "description": said(description),
            "address": _address(
                about, "clientAddress", city="clientCity", state="clientState", code="clientZip"
            ),
            "city": about.line("clientCity"),
            "state": about.line("clientState"),
            "principal_state": about.line("prinClientState"),
            "reported_by": f"organization:{given.registrant}",
            "self_filed": itself,
            **_place(about.line("clientCountry"), about.line("prinClientCountry")),
        }
    )
    types = GOVERNMENT if top.truth("clientGovtEntity") else ()
    return Thing("organization", given.client, origin, properties, types)


def lobbyist(part: Part, given: Keys, origin: Origin) -> Thing | None:
    """Return a lobbyist, who goes by the name within a registrant; None for a slot left blank."""
    first, last = part.line("lobbyistFirstName"), part.line("lobbyistLastName")
    suffix = part.line("lobbyistSuffix")
    name = " ".join(filter(None, (first, last, suffix)))
    if not first and not last:
        return None
    position = said(part.texts.get("coveredPosition"))
    properties = stated(
        {
            "label": name,
            "given_name": first,
            "family_name": last,
            "name_suffix": suffix,
            "covered_position": (position,) if position else (),
            "reported_by": f"organization:{given.registrant}",
        }
    )
    who = given.registrant.replace("registrant", "lobbyist")
    return Thing("person", f"{who.replace('lda-', 'house-')}-{typed(name)}", origin, properties)


def outside(part: Part, role: str, given: Keys, origin: Origin) -> Thing | None:
    """Return an affiliated organization or a foreign entity behind the client; None for a blank slot."""
    before = "affiliatedOrg" if role == "affiliate" else ""
    fields = {
        name: before + (name.capitalize() if before else name)
        for name in ("name", "address", "city", "state", "zip", "country")
    }
    name = part.line(fields["name"])
    if not name:
        return None
    properties = stated(
        {
            "label": name,
            "address": _address(
                part, fields["address"], city=fields["city"], state=fields["state"], code=fields["zip"]
            ),
            "city": part.line(fields["city"]),
            "state": part.line(fields["state"]),
            "reported_by": f"organization:{given.client}",
            **_place(part.line(fields["country"]), part.line("prinCountry")),
        }
    )
    whose = given.client.replace("client", role)
    return Thing("organization", f"{whose.replace('lda-', 'house-')}-{typed(name)}", origin, properties)


@lru_cache(maxsize=4096)
def agency(name: str, origin: Origin) -> Thing:
    """Return a chamber or agency by its name, the same object each time."""
    return Thing("organization", f"house-entity-{typed(name)}", origin, {"label": name}, GOVERNMENT)


@lru_cache(maxsize=4096)
def issue(code: str, origin: Origin) -> Thing:
    """Return an issue, which a form names by its code only, the same object each time."""
    return Thing("issue", code, origin, {"label": code, "notation": code})


def nations(thing: Thing, origin: Origin) -> Iterator[Thing]:
    """Yield the countries that *thing* is in."""
    named = (thing.properties.get(name) for name in ("country", "principal_country"))
    return countries.country_things((str(name) for name in named if name), origin)


def _place(printed: str, principal: str) -> dict[str, Value]:
    """Return a country, or what is printed where that has no code; and where its main place is elsewhere."""
    properties: dict[str, Value] = {}
    country, main = (countries.country(name) if name else None for name in (printed, principal))
    if country:
        properties["country"] = country
    elif printed:
        properties["country_printed"] = printed
    if main and main != country:
        properties["principal_country"] = main
    return properties


def _address(part: Part, *street: str, city: str, state: str, code: str) -> str:
    place = " ".join(filter(None, (part.line(state), part.line(code))))
    return ", ".join(filter(None, (*map(part.line, street), part.line(city), place)))
