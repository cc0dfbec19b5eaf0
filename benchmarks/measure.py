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
TURNS = 5
FILLED = 0.05  # seconds


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

    *figure* and *floor* are the seconds behind the value, where seconds were measured. *ratio* is what the
    guard holds against earlier runs, a number without a unit of which less is better.
    """

    promise: Promise
    value: float
    figure: Spent | None = None
    floor: Spent | None = None
    ratio: float | None = None

    @property
    def kept(self) -> bool:
        """Say whether the promise is kept."""
        return self.value <= self.promise.bound


def measured(benchmark: Benchmark) -> Outcome:
    """Run figure and floor by turns, after one pair that isn't counted, as it warms the disk's cache."""
    sides = (benchmark.figure, benchmark.floor)
    runs = [tuple(_run(benchmark, side) for side in sides) for _ in range(benchmark.pairs + 1)]
    clock, compare = benchmark.clock, benchmark.compare
    pairs = [(clock(figure), clock(floor)) for figure, floor in runs[1:]]
    value = median(compare(*pair) for pair in pairs)
    return Outcome(
        benchmark,
        value,
        figure=middle(figure for figure, _ in runs[1:]),
        floor=middle(floor for _, floor in runs[1:]),
        ratio=value if compare is times else median(compare(*pair) / pair[1] for pair in pairs),
    )


def middle(runs: Iterable[Spent]) -> Spent:
    """Return the median of *runs*, by each clock."""
    spent = list(runs)
    return Spent(median(map(WALL, spent)), median(map(PROCESSOR, spent)))


def turns(figure: Callable[[], object], floor: Callable[[], object]) -> tuple[Spent, Spent, float]:
    """Return the seconds in this process of *figure* and *floor*, by turns and warm, and the middle ratio.

    The ratio is of processor time, which other work on the machine lengthens least. What is quick is done
    often enough in each of the turns to fill 50 milliseconds.
    """
    sides = [(each, _often(each)) for each in (figure, floor)]
    rounds = [[_each(work, times) for work, times in sides] for _ in range(TURNS)]
    ours, theirs = (middle(side) for side in zip(*rounds, strict=True))
    return ours, theirs, median(PROCESSOR(one) / PROCESSOR(other) for one, other in rounds)


def _often(work: Callable[[], object]) -> int:
    """Return how often *work* is to be done in a turn, after a first time that warms it."""
    work()
    return max(1, round(FILLED / _each(work, 1).wall))


def _each(work: Callable[[], object], times: int) -> Spent:
    wall, processor = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return Spent((time.perf_counter() - wall) / times, (time.process_time() - processor) / times)


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
