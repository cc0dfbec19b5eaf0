"""One SELECT over the tables of one generation, in a DuckDB that can read nothing else.

Imports next to nothing of ours and little else, as each worker pays for it.
"""

from __future__ import annotations

import atexit
import json
import os
import re
from threading import Lock

TYPE_CHECKING = False  # typing itself costs a worker some milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from tempfile import TemporaryDirectory
    from typing import Any

    from duckdb import DuckDBPyConnection, Statement

    Sums = Mapping[str, str]
    Values = Mapping[str, object]

MEGABYTE = 1024 * 1024
TAG = ""
_SPECIAL = re.compile(r"[*?\[]")
_ZONED = "A time with its zone can't be answered; CAST it AS TIMESTAMP or AS VARCHAR."
_LISTING = ("show", "information_schema", "duckdb_", "pg_", "pragma_", "sqlite_")


def evaluated(
    folder: str, text: str, values: str, *, limit: int | None, memory: int | None, aside: str, sums: Sums
) -> bytes:
    """Return columns, their SQL types and the rows as JSON, which `rows` reads back.

    *folder* holds the tables, *values* comes from `written`, *aside* is an empty folder for what
    doesn't fit in memory, *sums* the checksums of the files; *memory* is in bytes. Raises ValueError
    for a text that is refused or faulty, OSError for tables that can't be read, MemoryError.
    """
    import duckdb

    try:
        return _evaluated(folder, sums, text, dict(_read(values)), limit, memory, aside)
    except duckdb.OutOfMemoryException as error:
        raise MemoryError(str(error)) from error
    except duckdb.IOException as error:
        raise OSError(str(error)) from error
    except (duckdb.InternalException, duckdb.FatalException):
        raise
    except duckdb.Error as error:
        damaged = folder in str(error) and "magic bytes" in str(error)
        words = _ZONED if "pytz" in str(error) else str(error)
        raise (OSError if damaged else ValueError)(words) from error


def rows(data: bytes) -> tuple[list[str], list[str], list[tuple[object, ...]]]:
    """Return columns, SQL types and rows of an answer, each value as DuckDB gave it."""
    columns, types, found = _read(data)
    return columns, types, [tuple(row) for row in found]


def written(values: Mapping[str, object]) -> str:
    """Return the values to bind as text that another process can read."""
    return json.dumps([[name, _packed(value)] for name, value in values.items()])


def _read(text: str | bytes) -> Any:
    return json.loads(text, object_hook=_unpacked)


def _packed(value: object) -> object:
    """Return *value* in JSON's own types; what JSON lacks is an object with an empty name."""
    if isinstance(value, list | tuple):
        return [_packed(each) for each in value]
    if isinstance(value, dict):
        return {TAG: ["dict", [[_packed(key), _packed(each)] for key, each in value.items()]]}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return _tagged(value)


def _tagged(value: object) -> object:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal

    if isinstance(value, Decimal):
        return {TAG: ["decimal", f"{value:f}"]}
    if isinstance(value, datetime):
        return {TAG: ["datetime", value.isoformat()]}
    if isinstance(value, date):
        return {TAG: ["date", value.isoformat()]}
    if isinstance(value, time):
        return {TAG: ["time", value.isoformat()]}
    if isinstance(value, timedelta):
        return {TAG: ["timedelta", [value.days, value.seconds, value.microseconds]]}
    if isinstance(value, bytes | bytearray | memoryview):
        return {TAG: ["bytes", bytes(value).hex()]}
    return str(value)


def _unpacked(entry: dict[str, Any]) -> object:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal

    kind, value = entry[TAG]
    if kind == "dict":
        return {key: each for key, each in value}  # noqa: C416 - pairs are lists here
    readers: dict[str, Callable[[Any], object]] = {
        "decimal": Decimal,
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "timedelta": lambda parts: timedelta(*parts),
        "bytes": bytes.fromhex,
    }
    return readers[kind](value)


def _settings(memory: int | None, aside: str) -> dict[str, Any]:
    """Return what holds from the start; no extension is fetched, no variable of Python is a table."""
    cap = {"memory_limit": f"{max(64, memory // 2 // MEGABYTE)}MiB"} if memory else {}
    return {
        "allow_community_extensions": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
        "temp_directory": aside,
        "threads": min(4, os.cpu_count() or 1),
        **cap,
    }


def _evaluated(
    folder: str, sums: Sums, text: str, values: Values, limit: int | None, memory: int | None, aside: str
) -> bytes:
    """Answer in a connection of its own, or, where memory has no limit, in the one that was opened last."""
    import duckdb

    if memory is None:
        with _cursor(folder, sums) as connection:
            return _answered(connection, text, values, limit)
    tables = _tables(folder)
    words = {word.lower() for word in re.findall(r"\w+", text)}
    asks_for_all = any(word.startswith(_LISTING) for word in words)
    named = tables if asks_for_all else [table for table in tables if table in words]
    try:
        with _opened(folder, named, sums, _settings(memory, aside)) as connection:
            return _answered(connection, text, values, limit)
    except duckdb.CatalogException:
        with _opened(folder, tables, sums, _settings(memory, aside)) as connection:
            return _answered(connection, text, values, limit)


def _cursor(folder: str, sums: Sums) -> DuckDBPyConnection:
    """Return a cursor of the connection that is kept; threads take theirs in turn, and ask side by side."""
    with _turn:
        return _kept(folder, sums).cursor()


_turn = Lock()
_last: dict[tuple[int, str, int, int], tuple[DuckDBPyConnection, TemporaryDirectory[str]]] = {}


def _kept(folder: str, sums: Sums) -> DuckDBPyConnection:
    """Return a connection to all tables, the one opened last if it is of them.

    That takes a question's time.
    """
    from tempfile import TemporaryDirectory

    state = os.stat(folder)  # noqa: PTH116 - pathlib costs a worker some milliseconds
    key = (os.getpid(), folder, state.st_ino, state.st_mtime_ns)
    if key not in _last:
        aside = TemporaryDirectory(prefix="hillgraph-")  # beside the connection, gone with it
        try:
            opened = _opened(folder, _tables(folder), sums, _settings(None, aside.name))
        except BaseException:
            aside.cleanup()
            raise
        _forget()
        _last[key] = opened, aside
    return _last[key][0]


def _forget() -> None:
    """Close the connection that was kept, and remove what it may have laid aside."""
    while _last:
        (process, *_), (connection, aside) = _last.popitem()
        if process == os.getpid():
            connection.close()
            aside.cleanup()


atexit.register(_forget)


def _opened(folder: str, tables: Sequence[str], sums: Sums, settings: dict[str, Any]) -> DuckDBPyConnection:
    """Return a connection that can read these tables of *folder* and nothing else.

    Their files are checked before, as the engine takes a changed byte for another value.
    """
    import duckdb

    from hillgraph.store import seal

    seal.demand(folder, sums, [name for name in sums if name.partition("/")[0] in tables])
    connection = duckdb.connect(config=settings)
    exactly = _SPECIAL.sub(r"[\g<0>]", folder)
    for table in tables:
        files = _quoted(f"{exactly}/{table}/*.parquet")
        connection.execute(f'CREATE VIEW "{table}" AS FROM read_parquet({files})')
    allowed = sorted({_quoted(f"{folder}/"), _quoted(f"{exactly}/")})  # compared before a pattern is read
    connection.execute(f"SET allowed_directories = [{', '.join(allowed)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _answered(
    connection: DuckDBPyConnection, text: str, values: Mapping[str, object], limit: int | None
) -> bytes:
    statement = _statement(connection, text)
    connection.execute(statement, _bound(statement, values))
    found = connection.fetchall() if limit is None else connection.fetchmany(limit) if limit else []
    columns = connection.description or []
    head = [column[0] for column in columns], [str(column[1]) for column in columns]
    return json.dumps([*head, [_packed(row) for row in found]], separators=(",", ":")).encode()


def _statement(connection: DuckDBPyConnection, text: str) -> Statement:
    """Return the one SELECT that *text* is, by DuckDB's own reading."""
    import duckdb

    found = connection.extract_statements(text)
    if len(found) != 1:
        raise ValueError(f"The text holds {len(found)} statements; one SELECT is answered.")
    if found[0].type != duckdb.StatementType.SELECT:
        raise ValueError(f"The text is of the type {found[0].type.name}; one SELECT is answered.")
    return found[0]


def _bound(statement: Statement, values: Mapping[str, object]) -> dict[str, object]:
    missing = sorted(set(statement.named_parameters) - set(values))
    if missing:
        raise ValueError(f"The parameter {missing[0]} is missing; give it as {missing[0]}=VALUE.")
    return {name: values[name] for name in statement.named_parameters}


def _tables(folder: str) -> list[str]:
    return sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
