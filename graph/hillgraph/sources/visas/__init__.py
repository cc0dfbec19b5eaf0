"""Visas issued by nationality and class: the State Department's monthly tables and its yearly workbook.

A month comes as JSON lines in a file called by it, as ``2024-03-01.jsonl``; `workbook` reads
fiscal years. What the reading of the printed pages left
behind is undone or refused by name: a row that stands in one field under another name, the footnote,
the thousands' commas. The rows must add up to the printed grand total. Months are never added up
here: what the Department publishes for a fiscal year is another count.

Source: United States Department of State, nonimmigrant visa issuances, monthly and in detail by fiscal year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from msgspec.structs import replace

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.sources import datasets
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.countries import country, country_things
from hillgraph.sources.stated import stated
from hillgraph.sources.visas.month import Month, month

NAME = "visas"
CALLED = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-01)?\Z")
SECOND = re.compile(r"([A-Z]+-?)([0-9]),([0-9])")
PARTED = re.compile(r"\A([A-Z]+)([0-9][0-9A-Z]*)\Z")
COUNTS = "visas issued abroad in the"
RENEWALS = ", renewals among them"
WORKBOOK = ".xlsx"
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one period, as of a month, with the words for it."""

    period: str
    when: str
    counts: str
    rows: Month


def read(document: bytes, *, file: str, day: date | None = None) -> Iterator[Record]:
    """Yield, for each period of a file, the document, each class and country once, then issuances of both.

    Rows of one class and nationality are added, as the total has them. What is printed for no country
    with a code stays on the document, under the printed name. Raises `InvalidInput` with every fault,
    before anything is yielded.
    """
    tables = list(_yearly(document, file) if file.lower().endswith(WORKBOOK) else _monthly(document, file))
    for table in tables:
        origin = datasets.of_day(NAME, table.period, day)
        yield _document(table, origin)
        yield from _classes(table.rows, origin)
        codes = (code for each in table.rows.rows if (code := country(each.nationality)))
        yield from country_things(codes, origin)
        yield from _issuances(table, origin)


def _monthly(document: bytes, file: str) -> Iterator[_Table]:
    called = CALLED.match(PurePosixPath(file).name.partition(".")[0])
    if not called:
        text = "isn't called by its month, as 2024-03-01.jsonl is; rename it"
        raise InvalidInput([Fault(file, 0, 0, text)])
    when = f"{MONTHS[int(called[2]) - 1]} {called[1]}"
    yield _Table(f"{called[1]}-{called[2]}", when, f"{COUNTS} month{RENEWALS}", month(document, file=file))


def _yearly(document: bytes, file: str) -> Iterator[_Table]:
    from hillgraph.sources.visas.workbook import workbook

    for year, rows in workbook(document, file=file):
        yield _Table(f"fy{year}", f"fiscal year {year}", f"{COUNTS} fiscal year{RENEWALS}", rows)


def notation(printed: str) -> str:
    """Return a class as the statute's clauses are written, H-1B1 for H1B1.

    B1/B2, which the workbook prints as B-1,2, is one class of its own.
    """
    parts = SECOND.sub(r"\1\2/\1\3", printed).replace(",", "/").split("/")
    return "/".join(PARTED.sub(r"\1-\2", part) for part in parts)


def _classes(table: Month, origin: Origin) -> Iterator[Thing]:
    for printed in sorted({each.visa for each in table.rows}):
        written = notation(printed)
        properties: dict[str, Value] = {"label": written, "notation": written, "status": "in force"}
        if written != printed:
            properties["alt_label"] = (printed,)
        yield Thing("visa", written.replace("/", "-"), origin, properties)


def _issuances(table: _Table, origin: Origin) -> Iterator[Tie]:
    numbers: defaultdict[tuple[str, str], int] = defaultdict(int)
    for each in table.rows.rows:
        code = country(each.nationality)
        if code:
            numbers[f"visa:{notation(each.visa).replace('/', '-')}", code] += each.number
    for (visa, code), number in sorted(numbers.items()):
        properties: dict[str, Value] = {"period": table.period, "number": number, "counts": table.counts}
        yield Tie("issuance", visa, code, origin, properties=properties)


def _document(table: _Table, origin: Origin) -> Thing:
    source = catalogue()[NAME]
    elsewhere: defaultdict[str, int] = defaultdict(int)
    for each in table.rows.rows:
        if not country(each.nationality):
            elsewhere[each.nationality.lstrip("*")] += each.number
    title = f"Nonimmigrant visas issued by nationality and class, {table.when}"
    thing = datasets.document(origin, title=title, publisher=source.publisher, page=source.page)
    more: dict[str, Value | None] = {
        "printed_total": table.rows.total,
        "elsewhere": tuple(f"{name}: {number}" for name, number in sorted(elsewhere.items())) or None,
    }
    return replace(thing, properties={**thing.properties, **stated(more)})
