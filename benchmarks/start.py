"""Start-up: the help of the command against importing typer alone."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Benchmark, times

HILLGRAPH = str(Path(sys.executable).parent / "hillgraph")
TYPER = (sys.executable, "-c", "import typer")


def benchmark(_folder: Path) -> Benchmark:
    """Return the promise that help comes quickly."""
    return Benchmark(
        name="start-up",
        figure=[(HILLGRAPH, "--help")],
        floor=[TYPER],
        compare=times,
        bound=1.5,
        unit="× import typer",
    )
