"""Seconds of child processes, figure and floor by turns, so that a busy machine slows both."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from statistics import median

Command = tuple[str, ...]
Compare = Callable[[float, float], float]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock on the wall, and those of processor time, user's and system's."""

    wall: float
    processor: float

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.processor + other.processor)


Clock = Callable[[Spent], float]
PROCESSOR: Clock = attrgetter("processor")
WALL: Clock = attrgetter("wall")


def times(figure: float, floor: float) -> float:
    """Return how many times the floor the figure is."""
    return figure / floor


def beyond(figure: float, floor: float) -> float:
    """Return by how many seconds the figure exceeds the floor."""
    return figure - floor


def alone(figure: float, _floor: float) -> float:
    """Return the figure's seconds; the floor is there to be compared with."""
    return figure


def inverse(value: float) -> str:
    """Return one part of *value*, for what is promised to be at least, and measured as at most."""
    return f"{1 / value:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What is measured, the most that it may be, and how both are said."""

    name: str
    bound: float
    unit: str
    said: Callable[[float], str] = "{:.2f}".format


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Promise):
    """A promise about commands, measured and held against others.

    *figure* and *floor* are each run in sequence and their seconds added up.
    *compare* makes one number of a pair of runs by *clock*; *before* makes room for each run, untimed.
    """

    figure: Sequence[Command]
    floor: Sequence[Command]
    compare: Compare
    clock: Clock = PROCESSOR
    pairs: int = 15
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured of a promise; medians over all runs where there are several.

    *figure* and *floor* are the seconds behind the value, where seconds were measured.
    """

    promise: Promise
    value: float
    figure: Spent | None = None
    floor: Spent | None = None

    @property
    def kept(self) -> bool:
        """Say whether the promise is kept."""
        return self.value <= self.promise.bound


def measured(benchmark: Benchmark) -> Outcome:
    """Run figure and floor by turns, after one pair that isn't counted, as it warms the disk's cache."""
    sides = (benchmark.figure, benchmark.floor)
    runs = [tuple(_run(benchmark, side) for side in sides) for _ in range(benchmark.pairs + 1)]
    clock, pairs = benchmark.clock, runs[1:]
    return Outcome(
        benchmark,
        value=median(benchmark.compare(clock(figure), clock(floor)) for figure, floor in pairs),
        figure=middle(figure for figure, _ in pairs),
        floor=middle(floor for _, floor in pairs),
    )


def middle(runs: Iterable[Spent]) -> Spent:
    """Return the median of *runs*, by each clock."""
    spent = list(runs)
    return Spent(median(map(WALL, spent)), median(map(PROCESSOR, spent)))


def seconds(rounds: Iterable[float]) -> Spent:
    """Return the median of what programs told of their own processor time."""
    return middle(Spent(each, each) for each in rounds)


def run(command: Command, environment: Mapping[str, str]) -> Spent:
    """Return the seconds of *command* and its children; it must end 0."""
    surroundings = {**os.environ, **environment}
    with Path(os.devnull).open("wb") as nowhere:
        began = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere, env=surroundings)
        return ended(child, began)


def told(command: Command) -> tuple[float, ...]:
    """Return the seconds that *command* prints: its own measure, which leaves out what it does before."""
    printed = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True)
    return tuple(map(float, printed.stdout.split()))


def ended(child: subprocess.Popen[bytes], began: float) -> Spent:
    """Wait for *child*, which must end 0, and return its seconds since *began*, its children's among them."""
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def _run(benchmark: Benchmark, commands: Sequence[Command]) -> Spent:
    benchmark.before()
    return sum((run(command, benchmark.environment) for command in commands), Spent(0, 0))
