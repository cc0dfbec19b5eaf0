"""Spark over our tables: the network of cosponsors and its PageRank are to be what ours are.

``python -m benchmarks.spark [--python PYTHON] [--store DIR] [CONGRESSES]…``; PYTHON is the one with PySpark,
as ``make bench-spark`` makes it. Without a store, one of each number of Congresses is built.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.congress import build
from benchmarks.corpus import corpus
from benchmarks.growth import MOST
from benchmarks.measure import run
from benchmarks.table import RESULTS
from hillgraph.graph import Graph
from hillgraph.network.measures import pagerank
from hillgraph.store.generation import Generation, live

NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Compared:
    """Both ways over one store: seconds, edges that differ, and the largest difference of a rank.

    Starting Spark isn't counted, nor is opening a store.
    """

    statements: int
    edges: int
    different: int
    apart: float
    version: str
    ours: tuple[float, float]
    spark: tuple[float, float]
    steps: int

    @property
    def equal(self) -> bool:
        """Say whether the projection is the same and every rank within a millionth."""
        return self.different == 0 and self.apart <= NEAR


def compared(generation: Generation, python: str, folder: Path) -> Compared:
    """Weave and rank the cosponsors of *generation* both ways."""
    graph, marks = Graph(generation), [perf_counter()]
    found = graph.network("cosponsors").projection
    marks.append(perf_counter())
    ranks = dict(zip(found.nodes, pagerank(found)["pagerank"].tolist(), strict=True))
    marks.append(perf_counter())
    ends = zip(found.source.tolist(), found.target.tolist(), found.weight.tolist(), strict=True)
    edges = {(found.nodes[one], found.nodes[other]): weight for one, other, weight in ends}
    command = [python, "-m", "benchmarks.spark_session", str(generation.tables), str(folder)]
    subprocess.run(command, check=True)
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    theirs = {(one, other): float(weight) for one, other, weight in _rows(folder / "pairs.csv")}
    ranked = {name: float(rank) for name, rank in _rows(folder / "ranks.csv")}
    alone = 0.0 if ranked.keys() == ranks.keys() else float("inf")
    return Compared(
        generation.manifest["statements"],
        len(edges),
        len(edges.items() ^ theirs.items()),
        max([alone, *(abs(ranks[name] - ranked[name]) for name in ranks.keys() & ranked.keys())]),
        told["version"],
        (marks[1] - marks[0], marks[2] - marks[1]),
        (told["projection"], told["pagerank"]),
        told["steps"],
    )


def main(stores: Sequence[Path], congresses: Sequence[int], python: str) -> int:
    """Compare over each store, or each number of Congresses; end 1 where the two aren't equal."""
    found = []
    with TemporaryDirectory(prefix="hillgraph-spark-") as folder:
        for number, store in enumerate(stores or [Path(folder) / str(each) for each in congresses]):
            if not stores:
                run(build(corpus(congresses[number]), store), {})
            found.append(compared(live(store), python, Path(folder)))
            print(found[-1], flush=True)
    RESULTS.mkdir(exist_ok=True)
    kept = [asdict(each) for each in found]
    (RESULTS / "spark.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0 if all(each.equal for each in found) else 1


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        "python -m benchmarks.spark", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("congresses", nargs="*", type=int, default=[1, MOST], metavar="CONGRESSES")
    parser.add_argument(
        "--store", action="append", type=Path, default=[], help="a store that is there; repeat"
    )
    parser.add_argument("--python", default=sys.executable, help="the Python that has PySpark")
    given = parser.parse_args()
    sys.exit(main(given.store, given.congresses, given.python))
