"""The page without a browser: the dossier's by the command, and larger ones, against pyvis as it comes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.crowds import command
from benchmarks.measure import Benchmark, Outcome, Promise, measured, times
from benchmarks.pictures import allowed
from benchmarks.start import HILLGRAPH

DOSSIER = (500, 1000)
"""The most nodes that the command draws unasked, and about the ties of the dossier's picture."""
CROWD = (1500, 3000)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Yield what making both pages takes, and how large the larger is, of what is allowed."""
    store, ours, stock = folder / "store", folder / "ours.html", folder / "stock.html"
    subprocess.run([HILLGRAPH, "--quiet", "build", "--store", str(store)], check=True)
    drawn = (HILLGRAPH, "--quiet", "render", "--store", str(store), "-o", str(ours))
    yield measured(_against_pyvis("the dossier, by the command", drawn, command("pyvis", *DOSSIER, stock)))
    made = command("page", *CROWD, ours)
    yield measured(
        _against_pyvis("{:,} nodes, {:,} ties".format(*CROWD), made, command("pyvis", *CROWD, stock))
    )
    size, most = ours.stat().st_size, allowed(*CROWD)
    promise = Promise(name="page: file of the larger", bound=most / 1e6, unit="MB")
    yield Outcome(promise, size / 1e6, ratio=size / most)


def _against_pyvis(what: str, figure: tuple[str, ...], floor: tuple[str, ...]) -> Benchmark:
    return Benchmark(
        name=f"page: {what}",
        figure=[figure],
        floor=[floor],
        compare=times,
        bound=float("inf"),
        unit="× pyvis, told nothing",
        pairs=3,
    )
