"""SQL over one generation's tables: what is answered, what is refused, what values come back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from hillgraph.errors import WrongUse
from hillgraph.query.request import Request
from hillgraph.query.result import Result
from hillgraph.query.terms import Term
from hillgraph.query.worker import run
from hillgraph.store.generation import Generation
from tests.small_generation import small_generation


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """Write a few rows."""
    return small_generation(tmp_path_factory.mktemp("small") / "generation")


def answered(generation: Generation, text: str, **values: Term) -> Result:
    """Return the rows of a text, run in this process."""
    return Result.of(run(Request(generation.folder, "sql", text, {}, values), timeout=None))


def test_values_survive_the_way_exactly(generation: Generation) -> None:
    """An amount that became a float, or a day that became text, would be another answer."""
    (filing,) = answered(generation, "SELECT * FROM filing")
    bill = answered(generation, "SELECT introduced_on FROM bill ORDER BY id")

    assert filing == (
        "filing:lda.1",
        Decimal("50000.50"),
        ["document:lda.1", "document:lda.2"],
        False,
    )
    assert str(filing[1]) == "50000.50"
    assert bill.rows == ((None,), (date(2025, 7, 23),))


def test_values_of_every_other_sort_survive_too(generation: Generation) -> None:
    """A free question may compute what no table holds."""
    text = """
        SELECT 170141183460469231731687303715884105727::HUGEINT, 1 / 3, 'x'::BLOB, {'a': [1, NULL]},
               MAP {2: 'b'}, TIMESTAMP '2025-01-02 03:04:05.678', TIME '03:04:05', INTERVAL 36 HOUR,
               '', 'é\u0000"', 'nan'::DOUBLE > 0, 'infinity'::DOUBLE
    """

    assert answered(generation, text).one() == (
        2**127 - 1, 1 / 3, b"x", {"a": [1, None]},
        {2: "b"}, datetime.fromisoformat("2025-01-02T03:04:05.678"), time(3, 4, 5), timedelta(hours=36),
        "", 'é\u0000"', True, float("inf"),
    )  # fmt: skip


def test_the_types_of_columns_are_sqls_own(generation: Generation) -> None:
    """A file of columns is written with them."""
    assert answered(generation, "SELECT * FROM filing").types == (
        "VARCHAR",
        "DECIMAL(18,2)",
        "VARCHAR[]",
        "BOOLEAN",
    )


def test_values_are_bound_and_never_read(generation: Generation) -> None:
    """A value that looks like SQL is a value."""
    hostile = "bill:119-hr-4687' OR '1'='1"

    found = answered(generation, "SELECT id, $x AS x FROM bill WHERE id = $x", x=Term("", hostile))

    assert found.rows == ()


def test_values_that_the_text_does_not_use_do_no_harm(generation: Generation) -> None:
    """Which of its parameters a question uses is its own affair."""
    assert answered(generation, "SELECT 1 AS one", x=Term("", 5)).rows == ((1,),)


@pytest.mark.parametrize(
    "text", ["SHOW TABLES", "SELECT table_name FROM information_schema.tables ORDER BY 1"]
)
def test_tables_can_be_listed(generation: Generation, text: str) -> None:
    """Whoever asks in SQL looks first at what there is."""
    assert answered(generation, text).rows == (("bill",), ("filing",))


def test_a_table_that_the_text_only_makes_up_is_found(generation: Generation) -> None:
    """Views are made for names in the text; one that isn't there is looked for among all."""
    assert answered(generation, "FROM query_table('bi' || 'll') SELECT count(*)").rows == ((2,),)


def test_a_misspelt_table_is_answered_with_the_right_one(generation: Generation) -> None:
    """The hint needs all tables to be known, even those that the text doesn't name."""
    with pytest.raises(WrongUse, match='Did you mean "bill"') as caught:
        answered(generation, "SELECT *\nFROM bil")

    assert "LINE 2: FROM bil" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT 1; SELECT 2", "holds 2 statements"),
        ("SELECT 1 --;\n; SELECT 2", "holds 2 statements"),
        ("", "holds 0 statements"),
        ("COPY bill TO 'x.csv'", "of the type COPY"),
        ("EXPLAIN SELECT 1", "of the type EXPLAIN"),
        ("EXPLAIN ANALYZE COPY bill TO 'x.csv'", "of the type EXPLAIN"),
        ("PRAGMA show_tables", "of the type PRAGMA"),
        ("ATTACH 'x.db'", "of the type ATTACH"),
        ("SET threads = 1", "of the type SET"),
        ("INSTALL httpfs", "of the type LOAD"),
        ("LOAD httpfs", "of the type LOAD"),
        ("CALL pragma_version()", "of the type CALL"),
        ("CREATE TABLE t AS SELECT 1", "of the type CREATE"),
        ("DROP VIEW bill", "of the type DROP"),
        ("INSERT INTO bill VALUES (1)", "of the type INSERT"),
        ("EXPORT DATABASE 'x'", "of the type EXPORT"),
        ("VACUUM", "of the type VACUUM"),
    ],
)
def test_only_one_select_is_answered(generation: Generation, text: str, message: str) -> None:
    """By DuckDB's own reading: an eye for semicolons and first words is easily deceived."""
    with pytest.raises(WrongUse, match=message):
        answered(generation, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM read_csv('{outside}')",
        "SELECT * FROM read_text('{outside}')",
        "SELECT * FROM read_blob('{outside}')",
        "SELECT * FROM read_json('{outside}')",
        "SELECT * FROM '{outside}'",
        "SELECT * FROM read_parquet('{outside}')",
        "SELECT * FROM read_parquet('{tables}/../../outside.parquet')",
        "SELECT * FROM parquet_metadata('{outside}')",
        "SELECT * FROM sniff_csv('{outside}')",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_csv('http://127.0.0.1:1/x')",
        "SELECT * FROM query('COPY (SELECT 1) TO ''{tables}/x.csv''')",
        "SELECT * FROM enable_profiling(save_location = '{tables}/x.json')",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = '{tables}')",
        "WITH gone AS (DELETE FROM bill RETURNING *) SELECT * FROM gone",
        "SELECT getenv('HOME')",
        "SELECT * FROM sqlite_scan('{outside}', 't')",
        "SELECT * FROM which_secret('s3://x', 's3')",
        "SELECT * FROM outside",
    ],
)
def test_no_select_reaches_out_of_the_tables(generation: Generation, tmp_path: Path, text: str) -> None:
    """A shared question must not read its reader's files, write any, or call home."""
    outside = tmp_path / "outside.parquet"
    duckdb.execute(f"COPY (SELECT 'secret' AS word) TO '{outside}'")
    before = sorted(generation.folder.rglob("*"))

    with pytest.raises(WrongUse):
        answered(generation, text.format(outside=outside, tables=generation.tables, folder=tmp_path))

    assert sorted(generation.folder.rglob("*")) == before


def test_a_missing_parameter_is_named(generation: Generation) -> None:
    """The engine's own words speak of values that were not provided."""
    with pytest.raises(WrongUse, match=r"^The parameter bill is missing; give it as bill=VALUE\.$"):
        answered(generation, "SELECT * FROM bill WHERE id = $bill")


def test_a_time_with_its_zone_is_answered_with_advice(generation: Generation) -> None:
    """The engine would ask for a library that nobody here needs."""
    with pytest.raises(WrongUse, match="CAST it AS TIMESTAMP"):
        answered(generation, "SELECT TIMESTAMPTZ '2025-01-01 00:00:00+00'")
