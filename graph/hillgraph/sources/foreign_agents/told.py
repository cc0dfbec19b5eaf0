"""What every table tells of: registrations, each a document, and who is named in them, as filed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.model.slugs import slug
from hillgraph.sources import datasets
from hillgraph.sources.catalogue import catalogue

NAME = "fara"
REGISTER = "FARA"


def registrant(number: str) -> str:
    """Return the short name of whoever registered under *number*, a firm or a person, as filed."""
    return f"organization:{NAME}-registrant-{number}"


def principal(number: str, name: str) -> str:
    """Return the short name of a foreign principal as the registration *number* calls it.

    The register numbers registrations and not principals, so that the number and the name tell one;
    names that differ in capitals, accents and punctuation only are one principal.
    """
    return f"organization:{NAME}-principal-{number}-{_worded(name)}"


def agent(number: str, name: str) -> str:
    """Return the short name of somebody who filed a short form under the registration *number*."""
    return f"person:{NAME}-short-form-{number}-{_worded(name)}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables of one *day*, as the register stood on it."""

    day: date | None

    def origin(self, number: str, table: str) -> Origin:
        """Return the origin of what *table* says of the registration *number*."""
        origin = datasets.of_day(NAME, number, self.day)
        return Origin(origin.document, origin.dataset, origin.day, (table,))

    def all(self) -> Origin:
        """Return the origin of what the tables list for registrations of every number."""
        return datasets.of_day(NAME, "tables", self.day)

    def listing(self) -> Thing:
        """Return the document that stands for the tables as a whole."""
        source = catalogue()[NAME]
        return datasets.document(self.all(), title=source.title, publisher=source.publisher, page=source.page)

    def registration(self, number: str, name: str, table: str) -> Iterator[Thing]:
        """Yield the registration *number* as a document, then who registered."""
        origin, source = self.origin(number, table), catalogue()[NAME]
        title = f"{REGISTER} registration {number}: {name}"
        plain = Origin(origin.document, origin.dataset, origin.day)
        yield datasets.document(plain, title=title, publisher=source.publisher, page=source.page)
        properties: dict[str, Value] = {"label": name, "registration": (f"{REGISTER} {number}",)}
        yield Thing(*_kind_and_key(registrant(number)), origin, properties)


def named(name: str, origin: Origin, **stated: Value | None) -> Thing:
    """Return the thing with the short name *name*; what is None is left out."""
    properties = {key: value for key, value in stated.items() if value is not None}
    return Thing(*_kind_and_key(name), origin, properties)


def _kind_and_key(name: str) -> tuple[str, str]:
    kind, _, key = name.partition(":")
    return kind, key


def _worded(name: str) -> str:
    """Return *name* as a part of a key; one without a Latin letter is told by a digest."""
    return slug(name) or hashlib.sha256(name.encode()).hexdigest()[:12]
