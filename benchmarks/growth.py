"""Growth: what building one to six Congresses takes, in seconds and in memory."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.congress import build
from benchmarks.corpus import Corpus, corpus
from benchmarks.measure import Outcome, Promise, Spent, middle
from benchmarks.memory import held
from benchmarks.truth import QUESTIONS, differences
from hillgraph.graph import Graph
from hillgraph.store.generation import live

MOST = 6
ROUNDS = ((1, 2, 3, 4, 5, 6), (1, 6))
MEBIBYTE = 2**20
MEMORY = 1024.0
MEMORY_GROWTH = 1.3
TIME_GROWTH = 6.6


@dataclass(frozen=True, slots=True)
class Size:
    """What so many Congresses took, medians where they were built more than once; *peak* is in MiB."""

    congresses: int
    statements: int
    spent: Spent
    peak: float


@dataclass(frozen=True, slots=True)
class Growth:
    """What was built, the least first, and how many answers of the largest store are not true."""

    sizes: tuple[Size, ...]
    asked: int
    wrong: int


def grown(folder: Path) -> Growth:
    """Build each number of Congresses, the least and the most by turns, and ask the largest what is true.

    Memory is looked at while the clock runs, which costs both sizes alike.
    """
    whole, store = corpus(MOST), folder / "growth"
    built = [_built(replace(whole, congresses=count), store) for each in ROUNDS for count in each]
    graph = Graph(live(store))
    wrong = [each for truth in whole.truths for each in differences(graph, truth)]
    for difference in wrong:
        print(difference, file=sys.stderr)
    sizes = tuple(_size([each for each in built if each.congresses == count]) for count in ROUNDS[0])
    return Growth(sizes, QUESTIONS * MOST, len(wrong))


def outcomes(growth: Growth) -> Iterator[Outcome]:
    """Yield what is promised of memory and time, and of what the largest store answers."""
    least, most = growth.sizes[0], growth.sizes[-1]
    memory, time = most.peak / least.peak, most.spent.wall / least.spent.wall
    unit = f"× for {MOST} Congresses"
    yield Outcome(
        Promise(name="memory", bound=MEMORY, unit="MiB for one Congress", said="{:.0f}".format),
        least.peak,
        ratio=least.peak / MEMORY,
    )
    yield Outcome(Promise(name="memory growth", bound=MEMORY_GROWTH, unit=unit), memory, ratio=memory)
    yield Outcome(
        Promise(name="time growth", bound=TIME_GROWTH, unit=unit), time, most.spent, least.spent, time
    )
    asked = f"of {growth.asked} about {MOST} Congresses"
    yield Outcome(
        Promise(name="wrong answers", bound=0.0, unit=asked, said="{:.0f}".format),
        growth.wrong,
        ratio=growth.wrong,
    )


def _built(part: Corpus, store: Path) -> Size:
    shutil.rmtree(store, ignore_errors=True)
    os.sync()
    took = held(build(part, store), {})
    return Size(part.congresses, live(store).manifest["statements"], took.spent, took.peak / MEBIBYTE)


def _size(runs: Sequence[Size]) -> Size:
    return replace(
        runs[0], spent=middle(each.spent for each in runs), peak=median(each.peak for each in runs)
    )
