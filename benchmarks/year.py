"""A year of filings built by the command, and the memory of all its processes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.growth import MEBIBYTE
from benchmarks.measure import Outcome, Promise
from benchmarks.memory import held
from benchmarks.orphans import counted
from benchmarks.start import HILLGRAPH
from benchmarks.synthetic import filings

YEAR = 108_000
AT_ONCE = 2_500  # filings a file, some 10 MB
MEMORY = 2048.0


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Build a year of synthetic filings, names resolved, and yield what is promised of its memory."""
    given = filings(folder / "year", 1, YEAR, "2024")
    (parts := folder / "parts").mkdir()
    with (given.folder / "filings.jsonl").open("rb") as lines:
        for number in range(0, YEAR, AT_ONCE):
            (parts / f"{number:06d}.jsonl").write_bytes(b"".join(islice(lines, AT_ONCE)))
    words = ("--quiet", "build", "--store", str(folder / "store"), "--jobs", "2")
    took = held(counted((HILLGRAPH, *words, "--source", f"lobbying={parts}")), {})
    peak = took.peak / MEBIBYTE
    unit = f"MiB for {YEAR:,} filings"
    promise = Promise(name="register: a year", bound=MEMORY, unit=unit, said="{:.0f}".format)
    yield Outcome(promise, peak, took.spent, ratio=peak / MEMORY)
