"""Where what a filing says is from: its own document, or all filings of its year together."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources import datasets
from hillgraph.sources.catalogue import Source, catalogue
from hillgraph.sources.congresses import congress_things
from hillgraph.sources.lobbying.printed import Misformed

SOURCE = "lda"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


@cache
def source() -> Source:
    """Return the register as the catalogue has it."""
    return catalogue()[SOURCE]


def listed(year: int) -> Origin:
    """Return the origin of what many filings of a year name, the same object each time."""
    return datasets.whole(SOURCE, year)


def frame(year: int) -> tuple[Thing, ...]:
    """Return what all filings of a year rest on: the document that they are together, and the Congress."""
    return annual(SOURCE, "Filings under the Lobbying Disclosure Act", year)


@cache
def annual(register: str, title: str, year: int) -> tuple[Thing, ...]:
    """Return the document that all of a *register* for a year is, and the Congress that sat."""
    origin, source = datasets.whole(register, year), catalogue()[register]
    told = datasets.document(
        origin, title=f"{title} for {year}", publisher=source.publisher, page=source.page
    )
    return told, *congress_things([sitting(year)], origin)


def own(uuid: str, year: Origin, day: date | None) -> Origin:
    """Return the origin of what the filing *uuid*, posted on *day*, says itself.

    Raises `Misformed` where *uuid* isn't one.
    """
    if not UUID.match(uuid):
        raise Misformed(f"$.filing_uuid: '{uuid}' is not an identity in five parts, in lower case")
    return Origin(f"document:{SOURCE}.{uuid}", year.dataset, day)


def paper(uuid: str, origin: Origin, page: str | None) -> Thing:
    """Return the document that the filing *uuid* is, as its own *page* shows it."""
    title = f"Filing {uuid} under the Lobbying Disclosure Act"
    publisher, dataset = source().publisher, origin.dataset
    properties: dict[str, Value] = {
        "label": title,
        "title": title,
        "publisher": publisher,
        "dataset": dataset,
    }
    if origin.day:
        properties["issued"] = origin.day
    if page:
        properties["page"] = (page,)
    return Thing("document", f"{SOURCE}.{uuid}", origin, properties)


def sitting(year: int) -> int:
    """Return the Congress that reports about any quarter or half of *year* speak of.

    One ends on the third of January of an odd year. Those three days are counted to the next: what
    is reported of that year's first quarter or half is the work of the new Congress.
    """
    return (year - 1787) // 2


def register(origin: Origin) -> Thing:
    """Return the document that lists of registrants, clients, lobbyists and constants are."""
    title = "Lists and constants of the register under the Lobbying Disclosure Act"
    return datasets.document(origin, title=title, publisher=source().publisher, page=source().page)
