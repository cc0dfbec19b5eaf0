"""Ask all engines the same of one Congress, print the table, and keep it as JSON.

``python -m benchmarks.rivals [--python PYTHON] [--write] [ENGINE]…``; PYTHON is the one that the rivals are
installed for, as ``make bench-rivals`` makes it. ``--write`` makes docs/performance-rivals.md of the run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.page import DOCS
from benchmarks.rivals import data, page
from benchmarks.rivals.asked import Asked, asked
from benchmarks.rivals.data import NAMES, Data
from benchmarks.rivals.engines import ENGINES
from benchmarks.rivals.virtuoso import installed
from benchmarks.table import RESULTS

OURS = ("hillgraph", "hillgraph, SPARQL alone")
SMALL = ("hillgraph", "hillgraph, SPARQL alone", "rdflib")


def main(engines: Sequence[str], python: str, *, write: bool) -> int:
    """Ask *engines* of a whole Congress, and rdflib of a tenth; end 1 where answers differ."""
    with TemporaryDirectory(prefix="hillgraph-rivals-") as folder:
        whole, part = data.whole(Path(folder) / "whole"), data.part(Path(folder) / "part")
        large = [_asked(each, python, whole) for each in engines if each not in SMALL or each in OURS]
        small = [_asked(each, python, part) for each in engines if each in SMALL]
    tables = [page.Table("whole", whole.statements, large), page.Table("part", part.statements, small)]
    RESULTS.mkdir(exist_ok=True)
    kept = [asdict(each) for each in tables]
    (RESULTS / "rivals.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    if write:
        (DOCS / "performance-rivals.md").write_text(page.page(tables), encoding="utf-8")
    different = [name for each in tables for name in each.different]
    for each in different:
        print(f"The answer differs from ours: {each}", file=sys.stderr)
    return 1 if different else 0


def _asked(engine: str, python: str, given: Data) -> Asked:
    if engine == "Virtuoso" and not installed():
        told = Asked(engine, why="not installed (Debian: apt-get install virtuoso-opensource-7-bin)")
    else:
        own = engine in {*OURS, "Virtuoso"}
        told = asked(engine, sys.executable if own else python, given.folder, NAMES)
    print(" | ".join(page.cells(told, f"{given.statements:,}")), flush=True)
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m benchmarks.rivals")
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help=f"of {'; '.join(ENGINES)}; else all")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the rivals")
    parser.add_argument("--write", action="store_true", help="write docs/performance-rivals.md")
    given = parser.parse_args()
    for unknown in sorted({*given.engines} - {*ENGINES}):
        parser.error(f"there is no engine '{unknown}'. There are: {', '.join(ENGINES)}")
    sys.exit(main(given.engines or list(ENGINES), given.python, write=given.write))
