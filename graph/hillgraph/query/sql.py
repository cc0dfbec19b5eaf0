"""One SELECT over the tables of one generation, in a DuckDB that can read nothing else.

Imports next to nothing of ours and little else, as each worker pays for it.
"""

from __future__ import annotations

import atexit
import os
import re
from threading import Lock

from hillgraph.query.packed import answer, read

TYPE_CHECKING = False  # typing itself costs a worker some milliseconds
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from tempfile import TemporaryDirectory
    from typing import Any

    from duckdb import DuckDBPyConnection, Statement

    Sums = Mapping[str, str]
    Values = Mapping[str, object]

MEGABYTE = 1024 * 1024
_SPECIAL = re.compile(r"[*?\[]")
_ZONED = "A time with its zone can't be answered; CAST it AS TIMESTAMP or AS VARCHAR."
_LISTING = ("show", "information_schema", "duckdb_", "pg_", "pragma_", "sqlite_")


def evaluated(
    folder: str, text: str, values: str, *, limit: int | None, memory: int | None, aside: str, sums: Sums
) -> bytes:
    """Return columns, their SQL types and the rows as JSON, which `packed.rows` reads back.

    *folder* holds the tables, *values* comes from `packed.written`, *aside* is an empty folder for what
    doesn't fit in memory, *sums* the checksums of the files; *memory* is in bytes. Raises ValueError
    for a text that is refused or faulty, OSError for tables that can't be read, MemoryError.
    """
    import duckdb

    try:
        return _evaluated(folder, sums, text, dict(read(values)), limit, memory, aside)
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
    return answer([column[0] for column in columns], [str(column[1]) for column in columns], found)


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
