"""Sponsors and cosponsors of ``data.json``, who have a seat and no party."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hillgraph.model.records import Thing, Tie, Value
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.members import Member, People, named, numbered, seated, service, spoken
from hillgraph.sources.bills_json.form import Bill, Person
from hillgraph.sources.bills_json.history import day


def sponsors(bill: Bill, origin: Told, introduced: date | None, thomas: Mapping[str, str]) -> People:
    """Return the sponsor with the sponsorship, which began with the bill; nobody where there is none."""
    if bill.sponsor is None:
        return People([], [])
    who = _member("$.sponsor", bill.sponsor, origin, thomas)
    properties: dict[str, Value] = {"capacity": "by request"} if bill.by_request else {}
    tie = Tie("sponsorship", who.name, origin.bill, origin.own, introduced, properties=properties)
    return People([who], [tie])


def cosponsors(bill: Bill, origin: Told, thomas: Mapping[str, str]) -> People:
    """Return each cosponsor with the cosponsorship."""
    found = People([], [])
    for number, person in enumerate(bill.cosponsors):
        path = f"$.cosponsors[{number}]"
        properties: dict[str, Value] = {}
        if person.original_cosponsor is not None:
            properties["is_original"] = person.original_cosponsor
        if gone := day(f"{path}.withdrawn_at", person.withdrawn_at):
            properties["withdrawn_on"] = gone
        since = day(f"{path}.sponsored_at", person.sponsored_at)
        who = _member(path, person, origin, thomas)
        found.members.append(who)
        found.ties.append(Tie("cosponsorship", who.name, origin.bill, origin.own, since, None, properties))
    return People(found.members, numbered(found.ties))


def _member(path: str, person: Person, origin: Told, thomas: Mapping[str, str]) -> Member:
    measure = origin.measure
    try:
        known = _known(person, origin, thomas)
        seat = seated(person.state, person.district)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    held = service(known, measure.chamber, measure.congress, seat, origin.listed)
    return Member(known.name, (known, held), None)


def _known(person: Person, origin: Told, thomas: Mapping[str, str]) -> Thing:
    bioguide = person.bioguide_id or thomas.get((person.thomas_id or "").zfill(5))
    if bioguide:
        return named(bioguide, person.name, origin.listed)
    number = person.thomas_id or ""
    if not (number.isascii() and number.isdigit()):
        raise ValueError(f"'{person.name[:60]}' has neither a bioguide_id nor a thomas_id")
    return Thing("person", f"thomas-{number.zfill(5)}", origin.listed, {"label": spoken(person.name)})
