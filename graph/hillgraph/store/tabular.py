"""The tables of one generation as our own questions in ``queries/internal/`` read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any

from hillgraph.paths import shipped
from hillgraph.store.generation import TABLES, Generation
from hillgraph.store.quoting import quoted

if TYPE_CHECKING:
    import duckdb

WORD = re.compile(r"\w+")
GLOB = re.compile(r"[*?\[]")  # what the engine would read as a pattern in a folder's name


class Tabular:
    """Runs texts of ours, never a user's: nothing here is limited or sandboxed."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._turn = Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._closed = set(generation.columns)

    def ask(self, name: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Return the rows that the internal question *name* gives for *values*."""
        text = (shipped("queries") / "internal" / f"{name}.sql").read_text(encoding="utf-8")
        return self._cursor(text).execute(text, dict(values)).fetchall()

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """Return the rows of one SELECT."""
        return self._cursor(text).execute(text).fetchall()

    def _cursor(self, text: str) -> duckdb.DuckDBPyConnection:
        """Return a cursor of the one connection, so that threads can ask side by side."""
        with self._turn:
            return self._opened(text).cursor()

    def _opened(self, text: str) -> duckdb.DuckDBPyConnection:
        """Return the connection with the tables that *text* names, each checked when it is opened.

        Raises `StoreUnusable` for a table that isn't as it was built: the engine has no checksums, and
        of single bytes changed in a table it took one in nine for another value.
        """
        if self._connection is None:
            import duckdb

            self._connection = duckdb.connect(config={"threads": 1})
        for table in {*WORD.findall(text)} & self._closed:
            self._generation.demand(f"{TABLES}/{table}/")
            folder = GLOB.sub(r"[\g<0>]", str(self._generation.tables / table))
            files = quoted(f"{folder}/*.parquet")
            selected = f"SELECT * FROM read_parquet({files})"  # noqa: S608 - a path of ours, quoted
            self._connection.execute(f'CREATE VIEW "{table}" AS {selected}')
            self._closed.remove(table)
        return self._connection
