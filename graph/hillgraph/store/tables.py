"""The tabular face: one folder of Parquet a table, written by DuckDB from lines of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.model.kinds import Model
from hillgraph.model.rows import DISAGREEMENT, EVIDENCE, LABELS, Row, columns

if TYPE_CHECKING:
    import duckdb

PART = "part-0.parquet"
BESIDE = {"label": LABELS, "evidence": EVIDENCE, "disagreement": DISAGREEMENT}


def schema(model: Model) -> dict[str, dict[str, str]]:
    """Return each table's columns with their SQL types: one table a kind, and three beside them."""
    return {name: columns(kind) for name, kind in model.kinds.items()} | BESIDE


def write(rows: Mapping[str, list[Row]], folder: Path, tables: Mapping[str, Mapping[str, str]]) -> None:
    """Write every table of *tables* below *folder*, empty ones too, rows in the order given."""
    import duckdb

    with duckdb.connect(config={"threads": 1, "preserve_insertion_order": True}) as connection:
        for name, types in tables.items():
            part = folder / name
            part.mkdir(parents=True)
            _write(connection, rows.get(name, []), part, types)


def _write(
    connection: duckdb.DuckDBPyConnection, rows: list[Row], folder: Path, types: Mapping[str, str]
) -> None:
    import msgspec

    target = _quoted(str(folder / PART))
    named = ", ".join(f'"{column}"' for column in types)
    if not rows:
        empty = ", ".join(f'CAST(NULL AS {kind}) AS "{column}"' for column, kind in types.items())
        connection.execute(f"COPY (SELECT {empty} LIMIT 0) TO {target} (FORMAT parquet)")
        return
    lines = folder / "rows.ndjson"
    lines.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    shape = ", ".join(f"{_quoted(column)}: {_quoted(kind)}" for column, kind in types.items())
    source = f"read_json({_quoted(str(lines))}, format='newline_delimited', columns={{{shape}}})"
    selected = f"SELECT {named} FROM {source}"  # noqa: S608 - columns of the vocabulary, paths quoted
    connection.execute(f"COPY ({selected}) TO {target} (FORMAT parquet, COMPRESSION zstd)")
    lines.unlink()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
