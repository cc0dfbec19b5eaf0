"""Foreign principals: whom a registrant acts for, of which country, and in which spells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.sources import countries
from hillgraph.sources.foreign_agents.bulk import Row
from hillgraph.sources.foreign_agents.registrants import address
from hillgraph.sources.foreign_agents.tables import PRINCIPALS
from hillgraph.sources.foreign_agents.told import REGISTER, Snapshot, named, principal, registrant

BACKWARDS = "Both days as printed in the register, which ends the entry before it begins."
TOO_EARLY = "The register prints a day from before there was a register, which is left out here."


@dataclass(frozen=True, slots=True)
class Spell:
    """A row of the table: a principal, and one stretch of time in which a registrant acted for it."""

    number: str
    registrant: str
    registered: date | None
    name: str
    place: str
    since: date | None
    until: date | None
    ended: bool
    address: str | None

    @property
    def principal(self) -> str:
        """Return the short name of the principal."""
        return principal(self.number, self.name)

    @property
    def note(self) -> str | None:
        """Return what is odd about its days, if anything is."""
        if not self.since or (self.ended and not self.until):
            return TOO_EARLY
        return BACKWARDS if self.until and self.until < self.since else None


def read(row: Row) -> Spell:
    """Return the spell in *row*; raise `InvalidInput` for what is no number or no day."""
    row.text("Foreign Principal Registration Date")
    return Spell(
        number=row.number("Registration Number"),
        registrant=row.text("Registrant Name"),
        registered=row.day("Registrant Date"),
        name=row.text("Foreign Principal"),
        place=row.text("Country/Location Represented"),
        since=row.day("Foreign Principal Registration Date"),
        until=row.day("Foreign Principal Termination Date"),
        ended=row.maybe("Foreign Principal Termination Date") is not None,
        address=address(row),
    )


def records(spells: Iterable[Spell], told: Snapshot) -> Iterator[Record]:
    """Yield each registration with its registrant, principals and engagements, then the countries."""
    registrations: defaultdict[str, list[Spell]] = defaultdict(list)
    places: set[str] = set()
    for spell in spells:
        registrations[spell.number].append(spell)
        places.add(spell.place)
    for number in sorted(registrations, key=int):
        yield from _registration(number, registrations[number], told)
    yield told.listing()
    found = (countries.country(place) for place in places)
    yield from countries.country_things((each for each in found if each), told.all())


def described(name: str, label: str, place: str | None, origin: Origin, at: str | None = None) -> Thing:
    """Return a principal of a *place*: a country, or what is printed where that has no code."""
    country = countries.country(place) if place else None
    printed = None if country else place
    return named(name, origin, label=label, country=country, country_printed=printed, address=at)


def _registration(number: str, spells: list[Spell], told: Snapshot) -> Iterator[Record]:
    """Yield what the table says of one registration; of a principal the newest spell comes first."""
    origin = told.origin(number, PRINCIPALS.name)
    document, who = told.registration(number, spells[0].registrant, PRINCIPALS.name)
    yield document
    registered = spells[0].registered
    yield replace(who, properties={**who.properties, **({"registered_on": registered} if registered else {})})
    of_principal: defaultdict[str, list[Spell]] = defaultdict(list)
    for spell in sorted(spells, key=_order):
        of_principal[spell.principal].append(spell)
    for name in sorted(of_principal):
        versions = {
            (spell.name, spell.place, spell.address): spell for spell in reversed(of_principal[name])
        }.values()
        for spell in versions:
            yield described(name, spell.name, spell.place, origin, spell.address)
        yield from _engagements(name, of_principal[name], origin)


def _engagements(name: str, spells: list[Spell], origin: Origin) -> Iterator[Tie]:
    """Yield one tie a spell; a row that the table holds twice is one."""
    apart = {(spell.since, spell.until, spell.ended): spell for spell in spells}
    for occurrence, spell in enumerate(apart.values(), 1):
        properties: dict[str, Value] = {
            "register": REGISTER,
            "from_printed": spell.registrant,
            "to_printed": spell.name,
        }
        if spell.note:
            properties["text"] = spell.note
        yield Tie(
            "engagement",
            registrant(spell.number),
            name,
            origin,
            spell.since,
            spell.until,
            properties,
            occurrence,
        )


def _order(spell: Spell) -> tuple[date, date, str, str, str]:
    begins = spell.since or date.min
    return begins, spell.until or date.max, spell.name, spell.place, spell.address or ""
