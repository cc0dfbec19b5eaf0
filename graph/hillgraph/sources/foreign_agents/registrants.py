"""Registrants: who registered under which number, from when to when, and where they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Record
from hillgraph.sources.foreign_agents.bulk import Row
from hillgraph.sources.foreign_agents.tables import REGISTRANTS
from hillgraph.sources.foreign_agents.told import REGISTER, Snapshot, named, registrant


@dataclass(frozen=True, slots=True)
class Registrant:
    """A row of the table."""

    number: str
    name: str
    business: str | None
    since: date | None
    until: date | None
    address: str | None
    city: str | None
    state: str | None


def read(row: Row) -> Registrant:
    """Return the registrant in *row*; raise `InvalidInput` for what is no number or no day."""
    return Registrant(
        number=row.number("Registration Number"),
        name=row.text("Name"),
        business=row.maybe("Business Name"),
        since=row.day("Registration Date"),
        until=row.day("Termination Date"),
        address=address(row),
        city=row.maybe("City"),
        state=row.maybe("State"),
    )


def address(row: Row) -> str | None:
    """Return the address in *row* on one line, None where there is none."""
    place = " ".join(row.cells[column] for column in ("State", "Zip") if row.cells[column])
    parts = (row.cells["Address 1"], row.cells["Address 2"], row.cells["City"], place)
    return ", ".join(part.rstrip(",") for part in parts if part) or None


def records(registrants: Iterable[Registrant], told: Snapshot) -> Iterator[Record]:
    """Yield each registration and registrant.

    A number that stands in the table twice gives two versions; the one that ends later comes first.
    """
    for each in sorted(registrants, key=_order):
        document, _ = told.registration(each.number, each.name, REGISTRANTS.name)
        yield document
        yield named(
            registrant(each.number),
            told.origin(each.number, REGISTRANTS.name),
            label=each.name,
            alt_label=(each.business,) if each.business and each.business != each.name else None,
            address=each.address,
            city=each.city,
            state=each.state,
            registration=(f"{REGISTER} {each.number}",),
            registered_on=each.since,
            deregistered_on=each.until,
        )


def _order(each: Registrant) -> tuple[int, int]:
    return int(each.number), -(each.until or date.max).toordinal()
