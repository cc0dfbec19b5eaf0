"""Measure everything, print one table of figure against floor, and keep it as JSON."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import build, emission, lookup, start
from benchmarks.measure import Benchmark, Outcome, measured

ALL: dict[str, Callable[[Path], Benchmark]] = {
    "start": start.benchmark,
    "lookup": lookup.benchmark,
    "emission": emission.benchmark,
    "build": build.benchmark,
}
RESULTS = Path(__file__).parent / "results"
ROW = "{:<16}{:>10}{:>10}{:>10}{:>10}  {:<22}{}"


def main(names: list[str]) -> int:
    """Measure the benchmarks of *names*, or all; end 1 where a promise is broken."""
    print(ROW.format("", "figure s", "floor s", "measured", "promised", "", ""), flush=True)
    outcomes = []
    with TemporaryDirectory(prefix="hillgraph-benchmarks-") as folder:
        for name in names or ALL:
            outcome = measured(ALL[name](Path(folder)))
            outcomes.append(outcome)
            print(_row(outcome), flush=True)
    _keep(outcomes)
    return 0 if all(outcome.kept for outcome in outcomes) else 1


def _row(outcome: Outcome) -> str:
    promise = outcome.benchmark
    value, bound = promise.said(outcome.value), promise.said(promise.bound)
    seconds = (f"{outcome.figure:.3f}", f"{outcome.floor:.3f}")
    return ROW.format(promise.name, *seconds, value, bound, promise.unit, "" if outcome.kept else "BROKEN")


def _keep(outcomes: list[Outcome]) -> None:
    RESULTS.mkdir(exist_ok=True)
    kept = {
        "python": platform.python_version(),
        "processor": platform.machine(),
        "benchmarks": [
            {
                "name": outcome.benchmark.name,
                "figure_seconds": round(outcome.figure, 4),
                "floor_seconds": round(outcome.floor, 4),
                "value": round(outcome.value, 4),
                "bound": round(outcome.benchmark.bound, 4),
                "kept": outcome.kept,
            }
            for outcome in outcomes
        ],
    }
    (RESULTS / "latest.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
