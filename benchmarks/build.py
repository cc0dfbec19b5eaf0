"""Building: the embedded dossier, from its files to a generation that is live."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import Benchmark, alone
from benchmarks.start import HILLGRAPH, TYPER


def benchmark(folder: Path) -> Benchmark:
    """Return the promise that the dossier is built while one waits."""
    return Benchmark(
        name="dossier build",
        figure=[(HILLGRAPH, "--quiet", "build")],
        floor=[TYPER],
        compare=alone,
        bound=3.0,
        unit="s",
        pairs=5,
        environment={"HILLGRAPH_STORE": str(folder / "built")},
    )
