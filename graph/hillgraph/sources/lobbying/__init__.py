"""Filings, contributions and constants from the JSON of the lobbying-disclosure service.

A document is a page, one object, an array, or lines with an object each; what a filing says of parties is
said once a document. Names stay as filed: `hillgraph.resolve` decides which of them are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hillgraph.errors import InvalidInput
from hillgraph.model.records import Record
from hillgraph.sources.lobbying.known import NOBODY, Known
from hillgraph.sources.lobbying.values import values
from hillgraph.sources.text import MARK, page, unfit

NAME = "lobbying"
FORM = "JSON of the lobbying-disclosure service"


def read(document: bytes, *, file: str, day: date | None = None, known: Known = NOBODY) -> Iterator[Record]:
    """Return the filings with their documents and ties, then who and what they name.

    *day* is that of the constants and of lists of registrants, clients and lobbyists, which tell none.
    Covered positions with somebody *known*, where that is certain, are former positions too.
    Raises `InvalidInput` with a fault for each filing that can't be read, by its line or path.
    """
    from hillgraph.sources.lobbying.reading import Reading

    if fault := unfit(document, file) or page(document, file, FORM):
        raise InvalidInput([fault])
    reading = Reading(file, day, known)
    for value in values(document.removeprefix(MARK)):
        reading.take(value)
    return reading.records()
