"""An answer in the form that was asked for: a table for people, or one of the forms for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import IO

from hillgraph.errors import WrongUse
from hillgraph.query.fit import fit
from hillgraph.query.request import STATEMENTS, Answer
from hillgraph.query.result import Result, plain
from hillgraph.store.quoting import quoted

WIDE = 250
LONGEST = 1_000  # characters of a cell in a table for people
ROWS = ("table", "csv", "tsv", "json", "ndjson", "xml", "parquet")


def write(answer: Answer | Result, form: str, stream: IO[bytes], *, width: int | None = None) -> None:
    """Write *answer* as *form*: one of `ROWS`, or of `STATEMENTS` where it is of that kind.

    What came in that form goes out as it came. *width* is that of the terminal, if it is one.
    """
    if isinstance(answer, Answer):
        if answer.form in {"CONSTRUCT", "DESCRIBE"} and form in ROWS:
            raise WrongUse(f"{answer.form} gives statements, not rows: use {', '.join(STATEMENTS)}.")
        if answer.wanted == form:
            stream.write(answer.data)
            return
        answer = Result.of(answer)
    if form == "table":
        stream.write(_table(answer, width).encode())
    elif form in _WRITERS:
        _WRITERS[form](answer, stream)
    else:
        raise WrongUse(f"'{form}' is no form of a table. Use {', '.join(ROWS)}.")


def literal(text: str) -> str:
    """Return *text* with what could move the cursor, reorder letters or break the line spelt out."""
    return _UNSEEN.sub(lambda match: _ESCAPES.get(match.group(), f"\\u{ord(match.group()):04x}"), text)


def shown(value: object) -> str:
    """Return a value as a cell of a table for people."""
    return literal(_text(value))


_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, list | tuple | dict | bytes):
        return value.hex() if isinstance(value, bytes) else json.dumps(plain(value), ensure_ascii=False)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _table(result: Result, width: int | None) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(result.columns):
        numbers = all(isinstance(row[place], int | float | Decimal | None) for row in result.rows)
        table.add_column(Text(literal(column)), justify="right" if numbers else "left", overflow="fold")
    for row in result.rows:
        table.add_row(*(Text(_short(shown(value))) for value in row))
    page = StringIO()
    Console(file=page, width=width or WIDE, color_system=None, force_terminal=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).strip("\n") + "\n"


def _short(cell: str) -> str:
    """Return a cell that a reader can still see the next one beside; other forms have it whole."""
    return cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}… ({len(cell):,} characters)"


def _separated(delimiter: str) -> Callable[[Result, IO[bytes]], None]:
    def separated(result: Result, stream: IO[bytes]) -> None:
        import csv

        from hillgraph.model import separated

        text = StringIO(newline="")
        write = csv.writer(text).writerow if delimiter == "," else separated.writer(text, delimiter)
        write(result.columns)
        for row in result.rows:
            write([_text(value) for value in row])
        stream.write(text.getvalue().encode())

    return separated


def _json(result: Result, stream: IO[bytes]) -> None:
    stream.write(json.dumps(result.records(), ensure_ascii=False, indent=1).encode() + b"\n")


def _ndjson(result: Result, stream: IO[bytes]) -> None:
    for record in result.records():
        stream.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")


def _xml(result: Result, stream: IO[bytes]) -> None:
    """Write the W3C's XML form with plain literals; what XML can't hold is spelt out."""
    from html import escape

    def parts() -> Iterator[str]:
        yield '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
        yield from (f'<variable name="{escape(name)}"/>' for name in result.columns)
        yield "</head><results>"
        for row in result.rows:
            yield "<result>"
            for name, value in zip(result.columns, row, strict=True):
                if value is not None:
                    text = escape(_text(value), quote=False)
                    yield f'<binding name="{escape(name)}"><literal>{text}</literal></binding>'
            yield "</result>"
        yield "</results></sparql>\n"

    stream.write(fit("".join(parts()).encode()))


def _parquet(result: Result, stream: IO[bytes]) -> None:
    from pathlib import Path
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    import duckdb

    types = result.types or tuple(
        _type([row[place] for row in result.rows]) for place in range(len(result.columns))
    )
    named = ", ".join(f'c{place} AS "{name}"' for place, name in enumerate(_apart(result.columns)))
    shape = ", ".join(f"c{place}: {quoted(kind)}" for place, kind in enumerate(types))
    with (
        TemporaryDirectory(prefix="hillgraph-") as folder,
        duckdb.connect(config={"threads": 1}) as connection,
    ):
        lines, target = Path(folder) / "rows.ndjson", Path(folder) / "rows.parquet"
        with lines.open("w", encoding="utf-8") as rows:
            rows.writelines(_line(row, types) for row in result.rows or [(None,) * len(types)])
        source = f"read_json({quoted(str(lines))}, format='newline_delimited', columns={{{shape}}})"
        chosen = f"SELECT {named} FROM {source} LIMIT {len(result.rows)}"  # noqa: S608 - all quoted
        connection.execute(f"COPY ({chosen}) TO {quoted(str(target))} (FORMAT parquet)")
        with target.open("rb") as written:
            copyfileobj(written, stream)


def _line(row: tuple[object, ...], types: tuple[str, ...]) -> str:
    cells = {
        f"c{place}": plain(value) if value is None or kind != "VARCHAR" else _text(value)
        for place, (value, kind) in enumerate(zip(row, types, strict=True))
    }
    return json.dumps(cells) + "\n"


def _type(values: list[object]) -> str:
    """Return the SQL type that holds all *values* exactly."""
    kinds = {type(value) for value in values if value is not None}
    for kind, name in ((bool, "BOOLEAN"), (int, "BIGINT"), (float, "DOUBLE"), (date, "DATE")):
        if kinds == {kind}:
            return name
    if kinds and kinds <= {int, Decimal}:
        places = (Decimal(str(value)).as_tuple().exponent for value in values if value is not None)
        return f"DECIMAL(38,{max(0, *(-place for place in places if isinstance(place, int)))})"
    return "VARCHAR"


def _apart(columns: tuple[str, ...]) -> Iterator[str]:
    """Yield names that differ, as a file of columns wants them, ready to be quoted."""
    seen: set[str] = set()
    for column in columns:
        name, number = column, 1
        while name.lower() in seen:
            name, number = f"{column}_{number}", number + 1
        seen.add(name.lower())
        yield name.replace('"', '""')


_WRITERS: dict[str, Callable[[Result, IO[bytes]], None]] = {
    "csv": _separated(","),
    "json": _json,
    "ndjson": _ndjson,
    "parquet": _parquet,
    "tsv": _separated("\t"),
    "xml": _xml,
}
