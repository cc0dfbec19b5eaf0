"""Statements through rdflib's `Graph.add`, against the ways that are taken here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import islice
from math import inf
from pathlib import Path
from statistics import median

from benchmarks import emission, floors
from benchmarks.measure import Outcome, Promise, Spent, inverse, measured, run, told

SAMPLE = 200_000
ROUNDS = 3


def outcomes(lines: Path, statements: int, build: Spent) -> Iterator[Outcome]:
    """Yield how many times slower rdflib is, a statement, than emission, bulk load and the whole build.

    `Graph.add` alone, its terms made beforehand, is held against emission, which makes lines of
    cosponsorships as most of these are; reading and adding is held against bulk load, which reads too,
    and against the seconds of *build*. All are seconds of processor time. The sample of 200,000 is
    taken evenly from the *statements* in *lines*.
    """
    emitted = measured(emission.benchmark(lines.parent)).value / emission.STATEMENTS
    sample, size = _sample(lines, statements)
    rounds = [(*told(floors.add(sample)), _loaded(lines)) for _ in range(ROUNDS)]
    added, read = (median(each) / size for each in list(zip(*rounds, strict=True))[:2])
    loaded = median(each[2] for each in rounds) / statements
    for what, theirs, bound, ours in (
        ("add, against emission", added, 0.1, emitted),
        ("parse, against bulk load", read, inf, loaded),
        ("parse, against the build", read, inf, build.processor / statements),
    ):
        promise = Promise(name=f"rdflib {what}", bound=bound, unit="× slower", said=inverse)
        yield Outcome(promise, ours / theirs, ratio=ours / theirs)


def _sample(lines: Path, statements: int) -> tuple[Path, int]:
    sample, step = lines.with_name("sample.nq"), max(1, statements // SAMPLE)
    with lines.open("rb") as every, sample.open("wb") as some:
        some.writelines(islice(every, 0, SAMPLE * step, step))
    return sample, len(range(0, min(statements, SAMPLE * step), step))


def _loaded(lines: Path) -> float:
    store = lines.with_name("compared")
    shutil.rmtree(store, ignore_errors=True)
    return run(floors.load(lines, store), {}).processor
