"""The yearly workbook: a sheet a fiscal year, a row a nationality, a column a class, and totals.

Each sheet has a row of headings, the classes between the fiscal year and the grand total. Below it the
regions follow, each under its name alone in a row, with a row of its totals at the end, and at last the
grand totals. All of these are held to the cells that they are the totals of.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources.faults import Faults
from hillgraph.sources.limits import LIMITS, Limits
from hillgraph.sources.visas.month import Month, Row

YEAR = re.compile(r"(?:Fiscal Year|FY) ?((?:19|20)[0-9]{2})\Z", re.IGNORECASE)
CLASS = re.compile(r"[A-Z]+(?:-[0-9][0-9A-Z]*)?(?:[,/](?:[A-Z]+(?:-[0-9][0-9A-Z]*)?|[0-9]))*\Z")
TOTAL = re.compile(r"Grand Totals?\Z", re.IGNORECASE)
REGION = re.compile(r"Totals? for .+\Z", re.IGNORECASE)
NOTE = ("*", "Note", "1 ", "2 ")
Cells = Sequence[object]


def workbook(document: bytes, *, file: str, limits: Limits = LIMITS) -> list[tuple[int, Month]]:
    """Return the fiscal years of a workbook with their rows and grand totals, by year.

    Raises `InvalidInput` with every fault, each with the sheet, row and column, and `LimitReached` for a
    workbook that unpacks to more than *limits* allow.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    _checked(document, file, limits)
    faults, found = Faults(), list[tuple[int, Month]]()
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(document))
        sheets = [(name, opened.get_sheet_by_name(name).to_python()) for name in opened.sheet_names]
    except CalamineError as error:
        raise InvalidInput([Fault(file, 0, 0, f"is no workbook that can be read: {error}")]) from error
    for name, rows in sheets:
        sheet = _Sheet(f"{file}, sheet {name}", faults)
        year = sheet.read(rows)
        if year and year in dict(found):
            faults.append(Fault(sheet.place, 0, 0, f"is a second sheet of the fiscal year {year}"))
        elif year:
            found.append((year, Month(tuple(sheet.rows), sheet.total)))
    if not found and not faults:
        faults.append(Fault(file, 0, 0, "has no sheet that begins with a fiscal year"))
    if faults:
        raise InvalidInput(faults)
    return sorted(found)


def _checked(document: bytes, file: str, limits: Limits) -> None:
    """Refuse what is no zip, and what unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as packed:
            infos = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InvalidInput([Fault(file, 0, 0, f"is no workbook (.xlsx): {error}; fetch it again")]) from error
    for each in infos:
        limits.check(f"{file}/{each.filename}", each.file_size, each.compress_size)


@dataclass(slots=True)
class _Sheet:
    """One sheet while it is read; *place* names it in messages."""

    place: str
    faults: Faults
    rows: list[Row] = field(default_factory=list)
    total: int = 0

    def read(self, cells: Sequence[Cells]) -> int | None:
        """Take all rows; return the fiscal year, None for a sheet that has none, as of notes."""
        for number, row in enumerate(cells, 1):
            year = YEAR.match(_text(row[0])) if row else None
            if year and len([cell for cell in row if _text(cell)]) > 1:
                columns = self._columns(row, number)
                self._take(cells[number:], columns, number)
                return int(year[1])
        return None

    def _columns(self, row: Cells, number: int) -> dict[int, str]:
        """Return the class of each column, the grand total's under an empty name."""
        found: dict[int, str] = {}
        for column, cell in enumerate(row[1:], 1):
            text = _text(cell)
            if TOTAL.match(text):
                found[column] = ""
            elif CLASS.match(text):
                found[column] = text
            elif text:
                self._report(number, column, f"'{text[:40]}' is no class of visas")
        if "" not in found.values():
            self._report(number, 0, "has no column 'Grand Total'")
        return found

    def _take(self, cells: Sequence[Cells], columns: dict[int, str], start: int) -> None:
        region: list[Row] = []
        ended = False
        for number, row in enumerate(cells, start + 1):
            name = _text(row[0])
            if not name or name.startswith(NOTE) or ended:
                continue
            values = {column: value for column in columns if (value := self._value(row, column, number))}
            if all(cell in ("", None) for cell in row[1:]):
                region = []  # the name of a region, or a note
            elif REGION.match(name):
                self._hold(name, columns, values, region, number)
                region = []
            elif TOTAL.match(name):
                self._hold(name, columns, values, self.rows, number)
                self.total = next((value for column, value in values.items() if not columns[column]), 0)
                ended = True
            else:
                given = [
                    Row(name, columns[column], value) for column, value in values.items() if columns[column]
                ]
                self._hold(name, columns, {c: v for c, v in values.items() if not columns[c]}, given, number)
                region += given
                self.rows += given
        if not ended:
            self._report(0, 0, "has no row 'Grand Totals'")

    def _hold(
        self, name: str, columns: dict[int, str], values: dict[int, int], rows: Sequence[Row], number: int
    ) -> None:
        """Report each printed total of a row that *rows* don't add up to."""
        for column, value in values.items():
            visa = columns[column]
            found = sum(row.number for row in rows if not visa or row.visa == visa)
            if found != value:
                what = f"{name}, {visa or 'Grand Total'}"
                self._report(number, column, f"{what}: {found:,} in the cells and {value:,} printed")

    def _value(self, row: Cells, column: int, number: int) -> int:
        cell = row[column] if column < len(row) else ""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and cell >= 0 and cell == int(cell):
            return int(cell)
        text = (_text(cell) if isinstance(cell, str) else str(cell or "")).replace(",", "")
        if text in ("", "-"):
            return 0
        if text.isdecimal():
            return int(text)
        self._report(number, column, f"'{text[:40]}' is no number of visas")
        return 0

    def _report(self, row: int, column: int, text: str) -> None:
        self.faults.append(Fault(self.place, row, column + 1 if row else 0, text))


def _text(cell: object) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else ""
