"""Emission: cosponsorships written as lines of N-Quads, against making them without writing any.

``python -m benchmarks.emission [emit]`` is what is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.measure import Benchmark, beyond
from hillgraph.model.kinds import model
from hillgraph.model.nodes import Node, Version
from hillgraph.model.records import Value
from hillgraph.model.statements import Emitter

BILLS = 1_500
SUPPORTERS = 40
STATEMENTS_A_TIE = 7
STATEMENTS = BILLS * SUPPORTERS * STATEMENTS_A_TIE
A_SECOND = 600_000


def benchmark(_folder: Path) -> Benchmark:
    """Return the promise of 0.6 million statements a second in one process."""
    program = (sys.executable, "-m", "benchmarks.emission")
    return Benchmark(
        name="emission",
        figure=[(*program, "emit")],
        floor=[program],
        compare=beyond,
        bound=STATEMENTS / A_SECOND,
        unit="million statements/s",
        pairs=7,
        said=lambda seconds: f"{STATEMENTS / seconds / 1e6:.2f}",
    )


def cosponsorships() -> Iterator[Node]:
    """Yield ties as they come of an adapter's records: each with a day, a flag and a document."""
    first = date(2013, 3, 6)
    for number in range(BILLS):
        bill = f"119-hr-{number + 1}"
        document = f"document:billstatus.{bill}"
        for place in range(SUPPORTERS):
            person = f"A{place:06}"
            properties: dict[str, Value] = {
                "from": f"person:{person}",
                "to": f"bill:{bill}",
                "since": first + timedelta(days=(number * 7 + place) % 4_000),
                "is_original": place % 2 == 0,
                "derived_from": (document,),
            }
            version = Version("dataset:billstatus.119", document, (), properties)
            shortcut = (f"person:{person}", f"bill:{bill}")
            yield Node("cosponsorship", f"{person}.{bill}", properties, (), (version,), (), shortcut)


def main(*, emit: bool) -> None:
    """Make all the ties and, if told to *emit*, write their statements."""
    emitter = Emitter(model())
    if not emit:
        for _ in cosponsorships():
            pass
        return
    written = 0
    for node in cosponsorships():
        lines = emitter.lines(node) + emitter.shortcut(node)
        sys.stdout.write(lines)
        written += lines.count("\n")
    if written != STATEMENTS:
        raise SystemExit(f"{written} statements were written, {STATEMENTS} are counted on.")


if __name__ == "__main__":
    main(emit=sys.argv[1:] == ["emit"])
