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
from hillgraph.store.generation import Generation, live

PROCESSES = 2


def build(whole: Corpus, store: Path) -> Command:
    """Return the command that builds *whole*, both faces and the manifest."""
    words = ("--quiet", "build", "--store", str(store), "--jobs", str(PROCESSES), *whole.words)
    return orphans.counted((HILLGRAPH, *words))


def one(home: Path) -> Generation:
    """Return one whole Congress, built into *home* unless another benchmark did so."""
    store = home / "one"
    if not store.exists():
        run(build(corpus(1), store), {})
    return live(store)


def unpacked(generation: Generation, lines: Path) -> Path:
    """Write all statements of a generation, as N-Quads, to *lines*, and return that."""
    with gzip.open(generation.graph, "rb") as packed, lines.open("wb") as written:
        shutil.copyfileobj(packed, written)
    return lines


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Build one Congress by turns with its floors, and yield what is promised of it."""
    generation = one(folder.parent)
    lines, each = unpacked(generation, folder / "congress.nq"), statements.a_tie(generation, "cosponsorship")
    yield Outcome(Promise(name="cosponsorship", bound=8.0, unit="statements each"), value=each, ratio=each)
    built = measured(_against_floors(corpus(1), folder / "congress", lines))
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
