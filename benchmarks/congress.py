"""One whole Congress: building it, against parsing its files and loading its statements."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks import additions, floors, orphans, statements
from benchmarks.corpus import Corpus, corpus
from benchmarks.measure import WALL, Benchmark, Command, Outcome, Promise, measured, run, times
from benchmarks.start import HILLGRAPH
from hillgraph.store.generation import live

PROCESSES = 2


def build(whole: Corpus, store: Path) -> Command:
    """Return the command that builds *whole*, both faces and the manifest."""
    words = ("--quiet", "build", "--store", str(store), "--jobs", str(PROCESSES), *whole.words)
    return orphans.counted((HILLGRAPH, *words))


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Build one Congress by turns with its floors, and yield what is promised of it."""
    whole, store, lines = corpus(1), folder / "congress", folder / "congress.nq"
    run(build(whole, store), {})
    generation = live(store)
    with gzip.open(generation.graph, "rb") as packed, lines.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    yield Outcome(
        Promise(name="cosponsorship", bound=8.0, unit="statements each"),
        value=statements.a_tie(generation, "cosponsorship"),
    )
    built = measured(_against_floors(whole, store, lines))
    yield built
    if built.figure is not None:
        yield from additions.outcomes(lines, int(generation.manifest["statements"]), built.figure)


def _against_floors(whole: Corpus, store: Path, lines: Path) -> Benchmark:
    loaded = store.with_name("loaded")

    def emptied() -> None:
        for each in (store, loaded):
            shutil.rmtree(each, ignore_errors=True)
        os.sync()  # what an earlier run left to be written would be charged to the next

    return Benchmark(
        name="congress build",
        figure=[build(whole, store)],
        floor=[floors.parse(whole.bills, PROCESSES), floors.load(lines, loaded)],
        compare=times,
        clock=WALL,
        bound=1.25,
        unit="× expat + bulk load",
        pairs=3,
        before=emptied,
    )
