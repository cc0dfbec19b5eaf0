"""Short forms: the people who act for a registrant, each registered in person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Record, Tie
from hillgraph.sources.foreign_agents.bulk import Row
from hillgraph.sources.foreign_agents.tables import SHORT_FORMS
from hillgraph.sources.foreign_agents.told import Snapshot, agent, named, registrant

ROLE = "short-form registrant"


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A row of the table."""

    number: str
    registrant: str
    given: str | None
    family: str
    since: date | None
    until: date | None

    @property
    def name(self) -> str:
        """Return the name as it is spoken."""
        return f"{self.given} {self.family}" if self.given else self.family


def read(row: Row) -> ShortForm:
    """Return the short form in *row*; raise `InvalidInput` for what is no number or no day."""
    row.day("Registration Date")
    return ShortForm(
        number=row.number("Registration Number"),
        registrant=row.text("Registrant Name"),
        given=row.maybe("Short Form First Name"),
        family=row.text("Short Form Last Name"),
        since=row.day("Short Form Date"),
        until=row.day("Short Form Termination Date"),
    )


def records(forms: Iterable[ShortForm], told: Snapshot) -> Iterator[Record]:
    """Yield each registration with its registrant, then its people and their affiliations."""
    registrations: defaultdict[str, list[ShortForm]] = defaultdict(list)
    for form in forms:
        registrations[form.number].append(form)
    for number in sorted(registrations, key=int):
        people: defaultdict[str, list[ShortForm]] = defaultdict(list)
        for form in sorted(registrations[number], key=_order):
            people[agent(number, form.name)].append(form)
        yield from told.registration(number, registrations[number][0].registrant, SHORT_FORMS.name)
        for name in sorted(people):
            yield from _person(name, people[name], told)


def _person(name: str, forms: list[ShortForm], told: Snapshot) -> Iterator[Record]:
    """Yield a person, and one tie a spell; a row that the table holds twice is one."""
    newest = forms[-1]
    origin = told.origin(newest.number, SHORT_FORMS.name)
    yield named(name, origin, label=newest.name, given_name=newest.given, family_name=newest.family)
    spells = dict.fromkeys((form.since, form.until) for form in forms)
    for occurrence, (since, until) in enumerate(spells, 1):
        yield Tie(
            "affiliation",
            name,
            registrant(newest.number),
            origin,
            since,
            until,
            {"role": ROLE},
            occurrence,
        )


def _order(form: ShortForm) -> tuple[date, date, str]:
    return form.since or date.min, form.until or date.max, form.name
