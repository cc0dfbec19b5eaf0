"""The rows of a bulk table of the register: every cell in quotes, and quotes within a cell as they come.

The register writes Windows-1252 and puts each cell between quotes, but doubles a quote within a cell in
some columns and leaves it as it is in others, so that no reader of CSV finds the cells. A row ends where
a quote, a line break and a quote meet, a cell where a quote, a comma and a quote do; the number of
cells is then checked, row by row. A copy that some program saved anew is read as the CSV that it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NoReturn, TypeVar

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources import american
from hillgraph.sources.faults import Faults
from hillgraph.sources.text import MARK, page, place, unfit

QUOTE = '"'
ROWS = re.compile(r'"\r?\n"')
CELLS = '","'
SPACE = "&nbsp;"
DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})\Z")
NUMBER = re.compile(r"[1-9][0-9]{0,7}\Z")
Read = TypeVar("Read")
ENACTED = date(1938, 6, 8)  # the day of the Act: nothing was registered, stamped or ended before it


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by their columns, words apart by single spaces; *line* is its first."""

    file: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Return the text of a cell that is always filled; raise `InvalidInput` where it isn't."""
        return self.cells[column] or self._refuse(column, "is empty")

    def maybe(self, column: str) -> str | None:
        """Return the text of a cell, None where it is empty."""
        return self.cells[column] or None

    def number(self, column: str) -> str:
        """Return the register number in a cell."""
        text = self.text(column)
        return text if NUMBER.match(text) else self._refuse(column, f"'{text}' is not a register number")

    def day(self, column: str) -> date | None:
        """Return the day in a cell, None where it is empty or before there was a register.

        Such a day is a slip of who typed it, as in ``11/16/0200``.
        """
        text = self.cells[column]
        day = american.day(text, DAY)
        if text and not day:
            self._refuse(column, f"'{text}' is not a day (MM/DD/YYYY)")
        return day if day and day >= ENACTED else None

    def _refuse(self, column: str, text: str) -> NoReturn:
        raise InvalidInput([Fault(self.file, self.line, 0, f"{column}: {text}")])


def each(rows: Iterable[Row], read: Callable[[Row], Read]) -> list[Read]:
    """Return what *read* makes of each row; raise `InvalidInput` with every fault."""
    found: list[Read] = []
    faults = Faults()
    for row in rows:
        try:
            found.append(read(row))
        except InvalidInput as error:
            faults += error.faults
    if faults:
        raise InvalidInput(faults)
    return found


def rows(document: bytes, *, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, the header among them, with the line on which it begins.

    Raises `InvalidInput` for what is no table, before anything is yielded or where it breaks off.
    """
    text = _text(document, file)
    return _as_published(text, file) if text.startswith(QUOTE) else _as_saved(text, file)


def _text(document: bytes, file: str) -> str:
    fault = unfit(document, file) or page(document, file, "CSV")
    if fault:
        raise InvalidInput([fault])
    document = document.removeprefix(MARK)
    if (nul := document.find(b"\x00")) >= 0:
        raise InvalidInput([Fault(file, *place(document, nul), "holds a NUL, which no text has")])
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        pass  # the register's own encoding, which nearly never is UTF-8 by chance
    try:
        return document.decode("cp1252")
    except UnicodeDecodeError as error:
        told = f"is neither Windows-1252 nor UTF-8: the byte 0x{document[error.start]:02x}"
        raise InvalidInput([Fault(file, *place(document, error.start), told)]) from None


def _as_published(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    whole = text.rstrip("\r\n")
    if len(whole) < len(QUOTE) * 2 or not whole.endswith(QUOTE):
        line = whole.count("\n") + 1
        raise InvalidInput([Fault(file, line, 0, "breaks off within a cell; fetch it again")])
    line = 1
    for row in ROWS.split(whole[1:-1]):
        yield line, [_clean(cell.replace('""', QUOTE)) for cell in row.split(CELLS)]
        line += row.count("\n") + 1


def _as_saved(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, [_clean(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidInput([Fault(file, line, 0, f"is not CSV: {error}")]) from None


def _clean(cell: str) -> str:
    return " ".join(cell.replace(SPACE, " ").split())
