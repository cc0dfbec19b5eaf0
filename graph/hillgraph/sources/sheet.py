"""CSV written by people, read into the same marked entries as YAML."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hillgraph.errors import Fault
from hillgraph.sources.marked import Entry, Listing, Marked, Scalar
from hillgraph.sources.text import MARK, lines, undecodable

SEPARATOR = " | "


def read(document: bytes, *, file: str, faults: list[Fault]) -> Iterator[Entry]:
    """Yield one entry a row; an empty cell is absent, and `` | `` separates several values."""
    if fault := undecodable(document, file):
        faults.append(fault)
        return
    reader = csv.reader(lines(document.removeprefix(MARK), file=file), strict=True)
    start = 1
    try:
        names = next(reader, [])
        _check_header(names, file, faults)
        start = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(names):
                faults.append(Fault(file, start, 1, f"has {len(cells)} cells, the header {len(names)}"))
            elif cells:
                yield Entry(tuple(_pairs(names, cells, start)), start, 1)
            start = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, start, 0, f"is not CSV: {error}"))


def _check_header(names: list[str], file: str, faults: list[Fault]) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            faults.append(Fault(file, 1, _column(names, index), f"the column '{name}' again"))


def _pairs(names: list[str], cells: list[str], line: int) -> Iterator[tuple[Scalar, Marked]]:
    for index, (name, cell) in enumerate(zip(names, cells, strict=True)):
        if cell:
            column = _column(cells, index)
            yield Scalar(name, False, 1, _column(names, index)), _value(cell, line, column)


def _value(cell: str, line: int, column: int) -> Marked:
    if SEPARATOR not in cell:
        return Scalar(cell, False, line, column)
    items = (Scalar(part.strip(), False, line, column) for part in cell.split(SEPARATOR))
    return Listing(tuple(items), line, column)


def _column(cells: list[str], index: int) -> int:
    """Return where a cell starts, counting from 1, quotes as a writer of CSV would put them."""
    if index == 0:
        return 1
    before = io.StringIO()
    csv.writer(before, lineterminator="").writerow(cells[:index])
    return len(before.getvalue()) + 2
