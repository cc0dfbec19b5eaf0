"""Reading by the table: the fields of an element under their one name, each of them accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources import hardened
from hillgraph.sources.bills import washington
from hillgraph.sources.billstatus.paths import IGNORED, TABLE
from hillgraph.sources.faults import Faults

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element = _Element


class Reader:
    """Reads one document; what is wrong with it is gathered, so that all is told in one run."""

    def __init__(self, document: bytes, file: str) -> None:
        self.faults = Faults()
        self._file = file
        self._document = document
        self._line, self._start = 1, 0
        self.root = hardened.root(document, file=file, wanted="billStatus")

    def parts(self, element: Element, path: str) -> dict[str, Element]:
        """Return the elements in *element* by name; *path* finds its fields in the table."""
        names = TABLE[path]
        try:
            found = {names[child.tag]: child for child in element}
        except KeyError:
            return self._carefully(element, names)
        if len(found) != len(element):
            found = self._carefully(element, names)
        if "inner" in found:
            found |= self.parts(found.pop("inner"), path)
        return found

    def texts(self, element: Element, path: str) -> Mapping[str, str | None]:
        """Return the texts in *element* by name, None where it has the field without a text."""
        names = TABLE[path]
        try:
            found = {names[child.tag]: child.text for child in element if not len(child)}
        except KeyError:
            found = {}
        if len(found) == len(element):
            return found
        parts = self._carefully(element, names)
        for child in parts.values():
            for inner in child:
                self.fault(inner, "is a field that nobody knows")
        return {name: child.text for name, child in parts.items()}

    def items(self, element: Element | None, path: str) -> list[Element]:
        """Return the items of a list, none where it is absent or empty."""
        if element is None:
            return []
        names, found = TABLE[path], []
        for child in element:
            name = names.get(child.tag)
            if name == "item":
                found.append(child)
            elif name == "inner":
                found += self.items(child, path)
            elif name is None:
                self.fault(child, "is a field that nobody knows")
        return found

    def day(self, element: Element, field: str, text: str | None) -> date | None:
        """Return the day that *text*, the *field* of *element*, begins with; None where it is empty."""
        if not text:
            return None
        try:
            if text[4:8:3] == "--" and text[10:11] in {"", "T"}:
                return date.fromisoformat(text[:10])
        except ValueError:
            pass
        self.wrong(element, field, f"'{_short(text)}' is not a day (YYYY-MM-DD)")
        return None

    def local_day(self, element: Element, field: str, text: str | None) -> date | None:
        """Return the day in Washington of the moment *text*, None where it is empty."""
        if not text:
            return None
        try:
            return washington.day(text)
        except ValueError:
            self.wrong(element, field, f"'{_short(text)}' is not a moment (YYYY-MM-DDThh:mm:ssZ)")
            return None

    def promised(self, element: Element, texts: Mapping[str, str | None], field: str) -> str:
        """Return a text that every version has; its absence is a fault, and gives an empty text."""
        text = texts.get(field)
        if not text:
            self.fault(element, f"{field} is missing")
        return text or ""

    def fault(self, element: Element, text: str, *, of_value: bool = False) -> None:
        """Note what is wrong with *element*, or with the text in it, with its path and place."""
        path = element.getroottree().getpath(element).removeprefix("/billStatus").removeprefix("/")
        line = hardened.line(element)
        column = self._column(element, line, of_value=of_value)
        self.faults.append(Fault(self._file, line, column, f"{path or 'billStatus'}: {text}"))

    def wrong(self, element: Element, field: str, text: str) -> None:
        """Note what is wrong with the text of the *field* of *element*."""
        child = element.find(field)
        if child is None:
            self.fault(element, f"{field}: {text}")
        else:
            self.fault(child, text, of_value=True)

    def stop(self) -> None:
        """Raise `InvalidInput` if anything was wrong."""
        if self.faults:
            raise InvalidInput(sorted(set(self.faults)))

    def _carefully(self, element: Element, names: Mapping[str, str]) -> dict[str, Element]:
        found: dict[str, Element] = {}
        for child in element:
            name = names.get(child.tag)
            if name is None:
                self.fault(child, "is a field that nobody knows")
            elif name in found and found[name].text != child.text:
                self.fault(child, f"is given twice; before as '{_short(found[name].text)}'")
            elif not name.startswith(IGNORED):
                found[name] = child
        return found

    def _column(self, element: Element, line: int, *, of_value: bool) -> int:
        begin, document = self._beginning(line), self._document
        end = document.find(b"\n", begin) % (len(document) + 1)
        start = max(document.find(f"<{element.tag}".encode(), begin, end), begin)
        value = document.find(f">{element.text}".encode(), start, end) if of_value else -1
        return len(document[begin : start if value < 0 else value + 1].decode("utf-8", "replace")) + 1

    def _beginning(self, line: int) -> int:
        """Return where *line* begins, counted on from the line that was asked for last."""
        if line < self._line:
            self._line, self._start = 1, 0
        while self._line < line:
            self._line, self._start = self._line + 1, self._document.find(b"\n", self._start) + 1
        return self._start


def _short(text: str | None) -> str:
    return (text or "")[:60]
