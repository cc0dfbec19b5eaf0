"""Building again after some bills have changed, against building the same from nothing."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.congress import build
from benchmarks.corpus import Corpus, corpus
from benchmarks.measure import WALL, Benchmark, Outcome, Promise, measured, run, times

CHANGED = 50
BOUND = 0.6
UPDATED, DAY = re.compile(rb"<updateDate>[^<]*<"), "<updateDate>2017-03-{:02d}T00:00:00Z<"
JOINED = re.compile(rb"(<cosponsors>\s*)<item>.*?</item>", re.DOTALL)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Build one Congress again after 50 bills have changed, by turns with a build from nothing."""
    days = [changed(corpus(1), folder / f"day{number}", number) for number in range(2)]
    store, ready, fresh = folder / "again", folder / "ready", folder / "fresh"
    run(build(days[0], ready), {})
    kept, whole = (
        sum(each.stat().st_size for each in place.rglob("*") if each.is_file()) for place in _of(ready)
    )
    yield Outcome(Promise(name="kept", bound=0.5, unit="of a generation's bytes"), value=kept / whole)

    def put_back() -> None:
        for each in (store, fresh):
            shutil.rmtree(each, ignore_errors=True)
        shutil.copytree(ready, store)

    yield measured(
        Benchmark(
            name="congress again",
            figure=[build(days[1], store)],
            floor=[build(days[1], fresh)],
            compare=times,
            clock=WALL,
            bound=BOUND,
            unit=f"× from nothing, {CHANGED} bills changed",
            pairs=3,
            before=put_back,
        )
    )


def changed(whole: Corpus, folder: Path, number: int) -> Corpus:
    """Write *whole* into *folder* with so many bills updated on another day and a cosponsor fewer."""
    folder.mkdir()
    for path in whole.people:
        shutil.copy(path, folder)
    names = [(path.name, each) for path in whole.bills for each in zipfile.ZipFile(path).namelist()]
    chosen = {*random.Random(number).sample(sorted(names), CHANGED)}  # noqa: S311 - an example, not a secret
    day = DAY.format(3 + number).encode()
    for path in whole.bills:
        with (
            zipfile.ZipFile(path) as given,
            zipfile.ZipFile(folder / path.name, "w", zipfile.ZIP_DEFLATED) as packed,
        ):
            for info in given.infolist():
                text = given.read(info)
                if (path.name, info.filename) in chosen:
                    text = JOINED.sub(rb"\1", UPDATED.sub(day, text, count=1), count=1)
                packed.writestr(info, text)
    return Corpus(folder, whole.congresses)


def _of(store: Path) -> tuple[Path, Path]:
    return store / "kept", next((store / "generations").iterdir())
