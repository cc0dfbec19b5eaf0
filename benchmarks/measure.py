"""Processor time of child processes, figure and floor by turns, so that a busy machine slows both."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

Command = tuple[str, ...]
Compare = Callable[[float, float], float]


def times(figure: float, floor: float) -> float:
    """Return how many times the floor the figure is."""
    return figure / floor


def beyond(figure: float, floor: float) -> float:
    """Return by how many seconds the figure exceeds the floor."""
    return figure - floor


def alone(figure: float, _floor: float) -> float:
    """Return the figure's seconds; the floor is there to be compared with."""
    return figure


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One promise: the commands measured, those they are held against, and what is at most allowed.

    *figure* and *floor* are each run in sequence and their processor time added up.
    *compare* makes one number of a pair of runs, *bound* is the most that it may be.
    """

    name: str
    figure: Sequence[Command]
    floor: Sequence[Command]
    compare: Compare
    bound: float
    unit: str
    pairs: int = 15
    environment: Mapping[str, str] = field(default_factory=dict)
    said: Callable[[float], str] = "{:.2f}".format


@dataclass(frozen=True, slots=True)
class Outcome:
    """Medians over all pairs of a benchmark, in seconds of processor time."""

    benchmark: Benchmark
    figure: float
    floor: float
    value: float

    @property
    def kept(self) -> bool:
        """Say whether the promise is kept."""
        return self.value <= self.benchmark.bound


def measured(benchmark: Benchmark) -> Outcome:
    """Run figure and floor by turns, after one pair that isn't counted, as it warms the disk's cache."""
    sides = (benchmark.figure, benchmark.floor)
    runs = [tuple(_spent(side, benchmark.environment) for side in sides) for _ in range(benchmark.pairs + 1)]
    pairs = runs[1:]
    return Outcome(
        benchmark,
        figure=median(figure for figure, _ in pairs),
        floor=median(floor for _, floor in pairs),
        value=median(benchmark.compare(figure, floor) for figure, floor in pairs),
    )


def _spent(commands: Sequence[Command], environment: Mapping[str, str]) -> float:
    return sum(processor_time(command, environment) for command in commands)


def processor_time(command: Command, environment: Mapping[str, str]) -> float:
    """Return the seconds of user and system time of *command* and its children; it must end 0."""
    with Path(os.devnull).open("wb") as nowhere:
        surroundings = {**os.environ, **environment}
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere, env=surroundings)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage.ru_utime + usage.ru_stime
