"""Where what a form says is from: its own document, or all forms of its year together."""

from __future__ import annotations

from datetime import date
from functools import cache

from hillgraph.model.records import Origin, Thing
from hillgraph.sources import datasets
from hillgraph.sources.catalogue import Source, catalogue
from hillgraph.sources.lobbying.origins import annual

SOURCE = "lobbying-house"


@cache
def source() -> Source:
    """Return the Clerk's register as the catalogue has it."""
    return catalogue()[SOURCE]


def listed(year: int) -> Origin:
    """Return the origin of what many forms of a year name, the same object each time."""
    return datasets.whole(SOURCE, year)


def frame(year: int) -> tuple[Thing, ...]:
    """Return what all forms of a year rest on: the document that they are together, and the Congress."""
    return annual(SOURCE, source().title, year)


def own(number: str, year: int, day: date | None) -> Origin:
    """Return the origin of what the form *number*, signed on *day*, says itself."""
    return Origin(f"document:{SOURCE}.{number}", listed(year).dataset, day)


def paper(number: str, form: str, origin: Origin) -> Thing:
    """Return the document that the form *number* is."""
    title = f"Form {form} number {number} filed with the Clerk of the House"
    return datasets.document(origin, title=title, publisher=source().publisher, page=source().page)
