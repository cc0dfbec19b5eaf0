"""Reading: which form each value of a document has, and the records that it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from msgspec import UNSET, Raw

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.records import Record
from hillgraph.sources import datasets
from hillgraph.sources.faults import Faults
from hillgraph.sources.lobbying import contributions, filings
from hillgraph.sources.lobbying.constants import LISTS, constants
from hillgraph.sources.lobbying.contribution_form import Constant, Contributions, Page, Shape
from hillgraph.sources.lobbying.decoding import WRONG, decoder, explained
from hillgraph.sources.lobbying.form import Client, Filing, Lobbyist, Registrant
from hillgraph.sources.lobbying.known import Known
from hillgraph.sources.lobbying.listing import Listing
from hillgraph.sources.lobbying.origins import SOURCE, frame, listed, register
from hillgraph.sources.lobbying.values import Value
from hillgraph.sources.text import place

ARRAY = re.compile(rb"\s*\[")
BYTE = re.compile(r"\(byte ([0-9]+)\)")
TRUNCATED = "truncated"
REGISTER = 0  # stands for the year of what is told of no year
Constants = dict[str, list[Constant]]
FORMS = (Page, Filing, Contributions, Client, Registrant, Lobbyist, Constants)
DECODERS = {form: decoder(form) for form in FORMS}
LISTED = {True: list[Constant], False: list[Raw]}
SHAPE, LIST, CONSTANTS = decoder(Shape), decoder(list[Raw]), decoder(list[Constant])


class Reading:
    """A document as it is read: what filings say alone, what they list, and all that is wrong."""

    def __init__(self, file: str, day: date | None, known: Known) -> None:
        self.file, self.day, self.known = file, day, known
        self._own: list[Record] = []
        self._listings: dict[int, Listing] = {}
        self._faults = Faults()
        self._expected: Any = Filing
        self._name = PurePosixPath(file).name.partition(".")[0]
        self._of_constants = self._name in LISTS

    def take(self, value: Value) -> None:
        """Read *value*; note what is wrong with it."""
        array = ARRAY.match(value.text)
        try:
            if array:
                self._array(value)
            else:
                self._object(value)
        except WRONG as error:
            form = LISTED[self._of_constants] if array else self._expected
            told = explained(form, value.text, value.path, error)
            self._faults.append(Fault(self.file, *_place(value, told), told))

    def records(self) -> Iterator[Record]:
        """Return all records; raise `InvalidInput` with every fault."""
        if self._faults:
            raise InvalidInput(self._faults)
        return chain(self._own, *[listing.records.values() for listing in self._listings.values()])

    def _array(self, value: Value) -> None:
        if self._of_constants:
            self._constants({self._name: CONSTANTS.decode(value.text)})
            return
        for item in value.items(LIST.decode(value.text)):
            self.take(item)

    def _object(self, value: Value) -> None:
        try:
            given = DECODERS[self._expected].decode(value.text)
        except WRONG:
            form = _form(value.text)
            if form is self._expected:
                raise
            self._expected = form
            given = DECODERS[form].decode(value.text)
        self._given(given, value)

    def _given(self, given: Any, value: Value) -> None:
        """Put the records of what was *given* in one of the forms where they belong."""
        if isinstance(given, Filing):
            self._own += filings.records(given, self._listing(given.filing_year))
        elif isinstance(given, Contributions):
            self._own += contributions.records(given, self._listing(given.filing_year))
        elif isinstance(given, Page):
            for item in value.items(given.results, ".results"):
                self.take(item)
        elif isinstance(given, dict):
            self._constants(given)
        else:
            self._listing(REGISTER).entry(given, value.text)

    def _constants(self, lists: Constants) -> None:
        listing = self._listing(REGISTER)
        for thing in constants(lists, listing.origin):
            listing.same(thing)

    def _listing(self, year: int) -> Listing:
        """Return the listing of *year*, begun with what it rests on."""
        listing = self._listings.get(year)
        if listing is None:
            origin = listed(year) if year else datasets.of_day(SOURCE, "register", self.day)
            listing = self._listings[year] = Listing(origin, year or date.max.year, self.known)
            for thing in frame(year) if year else (register(origin),):
                listing.same(thing)
        return listing


def _form(text: bytes) -> Any:
    """Return the form of an object by what only objects of that form have."""
    shape = SHAPE.decode(text)
    forms = (
        (Page, shape.results),
        (Filing, shape.lobbying_activities),
        (Contributions, shape.contribution_items),
        (Client, shape.client_self_select),
        (Registrant, shape.house_registrant_id),
        (Lobbyist, shape.last_name),
        (Filing, shape.filing_uuid),
        (Filing, shape.filing_year),
    )
    return next((form for form, mark in forms if mark is not UNSET), Constants)


def _place(value: Value, text: str) -> tuple[int, int]:
    """Return line and column of what msgspec says is no JSON, else the line alone, if there is one."""
    offset = BYTE.search(text)
    if offset is None and TRUNCATED not in text:
        return value.line, 0
    line, column = place(value.text, int(offset[1]) if offset else len(value.text))
    return max(value.line, 1) + line - 1, column
