"""Measure the habit, print one table of figure against floor, and hold ratios against those that were kept.

``python -m benchmarks [NAME]… [--long] [--keep] [--write]``; ``--write`` makes docs/performance.md of the
same run, and docs/performance-pictures.md where pictures are among what was measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks import guard, page, picture_page, table
from benchmarks.groups import ALL, GROWTH, HABIT, LONG, PICTURES, PROSPECTS, Run
from benchmarks.measure import Outcome
from hillgraph.errors import NotFound

PAGE = {GROWTH, PROSPECTS}


def main(names: Sequence[str], *, named: bool, keep: bool, write: bool) -> int:
    """Measure the groups of *names*; end 1 where a ratio is worse by a third than the one that was kept.

    A group whose data isn't there is left out, unless somebody *named* it.
    """
    before = guard.baseline()
    print(table.head(), flush=True)
    run = Run()
    with TemporaryDirectory(prefix="hillgraph-benchmarks-") as home:
        for name in names:
            began = monotonic()
            try:
                _measure(name, Path(home), run, {} if keep else before)
            except NotFound as error:
                if named:
                    raise SystemExit(f"{name}: {error}") from None
                print(f"{name} is not measured. {error}", file=sys.stderr)
            print(f"{name}: {monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    table.save(run)
    if write:
        _write(run)
    if keep:
        guard.keep(guard.ratios(run.all()))
    lines, worse = guard.closing(run.all(), guard.baseline() if keep else before)
    print("", *lines, sep="\n")
    return 1 if worse else 0


def _measure(name: str, home: Path, run: Run, before: guard.Ratios) -> None:
    """Measure one group, and once more where something in it looks worse: what else runs may slow it."""
    found = run.outcomes[name] = _once(name, home, run, before)
    if list(guard.worse(guard.ratios(found), before)):
        print(f"{name} looks worse and is measured again.", flush=True)
        again = _once(name, home, run, before)
        run.outcomes[name] = [guard.better(each, again) for each in found]


def _once(name: str, home: Path, run: Run, before: guard.Ratios) -> list[Outcome]:
    found = []
    with TemporaryDirectory(prefix=f"{name}-", dir=home) as folder:
        for outcome in ALL[name](Path(folder), run):
            found.append(outcome)
            print(table.row(outcome, before.get(outcome.promise.name)), flush=True)
    return found


def _write(run: Run) -> None:
    """Write the pages that all is there for; pictures have a page of their own."""
    if run.grown is not None and run.foretold is not None:
        rest = [outcome for name, each in run.outcomes.items() if name != PICTURES for outcome in each]
        page.write(rest, run.grown, run.foretold)
    if run.drawn is not None:
        picture_page.write(run.drawn)


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python -m benchmarks", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)}; else the habit")
    parser.add_argument("--long", action="store_true", help=f"what takes longer: {', '.join(LONG)}")
    parser.add_argument("--keep", action="store_true", help="make these ratios those that are held against")
    parser.add_argument("--write", action="store_true", help="write the pages; without names, of everything")
    given = parser.parse_args()
    for unknown in sorted({*given.names} - {*ALL}):
        parser.error(f"there is no benchmark '{unknown}'. There are: {', '.join(ALL)}")
    chosen = given.names or (ALL if given.write else LONG if given.long else HABIT)
    if given.write and not ({*chosen} >= PAGE or PICTURES in chosen):
        parser.error(
            f"--write takes {' and '.join(sorted(PAGE))}, or {PICTURES}, among the names for their pages"
        )
    sys.exit(main(list(chosen), named=bool(given.names), keep=given.keep, write=given.write))
