"""PySpark in local mode over the tables as they lie: who cosponsors whom, and PageRank of that.

``python -m benchmarks.spark_session TABLES FOLDER`` writes pairs.csv, ranks.csv and told.json to FOLDER, by
the Python that PySpark is installed for. Nothing here knows hillgraph: what is read is Parquet.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

DAMPING = 0.85
NEAR = 1e-10
STEPS = 200


def main(tables: Path, folder: Path) -> None:
    """Read, weave and rank, and write down what came and what it took."""
    spark = _session()
    marks = [perf_counter()]
    pairs = _pairs(spark, tables)
    found = [tuple(row) for row in pairs.collect()]
    marks.append(perf_counter())
    ranks, steps = _ranks(spark, pairs)
    marks.append(perf_counter())
    _write(folder / "pairs.csv", sorted(found))
    _write(folder / "ranks.csv", sorted(ranks.items()))
    told = {"version": spark.version, "projection": marks[1] - marks[0], "pagerank": marks[2] - marks[1]}
    (folder / "told.json").write_text(json.dumps({**told, "steps": steps}), encoding="utf-8")
    spark.stop()


def _session() -> Any:
    from pyspark.sql import SparkSession

    made: Any = SparkSession.builder
    return (
        made.master(f"local[{os.cpu_count()}]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", str(os.cpu_count()))
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )


def _pairs(spark: Any, tables: Path) -> Any:
    """Return cosponsor, sponsor and the bills that stand between them, each bill once; nobody with himself.

    Who sponsors a bill is not its cosponsor too.
    """
    from pyspark.sql import functions as of

    joined, led = (spark.read.parquet(str(tables / name)) for name in ("cosponsorship", "sponsorship"))
    led = led.select("to_id", of.col("from_id").alias("sponsor")).distinct()
    joined = (
        joined.where("withdrawn_on IS NULL").select("to_id", of.col("from_id").alias("cosponsor")).distinct()
    )
    own = led.select("to_id", of.col("sponsor").alias("cosponsor"))
    both = joined.join(own, ["to_id", "cosponsor"], "left_anti").join(led, "to_id")
    woven = both.where("cosponsor <> sponsor").groupBy("cosponsor", "sponsor")
    return woven.agg(of.count("*").cast("double").alias("bills")).cache()


def _ranks(spark: Any, pairs: Any) -> tuple[dict[str, float], int]:
    """Return the PageRank of everybody in *pairs*, and after how many steps it no longer moved."""
    from pyspark.sql import functions as of

    sums = pairs.groupBy("cosponsor").agg(of.sum("bills").alias("all"))
    shares = pairs.join(sums, "cosponsor").select(
        "cosponsor", "sponsor", (of.col("bills") / of.col("all")).alias("share")
    )
    shares = shares.cache()
    people = sorted({row[0] for row in pairs.select("cosponsor").union(pairs.select("sponsor")).collect()})
    leads = {row[0] for row in sums.select("cosponsor").collect()}
    ranks = dict.fromkeys(people, 1 / len(people))
    for step in count(1):
        held = spark.createDataFrame(list(ranks.items()), "cosponsor string, rank double")
        given = shares.join(of.broadcast(held), "cosponsor").groupBy("sponsor")
        got = dict(given.agg(of.sum(of.col("rank") * of.col("share"))).collect())
        free = sum(rank for person, rank in ranks.items() if person not in leads)
        everybody = (1 - DAMPING + DAMPING * free) / len(people)
        following = {person: everybody + DAMPING * got.get(person, 0.0) for person in people}
        moved = sum(abs(following[person] - ranks[person]) for person in people)
        ranks = following
        if moved < NEAR or step == STEPS:
            return ranks, step
    raise AssertionError


def _write(file: Path, rows: Iterable[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
