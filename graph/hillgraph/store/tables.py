"""The tabular face: one folder of Parquet a table, written by DuckDB from lines of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.model.kinds import Model
from hillgraph.model.rows import DISAGREEMENT, EVIDENCE, LABELS, columns
from hillgraph.store.parts import ROWS

if TYPE_CHECKING:
    import duckdb

PART = "part-0.parquet"
BESIDE = {"label": LABELS, "evidence": EVIDENCE, "disagreement": DISAGREEMENT}
MEMORY = "128MB"
Columns = Mapping[str, str]


def schema(model: Model) -> dict[str, dict[str, str]]:
    """Return each table's columns with their SQL types: one table a kind, and three beside them."""
    return {name: columns(kind) for name, kind in model.kinds.items()} | BESIDE


def shares(tables: Mapping[str, Columns], parts: Path, number: int) -> list[dict[str, Columns]]:
    """Return *tables* in so many shares, of like size by the rows in *parts*."""
    sizes = {table: sum(file.stat().st_size for file in _files(parts, table)) for table in tables}
    given: list[dict[str, Columns]] = [{} for _ in range(number)]
    for table in sorted(tables, key=lambda table: -sizes[table]):
        least = min(given, key=lambda share: sum(sizes[each] for each in share))
        least[table] = tables[table]
    return given


def write(parts: Path, folder: Path, tables: Mapping[str, Columns]) -> None:
    """Write every table of *tables* below *folder* from its rows in *parts*, empty ones too.

    Rows are sorted by their columns in order, of kinds by their ids.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "preserve_insertion_order": True,
        "memory_limit": MEMORY,
        "temp_directory": str(parts / "sorting"),
    }
    with duckdb.connect(config=settings) as connection:
        connection.execute("SET enable_progress_bar = false")
        for name, types in tables.items():
            target = folder / name
            target.mkdir(parents=True)
            _write(connection, list(_files(parts, name)), target, types, unique=name not in BESIDE)


def _write(
    connection: duckdb.DuckDBPyConnection, files: list[Path], folder: Path, types: Columns, *, unique: bool
) -> None:
    target = _quoted(str(folder / PART))
    if not files:
        empty = ", ".join(f'CAST(NULL AS {kind}) AS "{column}"' for column, kind in types.items())
        connection.execute(f"COPY (SELECT {empty} LIMIT 0) TO {target} (FORMAT parquet)")
        return
    named = ", ".join(f'"{column}"' for column in types)
    shape = ", ".join(f"{_quoted(column)}: {_quoted(kind)}" for column, kind in types.items())
    listed = ", ".join(_quoted(str(file)) for file in files)
    source = f"read_json([{listed}], format='newline_delimited', columns={{{shape}}})"
    order = '"id"' if unique else named
    selected = f"SELECT {named} FROM {source} ORDER BY {order}"  # noqa: S608 - ours, and quoted
    connection.execute(f"COPY ({selected}) TO {target} (FORMAT parquet, COMPRESSION zstd)")


def _files(parts: Path, table: str) -> Iterable[Path]:
    return sorted((parts / table).glob(f"*{ROWS}"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
