"""The one table of a run: figure, floor, what is promised and the ratio, a row each; and the same as JSON."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from math import isinf
from pathlib import Path

from benchmarks.groups import Run
from benchmarks.measure import WALL, Benchmark, Clock, Outcome, Spent

RESULTS = Path(__file__).parent / "results"
ROW = "{:<33}{:>10}{:>10}{:>10}{:>10}{:>9}{:>9}  {:<52}{}"


def head() -> str:
    """Return the heading of the table."""
    return ROW.format("", "figure s", "floor s", "measured", "promised", "ratio", "before", "", "").rstrip()


def row(outcome: Outcome, before: float | None) -> str:
    """Return the row of one outcome, with the ratio that was kept *before*."""
    promise = outcome.promise
    bound = "" if isinf(promise.bound) else promise.said(promise.bound)
    seconds = (_said(outcome, outcome.figure), _said(outcome, outcome.floor))
    ratios = ["" if each is None else f"{each:.3g}" for each in (outcome.ratio, before)]
    broken = "" if outcome.kept else "BROKEN"
    measured = promise.said(outcome.value)
    return ROW.format(promise.name, *seconds, measured, bound, *ratios, promise.unit, broken).rstrip()


def save(run: Run) -> None:
    """Write what was found to results/latest.json."""
    RESULTS.mkdir(exist_ok=True)
    kept = {
        "python": platform.python_version(),
        "processor": platform.machine(),
        "benchmarks": [_saved(outcome) for outcome in run.all()],
        "growth": run.grown and asdict(run.grown),
        "pictures": run.drawn and asdict(run.drawn),
    }
    (RESULTS / "latest.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def _saved(outcome: Outcome) -> dict[str, object]:
    promise = outcome.promise
    return {
        "name": promise.name,
        "unit": promise.unit,
        "figure": outcome.figure and asdict(outcome.figure),
        "floor": outcome.floor and asdict(outcome.floor),
        "value": outcome.value,
        "ratio": outcome.ratio,
        "bound": None if isinf(promise.bound) else promise.bound,
        "kept": outcome.kept,
    }


def _said(outcome: Outcome, spent: Spent | None) -> str:
    return "" if spent is None else f"{_clock(outcome)(spent):.4f}"


def _clock(outcome: Outcome) -> Clock:
    promise = outcome.promise
    return promise.clock if isinstance(promise, Benchmark) else WALL
