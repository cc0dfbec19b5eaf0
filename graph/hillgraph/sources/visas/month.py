"""The rows of one month's table, with what its printed pages left in them undone, and its total checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources.faults import Faults
from hillgraph.sources.text import checked, lines

COLUMNS = ("Nationality", "Visa Class", "Issuances")
EATEN = "".join(COLUMNS)
"""The name of a field that holds a whole row, a cell a line: the heading of a page read as one cell."""

TOTAL = "GRAND TOTAL"
NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)\Z")
CLASS = re.compile(r"[A-Z]+[0-9]*[A-Z]*[0-9]*(?:/[A-Z]+[0-9]*)?\Z")
NOTE = '*"'


class Row(NamedTuple):
    """How many visas of a class a nationality was issued, as printed."""

    nationality: str
    visa: str
    number: int


class Month(NamedTuple):
    """The rows of a month, and the total that the table prints, which they add up to."""

    rows: tuple[Row, ...]
    total: int


def month(document: bytes, *, file: str) -> Month:
    """Return the rows of a table; raise `InvalidInput` with every row that can't be read, file and line.

    So does a table without its total, or one whose rows don't add up to it.
    """
    faults = Faults()
    rows: list[Row] = []
    totals: list[tuple[int, int]] = []
    text = checked(document, file=file, form="JSON lines")
    for number, cells in _cells(text, file, faults):
        nationality, visa, issued = cells
        if nationality.startswith(NOTE) and not visa and not issued:
            continue
        if not NUMBER.match(issued):
            faults.append(Fault(file, number, 0, f"'{issued[:40]}' is no number of visas"))
        elif nationality == TOTAL and not visa:
            totals.append((number, int(issued.replace(",", ""))))
        elif not nationality or not CLASS.match(visa):
            faults.append(
                Fault(file, number, 0, f"'{visa[:40]}' of '{nationality[:40]}' is no class of visas")
            )
        else:
            rows.append(Row(nationality, visa, int(issued.replace(",", ""))))
    total = _total(rows, totals, file, faults)
    if faults:
        raise InvalidInput(faults)
    return Month(tuple(rows), total)


def _total(rows: list[Row], totals: list[tuple[int, int]], file: str, faults: Faults) -> int:
    """Return the printed total, with a fault where there isn't one alone or the rows don't add up to it."""
    if len(totals) != 1:
        faults.append(Fault(file, 0, 0, f"has {len(totals)} rows '{TOTAL}', where one was expected"))
        return 0
    ((line, total),) = totals
    found = sum(row.number for row in rows)
    if found != total and not faults:
        text = f"the rows add up to {found:,} and not to the printed total of {total:,}; is a page missing?"
        faults.append(Fault(file, line, 0, text))
    return total


def _cells(document: bytes, file: str, faults: Faults) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Yield the three cells of each line with its number, a row found in the eaten heading among them."""
    import msgspec

    decoder = msgspec.json.Decoder(dict[str, str | None])
    for number, line in enumerate(lines(document, file=file), 1):
        if not line.strip():
            continue
        try:
            fields = decoder.decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            faults.append(Fault(file, number, 0, f"is no row of texts: {error}"))
            continue
        unknown = sorted(fields.keys() - {*COLUMNS, EATEN})
        if unknown:
            text = f"the column '{unknown[0][:60]}' is unknown; a row read as a heading? Mend it by hand"
            faults.append(Fault(file, number, 0, text))
            continue
        yield number, _row(fields)


def _row(fields: Mapping[str, str | None]) -> tuple[str, str, str]:
    eaten = fields.get(EATEN)
    if not eaten:
        nationality, visa, issued = ((fields.get(name) or "").strip() for name in COLUMNS)
        return nationality, visa, issued
    if eaten.startswith(NOTE):
        return eaten, "", ""
    cells = [cell.strip() for cell in eaten.split("\n")]
    if len(cells) == len(COLUMNS):
        return cells[0], cells[1], cells[2]
    return cells[0], "", cells[-1]
