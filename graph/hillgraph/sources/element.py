"""Published YAML and JSON as elements: sets of fields that know their path and place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources import marked
from hillgraph.sources.accounting import empty
from hillgraph.sources.faults import Faults
from hillgraph.sources.marked import Entry, Listing, Marked, Scalar
from hillgraph.sources.text import checked

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
BIOGUIDE = re.compile(r"[A-Z][0-9]{6}")
LINK = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Element:
    """A set of fields; *path* leads to it from the top of the file, as in ``[3].terms[0]``."""

    file: str
    path: str
    line: int
    column: int
    fields: Mapping[str, Marked]

    def text(self, name: str) -> str:
        """Return the text of a field that the source promises."""
        text = self.maybe(name)
        if text is None:
            raise self.wrong(f"the field '{name}' is missing")
        return text

    def maybe(self, name: str) -> str | None:
        """Return the text of a field, None where it is absent or empty."""
        value = self.fields.get(name)
        if value is None or empty(value):
            return None
        if not isinstance(value, Scalar):
            raise self.wrong("takes a single value", name)
        return value.text

    def like(self, name: str, form: re.Pattern[str], wanted: str) -> str | None:
        """Return the text of a field, all of which must match *form*, None where it is absent."""
        text = self.maybe(name)
        if text is not None and not form.fullmatch(text):
            raise self.wrong(f"'{text}' is not {wanted}", name)
        return text

    def day(self, name: str) -> date:
        """Return the day of a field that the source promises."""
        return self._day(name, self.text(name))

    def maybe_day(self, name: str) -> date | None:
        """Return the day that a field holds, None where it is absent or empty."""
        text = self.maybe(name)
        return None if text is None else self._day(name, text)

    def maybe_whole(self, name: str) -> int | None:
        """Return the whole number that a field holds, None where it is absent or empty."""
        text = self.like(name, WHOLE, "a whole number")
        return None if text is None else int(text)

    def inner(self, name: str) -> Element:
        """Return the set of fields that a field promised by the source holds."""
        if name not in self.fields:
            raise self.wrong(f"the field '{name}' is missing")
        return element(self.fields[name], file=self.file, path=self._path(name))

    def each(self, name: str) -> tuple[Element, ...]:
        """Return the sets of fields in a list, none where it is absent or empty."""
        return tuple(
            element(item, file=self.file, path=f"{self._path(name)}[{number}]")
            for number, item in enumerate(self._items(name))
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts in a list, none where it is absent or empty."""
        items = self._items(name)
        texts = tuple(item.text for item in items if isinstance(item, Scalar))
        if len(texts) < len(items):
            raise self.wrong("takes a list of texts", name)
        return texts

    def wrong(self, text: str, name: str | None = None) -> InvalidInput:
        """Return the refusal of this element, or of its field *name*, with its place."""
        value = self.fields.get(name or "")
        line, column = (value.line, value.column) if value else (self.line, self.column)
        path = self._path(name) if name else self.path
        return InvalidInput([Fault(self.file, line, column, f"{path}: {text}" if path else text)])

    def _day(self, name: str, text: str) -> date:
        try:
            if DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass  # a day that doesn't exist is refused like what is none
        raise self.wrong(f"'{text}' is not a day (YYYY-MM-DD)", name)

    def _items(self, name: str) -> tuple[Marked, ...]:
        value = self.fields.get(name)
        if value is None or empty(value):
            return ()
        if not isinstance(value, Listing):
            raise self.wrong("takes a list", name)
        return value.items

    def _path(self, name: str) -> str:
        return f"{self.path}.{name}".removeprefix(".")


def parsed(document: bytes, *, file: str) -> Marked:
    """Return what a YAML or JSON document holds; JSON is read as the YAML that it is.

    Raises `InvalidInput` when it can't be read or holds nothing.
    """
    faults = Faults()
    value = marked.read(checked(document, file=file, form="YAML or JSON"), file=file, faults=faults)
    if value is None and not faults:
        faults.append(Fault(file, 0, 0, "holds nothing"))
    if value is None or faults:
        raise InvalidInput(faults)
    return value


def element(value: Marked, *, file: str, path: str = "") -> Element:
    """Return *value* as an element; raise `InvalidInput` if it is no set of fields."""
    if not isinstance(value, Entry):
        text = f"{path}: takes a set of fields".removeprefix(": ")
        raise InvalidInput([Fault(file, value.line, value.column, text)])
    fields = {key.text: each for key, each in value.pairs}
    return Element(file, path, value.line, value.column, fields)
