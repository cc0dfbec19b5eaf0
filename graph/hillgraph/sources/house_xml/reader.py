"""Reading a form by the table: the fields of an element by name, without the blanks that fill its slots."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources import american, hardened
from hillgraph.sources.faults import Faults
from hillgraph.sources.house_xml.fields import TABLE
from hillgraph.sources.house_xml.mended import root

if TYPE_CHECKING:
    from lxml.etree import _Element

DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9]{1,2}:[0-9]{2}:[0-9]{2} [AP]M)?\Z")
MONEY = re.compile(r"\$?([0-9]{1,3}(?:,?[0-9]{3})*|[0-9]+)(\.[0-9]{1,2})?\Z")
TRUTH = {"Y": True, "N": False}
ENACTED = date(1995, 12, 19)  # the day of the Act: a form with an earlier day has a slip in it


class Part:
    """An element with its fields: those that stand once, those that may repeat, and the texts of the first.

    *texts* are without blanks at their ends, and none is empty.
    """

    __slots__ = ("_reader", "element", "repeated", "single", "texts")

    def __init__(self, reader: Reader, element: _Element, path: str) -> None:
        self._reader, self.element = reader, element
        self.texts: dict[str, str] = {}
        self.single: dict[str, _Element] = {}
        self.repeated: dict[str, list[_Element]] = {}
        names = TABLE[path]
        for child in element:
            tag = str(child.tag).rpartition("}")[2]
            name = names.read.get(tag)
            if name in names.repeated:
                self.repeated.setdefault(str(name), []).append(child)
            elif name is not None:
                self._take(name, child)
            elif tag not in names.ignored:
                reader.fault(child, "is a field that nobody knows")

    def _take(self, name: str, child: _Element) -> None:
        text = (child.text or "").strip()
        if name in self.single:
            self._reader.fault(child, "is given twice")
        self.single[name] = child
        if text:
            self.texts[name] = text
        if len(child) and name not in TABLE:
            self._reader.fault(child[0], "is a field that nobody knows")

    def line(self, name: str) -> str:
        """Return the text of a field in one line, empty where it has none."""
        return " ".join(self.texts.get(name, "").split())

    def inner(self, name: str) -> Part | None:
        """Return the element in the field *name*, None where there is none."""
        child = self.single.get(name)
        return None if child is None else Part(self._reader, child, name)

    def each(self, outer: str, name: str) -> list[Part]:
        """Return the elements *name* in the field *outer*."""
        inside = self.inner(outer)
        return [Part(self._reader, child, name) for child in inside.repeated.get(name, ())] if inside else []

    def listed(self, outer: str, name: str) -> list[str]:
        """Return the texts of the elements *name* in the field *outer*, those that are blank left out."""
        inside = self.inner(outer)
        texts = [(child.text or "").strip() for child in inside.repeated.get(name, ())] if inside else []
        return [text for text in texts if text]

    def day(self, name: str) -> date | None:
        """Return the day in a field, None where it is blank or from before the Act."""
        text = self.line(name)
        day = american.day(text, DAY)
        if text and not day:
            self.wrong(name, f"'{text[:60]}' is not a day (MM/DD/YYYY)")
        return day if day and day >= ENACTED else None

    def money(self, name: str) -> Decimal | None:
        """Return the US dollars in a field, None where it is blank, which is not zero."""
        text = self.line(name)
        if text and not MONEY.match(text):
            self.wrong(name, f"'{text[:60]}' is not an amount in dollars")
            return None
        return Decimal(text.lstrip("$").replace(",", "")) if text else None

    def truth(self, name: str) -> bool | None:
        """Return whether a field says Y or N, None where it is blank."""
        text = self.line(name)
        if text and text not in TRUTH:
            self.wrong(name, f"'{text[:60]}' is neither Y nor N")
        return TRUTH.get(text)

    def like(self, name: str, form: re.Pattern[str], wanted: str) -> str:
        """Return the text of a field, which must match *form*, empty where it is blank."""
        text = self.line(name)
        if text and not form.fullmatch(text):
            self.wrong(name, f"'{text[:60]}' is not {wanted}")
            return ""
        return text

    def promised(self, name: str) -> str:
        """Return the text of a field that every form has; its absence is a fault."""
        text = self.line(name)
        if not text:
            self._reader.fault(self.element, f"{name} is missing")
        return text

    def wrong(self, name: str, text: str) -> None:
        """Note what is wrong with the field *name*."""
        self._reader.fault(self.single[name], text)


class Reader:
    """Reads one form; what is wrong with it is gathered, so that all is told in one run."""

    def __init__(self, document: bytes, file: str) -> None:
        self._file, self._document, self._faults = file, document, Faults()
        self.form, element = root(document, file=file)
        self.top = Part(self, element, self.form)

    def fault(self, element: _Element, text: str) -> None:
        """Note what is wrong with *element*, with its path and place."""
        path = element.getroottree().getelementpath(element)
        told = re.sub(r"\{[^}]*\}", "", path).removeprefix(".") or self.form
        line = hardened.line(element)
        self._faults.append(Fault(self._file, line, self._column(element, line), f"{told}: {text}"))

    def stop(self) -> None:
        """Raise `InvalidInput` if anything was wrong."""
        if self._faults:
            raise InvalidInput(sorted(set(self._faults)))

    def _column(self, element: _Element, line: int) -> int:
        """Return where the name of *element* begins on its *line*, 0 where it is not found there."""
        words = self._document.split(b"\n", line)[line - 1]
        name = str(element.tag).rpartition("}")[2]
        before, found, _ = words.partition(f"<{name}".encode())
        return len(before.decode("utf-8", "replace")) + 1 if found else 0
