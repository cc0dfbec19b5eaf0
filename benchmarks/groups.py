"""What can be measured, by groups: those of the habit, and those that take longer than one waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import (
    adapters,
    again,
    build,
    congress,
    drawing,
    emission,
    exported,
    growth,
    lookup,
    networks,
    pictures,
    prospects,
    register,
    start,
    year,
)
from benchmarks.growth import Growth
from benchmarks.measure import Benchmark, Outcome, measured
from benchmarks.pictures import Pictures
from benchmarks.prospects import Told
from hillgraph.graph import Graph


@dataclass(slots=True)
class Run:
    """What one run has found so far, by groups, and what its pages show besides the promises."""

    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    grown: Growth | None = None
    foretold: Told | None = None
    drawn: Pictures | None = None

    def all(self) -> list[Outcome]:
        """Return every outcome."""
        return [outcome for each in self.outcomes.values() for outcome in each]


Group = Callable[[Path, Run], Iterable[Outcome]]


def _one(stated: Callable[[Path], Benchmark]) -> Group:
    return lambda folder, _run: (measured(each(folder)) for each in (stated,))


def _several(outcomes: Callable[[Path], Iterable[Outcome]]) -> Group:
    return lambda folder, _run: outcomes(folder)


def _questions(folder: Path, _run: Run) -> Iterable[Outcome]:
    return networks.outcomes(Graph(congress.one(folder.parent)))


def _prospects(folder: Path, run: Run) -> Iterable[Outcome]:
    run.foretold = prospects.told(Graph(congress.one(folder.parent)), folder)
    return prospects.outcomes_of(run.foretold)


def _growth(folder: Path, run: Run) -> Iterable[Outcome]:
    run.grown = growth.grown(folder)
    return growth.outcomes(run.grown)


def _pictures(folder: Path, run: Run) -> Iterable[Outcome]:
    run.drawn = pictures.drawn(folder)
    return pictures.outcomes(run.drawn)


PROSPECTS, GROWTH, PICTURES = "prospects", "growth", "pictures"
HABIT: dict[str, Group] = {
    "start": _one(start.benchmark),
    "lookup": _one(lookup.benchmark),
    "emission": _one(emission.benchmark),
    "build": _one(build.benchmark),
    "page": _several(drawing.outcomes),
    "adapters": _several(adapters.outcomes),
    "congress": _several(congress.outcomes),
    "export": _one(exported.benchmark),
    "questions": _questions,
    "register": _several(register.outcomes),
}
LONG: dict[str, Group] = {
    "again": _several(again.outcomes),
    "year": _several(year.outcomes),
    PROSPECTS: _prospects,
    GROWTH: _growth,
    PICTURES: _pictures,
}
ALL = HABIT | LONG
