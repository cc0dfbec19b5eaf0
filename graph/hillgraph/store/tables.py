"""The tabular face: one folder of Parquet a table, written by DuckDB from lines of JSON."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.model.kinds import Model
from hillgraph.model.rows import DISAGREEMENT, EVIDENCE, LABELS, columns
from hillgraph.store import parts
from hillgraph.store.quoting import quoted

if TYPE_CHECKING:
    import duckdb

FULL = os.strerror(errno.ENOSPC)
PART = "part-0.parquet"
BESIDE = {"label": LABELS, "evidence": EVIDENCE, "disagreement": DISAGREEMENT}
MEMORY = "128MB"
FORM = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 32768"
Columns = Mapping[str, str]
_EMPTY: dict[tuple[tuple[str, str], ...], bytes] = {}


def schema(model: Model) -> dict[str, dict[str, str]]:
    """Return each table's columns with their SQL types: one table a kind, and three beside them."""
    return {name: columns(kind) for name, kind in model.kinds.items()} | BESIDE


def shares(tables: Mapping[str, Columns], work: Path, number: int) -> list[dict[str, Columns]]:
    """Return *tables* in so many shares, of like size by the rows of the parts in *work*."""
    sizes = {table: parts.size(work, table) for table in tables}
    given: list[dict[str, Columns]] = [{} for _ in range(number)]
    for table in sorted(tables, key=lambda table: -sizes[table]):
        least = min(given, key=lambda share: sum(sizes[each] for each in share))
        least[table] = tables[table]
    return given


def write(work: Path, folder: Path, tables: Mapping[str, Columns]) -> None:
    """Write every table of *tables* below *folder* from the parts in *work*, empty ones too.

    Rows come sorted: the engine would have to hold most of a table to sort it. Raises OSError where the disk
    doesn't take them.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "preserve_insertion_order": True,
        "memory_limit": MEMORY,
        "temp_directory": str(work / "temporary"),
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET enable_progress_bar = false")
        for name, types in tables.items():
            target = folder / name
            target.mkdir(parents=True)
            rows = work / f"{name}{parts.ROWS}"
            with rows.open("wb", buffering=parts.BUFFER) as file:
                file.writelines(parts.rows(work, name))
            try:
                _write(connection, rows, target / PART, types)
            except duckdb.IOException as error:
                said = FULL if FULL in str(error) else str(error).partition("\n")[0]
                raise OSError(f"{name}: {said}") from error
            rows.unlink()


def _write(connection: duckdb.DuckDBPyConnection, rows: Path, part: Path, types: Columns) -> None:
    if not rows.stat().st_size:
        _write_none(connection, part, types)
        return
    named = ", ".join(f'"{column}"' for column in types)
    shape = ", ".join(f"{quoted(column)}: {quoted(kind)}" for column, kind in types.items())
    source = f"read_json({quoted(str(rows))}, format='newline_delimited', columns={{{shape}}})"
    selected = f"SELECT {named} FROM {source}"  # noqa: S608 - ours, and quoted
    connection.execute(f"COPY ({selected}) TO {quoted(str(part))} ({FORM})")


def _write_none(connection: duckdb.DuckDBPyConnection, part: Path, types: Columns) -> None:
    """Write a table without rows; the engine is asked once a process, as most of a small build are such."""
    columns = tuple(types.items())
    if columns in _EMPTY:
        part.write_bytes(_EMPTY[columns])
        return
    none = ", ".join(f'CAST(NULL AS {kind}) AS "{column}"' for column, kind in columns)
    connection.execute(f"COPY (SELECT {none} LIMIT 0) TO {quoted(str(part))} (FORMAT parquet)")
    _EMPTY[columns] = part.read_bytes()
