"""Measure everything, print one table of figure against floor, and keep it as JSON.

``python -m benchmarks [NAME]… [--write]``; ``--write`` makes docs/performance.md of the same run, and
docs/performance-pictures.md where pictures are among what was measured.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from math import isinf
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    adapters,
    analysis,
    build,
    congress,
    emission,
    growth,
    lookup,
    page,
    picture_page,
    pictures,
    register,
    start,
)
from benchmarks.growth import Growth
from benchmarks.measure import WALL, Benchmark, Clock, Outcome, Spent, measured
from benchmarks.pictures import Pictures
from benchmarks.prospects import Told
from hillgraph.errors import NotFound

ALL: dict[str, Callable[[Path], Benchmark]] = {
    "start": start.benchmark,
    "lookup": lookup.benchmark,
    "emission": emission.benchmark,
    "build": build.benchmark,
}
OF_CORPUS: dict[str, Callable[[Path], Iterable[Outcome]]] = {
    "adapters": adapters.outcomes,
    "congress": congress.outcomes,
    "register": register.outcomes,
}
ANALYSIS = "analysis"
GROWTH = "growth"
PICTURES = "pictures"
NAMES = (*ALL, *OF_CORPUS, ANALYSIS, GROWTH, PICTURES)
RESULTS = Path(__file__).parent / "results"
ROW = "{:<18}{:>10}{:>10}{:>10}{:>10}  {:<52}{}"


@dataclass(slots=True)
class Run:
    """What one run has found so far, and what its pages show besides the promises."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    grown: Growth | None = None
    analysed: Told | None = None
    drawn: Pictures | None = None

    def all(self) -> list[Outcome]:
        """Return every outcome."""
        return [outcome for each in self.outcomes.values() for outcome in each]

    def write(self) -> None:
        """Write the pages that all is there for; pictures have a page of their own."""
        if self.grown is not None and self.analysed is not None:
            rest = [outcome for name, each in self.outcomes.items() if name != PICTURES for outcome in each]
            page.write(rest, self.grown, self.analysed)
        if self.drawn is not None:
            picture_page.write(self.drawn)


def main(names: list[str], *, write: bool) -> int:
    """Measure the benchmarks of *names*, or all; end 1 where a promise is broken."""
    print(ROW.format("", "figure s", "floor s", "measured", "promised", "", ""), flush=True)
    run = Run()
    for name in names or NAMES:
        found = run.outcomes.setdefault(name, [])
        with TemporaryDirectory(prefix="hillgraph-benchmarks-") as folder:
            try:
                for outcome in _outcomes(name, Path(folder), run):
                    found.append(outcome)
                    print(_row(outcome), flush=True)
            except NotFound as error:
                if names:
                    raise SystemExit(f"{name}: {error}") from None
                print(f"{name} is not measured. {error}", file=sys.stderr)
    _keep(run)
    if write:
        run.write()
    return 0 if all(outcome.kept for outcome in run.all()) else 1


def _outcomes(name: str, folder: Path, run: Run) -> Iterable[Outcome]:
    if name == GROWTH:
        run.grown = growth.grown(folder)
        return growth.outcomes(run.grown)
    if name == ANALYSIS:
        found, run.analysed = analysis.analysed(folder)
        return found
    if name == PICTURES:
        run.drawn = pictures.drawn(folder)
        return pictures.outcomes(run.drawn)
    return [measured(ALL[name](folder))] if name in ALL else OF_CORPUS[name](folder)


def _row(outcome: Outcome) -> str:
    promise = outcome.promise
    bound = "" if isinf(promise.bound) else promise.said(promise.bound)
    seconds = (_said(outcome, outcome.figure), _said(outcome, outcome.floor))
    broken = "" if outcome.kept else "BROKEN"
    return ROW.format(promise.name, *seconds, promise.said(outcome.value), bound, promise.unit, broken)


def _said(outcome: Outcome, spent: Spent | None) -> str:
    return "" if spent is None else f"{_clock(outcome)(spent):.3f}"


def _clock(outcome: Outcome) -> Clock:
    promise = outcome.promise
    return promise.clock if isinstance(promise, Benchmark) else WALL


def _keep(run: Run) -> None:
    RESULTS.mkdir(exist_ok=True)
    kept = {
        "python": platform.python_version(),
        "processor": platform.machine(),
        "benchmarks": [
            {
                "name": outcome.promise.name,
                "unit": outcome.promise.unit,
                "figure": outcome.figure and asdict(outcome.figure),
                "floor": outcome.floor and asdict(outcome.floor),
                "value": outcome.value,
                "bound": None if isinf(outcome.promise.bound) else outcome.promise.bound,
                "kept": outcome.kept,
            }
            for outcome in run.all()
        ],
        "growth": run.grown and asdict(run.grown),
        "pictures": run.drawn and asdict(run.drawn),
    }
    (RESULTS / "latest.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m benchmarks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; by default all")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md, or that of pictures")
    given = parser.parse_args()
    for unknown in sorted({*given.names} - {*NAMES}):
        parser.error(f"there is no benchmark '{unknown}'. There are: {', '.join(NAMES)}")
    if given.write and given.names and not ({GROWTH, ANALYSIS} <= {*given.names} or PICTURES in given.names):
        parser.error(f"--write takes {GROWTH} and {ANALYSIS}, or {PICTURES}, among the names for their pages")
    sys.exit(main(given.names, write=given.write))
