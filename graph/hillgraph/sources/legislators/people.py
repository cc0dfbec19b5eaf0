"""People: names and numbers, a service a chamber and Congress, a membership a party and Congress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from hillgraph.model.records import Origin, Record, Thing, Value
from hillgraph.model.slugs import slug
from hillgraph.sources.element import BIOGUIDE, Element
from hillgraph.sources.legislators import names, terms
from hillgraph.sources.legislators.stretches import Stretch, cut, ties
from hillgraph.sources.parties import party_things

ITEM = re.compile(r"Q[1-9][0-9]*")
WIKIDATA = "http://www.wikidata.org/entity/"


def person(entry: Element, origin: Origin) -> Iterator[Record]:
    """Yield a person, then the ties: services, party memberships, offices of the executive."""
    thing = _person(entry, origin)
    served = entry.each("terms")
    in_congress = [term for term in served if terms.in_congress(term)]
    in_office = [term for term in served if not terms.in_congress(term)]
    sides = [side for term in in_congress for side in terms.sides(term)]
    yield thing
    yield from ties("service", thing.name, _cut(map(terms.seat, in_congress)), origin)
    yield from ties("party_membership", thing.name, _cut(sides), origin)
    yield from ties("affiliation", thing.name, map(terms.office, in_office), origin)


def named(people: Iterable[Element], origin: Origin) -> Iterator[Thing]:
    """Yield each party and each office of the executive that the terms of *people* name."""
    served = [term for entry in people for term in entry.each("terms")]
    yield from party_things((party for term in served for party in terms.parties(term)), origin)
    yield from terms.offices(served, origin)


def _person(entry: Element, origin: Origin) -> Thing:
    name, numbers = entry.inner("name"), entry.inner("id")
    bioguide = numbers.like("bioguide", BIOGUIDE, "a bioguide id")
    wikidata = numbers.like("wikidata", ITEM, "an item of Wikidata")
    icpsr = (numbers.maybe("icpsr"), numbers.maybe("icpsr_prez"))
    stated: dict[str, Value | None] = {
        "label": names.label(name),
        "alt_label": names.others(name, entry.each("other_names")),
        "given_name": name.maybe("first"),
        "family_name": name.text("last"),
        "birth_date": _day(entry, "birthday"),
        "death_date": _day(entry, "died"),
        "bioguide": bioguide,
        "icpsr": tuple(sorted(number for number in icpsr if number)),
        "lis": numbers.maybe("lis"),
        "govtrack": numbers.maybe("govtrack"),
        "same_as": (f"{WIKIDATA}{wikidata}",) if wikidata else None,
    }
    key = bioguide or slug(f"{name.maybe('first') or ''} {name.text('last')}")
    if not key:
        raise name.wrong("there is neither a bioguide id nor a Latin name")
    return Thing("person", key, origin, {name: value for name, value in stated.items() if value})


def _day(entry: Element, name: str) -> date | None:
    return entry.inner("bio").maybe_day(name) if "bio" in entry.fields else None


def _cut(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    return (part for stretch in stretches for part in cut(stretch))
