"""The tables as other engines read them: as they lie, with the same rows and types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from hillgraph.graph import Graph

READ = {"VARCHAR": pl.String, "DATE": pl.Date, "BOOLEAN": pl.Boolean, "BIGINT": pl.Int64}


@pytest.fixture(scope="module")
def tables(graph: Graph) -> Mapping[str, Path]:
    """Return the folder of each table of the embedded dossier."""
    folder = graph.generation.tables
    return {name: folder / name for name in graph.generation.columns}


def test_every_table_has_the_same_rows_in_three_engines(tables: Mapping[str, Path], graph: Graph) -> None:
    """Whoever works in another engine must not work on other data."""
    for name, folder in tables.items():
        counted = graph.sql(f"SELECT count(*) FROM {name}").one()[0]  # noqa: S608 - a table of ours

        assert len(pl.read_parquet(folder / "*.parquet")) == counted, name
        assert len(pd.read_parquet(folder)) == counted, name
        assert len(duckdb.read_parquet(str(folder / "*.parquet")).fetchall()) == counted, name


def test_columns_have_the_types_that_the_manifest_says(tables: Mapping[str, Path], graph: Graph) -> None:
    """A day that is read as text sorts by chance."""
    for name, columns in graph.generation.columns.items():
        schema = pl.read_parquet_schema(next(tables[name].glob("*.parquet")))

        assert sorted(schema) == sorted(columns), name
        for column, of in columns.items():
            if of in READ:
                assert schema[column] == READ[of], (name, column)
            elif of == "VARCHAR[]":
                assert schema[column] == pl.List(pl.String), (name, column)
            else:
                assert isinstance(schema[column], pl.Decimal), (name, column)


def test_a_question_has_the_same_answer_in_polars_and_pandas(
    tables: Mapping[str, Path], graph: Graph
) -> None:
    """Who stands on the bill, joined and counted by hand."""
    bill = "bill:119-hr-4687"
    wanted = graph.sql(
        "SELECT p.label, c.since FROM cosponsorship c JOIN person p ON p.id = c.from_id "
        "WHERE c.to_id = $bill AND c.stands ORDER BY ALL",
        bill=bill,
    ).rows

    ties, people = (pl.read_parquet(tables[name] / "*.parquet") for name in ("cosponsorship", "person"))
    joined = ties.filter((pl.col("to_id") == bill) & pl.col("stands")).join(
        people.select("id", "label"), left_on="from_id", right_on="id"
    )
    frame = pd.read_parquet(tables["cosponsorship"])
    standing = frame[(frame["to_id"] == bill) & frame["stands"]]

    assert joined.select("label", "since").sort("label", "since").rows() == list(wanted)
    assert len(standing) == len(wanted) == 14
    assert {type(day) for day in standing["since"]} == {date}
