"""Parties as filed: registrants, clients, lobbyists and others, each a thing until names are resolved."""

from __future__ import annotations

import re
from functools import lru_cache

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources.lobbying.form import Client, Lobbyist, Outside, Registrant
from hillgraph.sources.lobbying.printed import LINK, day, line, said, typed

Located = Registrant | Client | Outside

AS_LOBBYIST: dict[str, Value] = {"role": "lobbyist"}
ROLES = {"affiliate": "affiliated-organization", "foreign": "foreign-entity"}
ISSUE = re.compile(r"[A-Z]{3}\Z")
COUNTRY = re.compile(r"[A-Z]{2}\Z")
FIRM = ("lobbying_firm",)
GOVERNMENT = ("government_body",)
UNNAMED = "(no name)"


def registrant(given: Registrant, listed: Origin, *, firm: bool) -> Thing:
    """Return a registrant, as the register has it since the day of its last update.

    *firm* says that it files for another: the law's lobbying firm.
    """
    updated = day((given.dt_updated or "")[:10])
    origin = Origin(listed.document, listed.dataset, updated) if updated else listed
    house = given.house_registrant_id
    numbers = (f"LDA {given.id}", f"House {house}") if house else (f"LDA {given.id}",)
    properties: dict[str, Value] = {"label": line(given.name) or UNNAMED, "registration": numbers}
    _state(properties, description=said(given.description), address=address(given))
    _state(properties, city=line(given.city), state=line(given.state))
    _locate(properties, given)
    return Thing("organization", f"lda-registrant-{given.id}", origin, properties, FIRM if firm else ())


def client(given: Client, registrant: int, listed: Origin) -> Thing:
    """Return the client of a *registrant*, by whose number the House's files know it too."""
    properties: dict[str, Value] = {
        "label": line(given.name) or UNNAMED,
        "reported_by": f"organization:lda-registrant-{registrant}",
    }
    if given.client_id:
        properties["registration"] = (f"LDA {registrant}-{given.client_id}",)
    if given.client_self_select is not None:
        properties["self_filed"] = given.client_self_select
    _state(properties, description=said(given.general_description))
    _state(properties, state=line(given.state), principal_state=line(given.ppb_state))
    _locate(properties, given)
    types = GOVERNMENT if given.client_government_entity else ()
    return Thing("organization", f"lda-client-{given.id}", listed, properties, types)


def outside(given: Outside, role: str, client: int, listed: Origin) -> Thing | None:
    """Return an affiliated organization or foreign entity that the filings for *client* name, if they do."""
    name = line(given.name)
    if not name:
        return None
    properties: dict[str, Value] = {"label": name, "reported_by": f"organization:lda-client-{client}"}
    _state(properties, address=address(given), city=line(given.city), state=line(given.state))
    _state(properties, principal_city=line(given.ppb_city), principal_state=line(given.ppb_state))
    if given.url and LINK.match(given.url):
        properties["page"] = (given.url,)
    _locate(properties, given)
    return Thing("organization", f"lda-{role}-{client}-{typed(name)}", listed, properties)


def lobbyist(given: Lobbyist, position: str, registrant: int, listed: Origin) -> Thing:
    """Return a lobbyist as a *registrant* names him or her; *position* is a covered one, as typed."""
    first, middle, last = line(given.first_name), line(given.middle_name), line(given.last_name)
    suffix = line(given.suffix_display)
    name = " ".join([part for part in (first, middle, last, suffix) if part])
    properties: dict[str, Value] = {
        "label": name or UNNAMED,
        "reported_by": f"organization:lda-registrant-{registrant}",
    }
    _state(properties, given_name=first, middle_name=middle, family_name=last, name_suffix=suffix)
    _state(properties, nickname=line(given.nickname), name_prefix=line(given.prefix_display))
    if position:
        properties["covered_position"] = (position,)
    return Thing("person", f"lda-lobbyist-{given.id}", listed, properties)


@lru_cache(maxsize=4096)
def entity(number: int, name: str, listed: Origin) -> Thing:
    """Return a chamber or agency by the service's number, the same object each time."""
    return Thing("organization", f"lda-entity-{number}", listed, {"label": line(name)}, GOVERNMENT)


@lru_cache(maxsize=4096)
def issue(code: str, name: str, listed: Origin) -> Thing:
    """Return an issue by its code, the same object each time."""
    return Thing("issue", code, listed, {"label": line(name), "notation": code})


@lru_cache(maxsize=4096)
def nation(code: str, name: str, listed: Origin) -> Thing:
    """Return a country by its code, the same object each time."""
    return Thing("country", code, listed, {"label": line(name)})


def nations(given: Located, listed: Origin) -> list[Thing]:
    """Return the countries that *given* is in."""
    code, other = given.country, given.ppb_country
    found = [nation(code, given.country_display or code, listed)] if code and COUNTRY.match(code) else []
    if other and other != code and COUNTRY.match(other):
        found.append(nation(other, given.ppb_country_display or other, listed))
    return found


def number(thing: Thing) -> int:
    """Return the register's number of a registrant, client or lobbyist."""
    return int(thing.key.rpartition("-")[2])


def address(given: Registrant | Outside) -> str:
    """Return the address in one line."""
    street = [given.address_1, given.address_2, given.address_3, given.address_4]
    if isinstance(given, Outside):
        street.insert(0, given.address)
    parts = [*street, given.city, f"{given.state or ''} {given.zip or ''}"]
    return ", ".join([shown for part in parts if (shown := line(part))])


def _state(properties: dict[str, Value], **given: str) -> None:
    """Put into *properties* what of the *given* says something."""
    properties.update({name: value for name, value in given.items() if value})


def _locate(properties: dict[str, Value], given: Located) -> None:
    """State the country, and that of the principal place of business if it is another.

    A code that is no country's, as ``00`` for unknown, leaves the country as printed.
    """
    code, other = given.country, given.ppb_country
    if code and COUNTRY.match(code):
        properties["country"] = f"country:{code}"
    elif printed := line(given.country_display or code):
        properties["country_printed"] = printed
    if other and other != code and COUNTRY.match(other):
        properties["principal_country"] = f"country:{other}"
