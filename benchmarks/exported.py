"""Export: one whole Congress as Turtle by the command, against pyoxigraph alone reading and writing it."""

from __future__ import annotations

from pathlib import Path

from benchmarks import floors
from benchmarks.congress import one, unpacked
from benchmarks.measure import Benchmark, times
from benchmarks.start import HILLGRAPH


def benchmark(folder: Path) -> Benchmark:
    """Build one Congress, unless that is done, and state how exporting it is measured; nothing is promised.

    The command writes for people: sorted, with labels, heading and licences.
    """
    generation = one(folder.parent)
    lines = unpacked(generation, folder / "congress.nq")
    words = ("--quiet", "export", "--store", str(folder.parent / "one"), "-o", str(folder / "ours.ttl"))
    return Benchmark(
        name="export, Turtle",
        figure=[(HILLGRAPH, *words)],
        floor=[floors.turtle(lines, folder / "bare.ttl")],
        compare=times,
        bound=float("inf"),
        unit="× pyoxigraph reading and writing it",
        pairs=3,
    )
