"""The adapter of bills' files against lxml with one XPath: what reading all of a file costs.

``python -m benchmarks.adapters records|text|identifiers ZIP…`` prints the seconds of one of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from zipfile import ZipFile

from benchmarks.corpus import corpus
from benchmarks.measure import Outcome, Promise, inverse, seconds, told

PROGRAM = (sys.executable, "-m", "benchmarks.adapters")
XPATHS = {"text": "//text()", "identifiers": "//cosponsors/item/bioguideId/text()"}
ROUNDS = 3
Read = Callable[[bytes, str], object]


def outcomes(_folder: Path) -> Iterator[Outcome]:
    """Yield throughput against each XPath, one after the other over the files of one Congress.

    The files are in memory before the clock starts. The narrow XPath is the floor that counts: it looks
    at one field, and parsing, by the adapter's own parser, is nearly all that it does.
    """
    zips = tuple(map(str, corpus(1).bills))
    rounds = [
        {name: told((*PROGRAM, name, *zips))[0] for name in ("records", *XPATHS)} for _ in range(ROUNDS)
    ]
    bounds = {"text": float("inf"), "identifiers": 2.0}
    for name, xpath in XPATHS.items():
        promise = Promise(
            name=f"adapter: {name}", bound=bounds[name], unit=f"× lxml with {xpath}", said=inverse
        )
        value = median(each["records"] / each[name] for each in rounds)
        yield Outcome(
            promise,
            value,
            ratio=value,
            figure=seconds(each["records"] for each in rounds),
            floor=seconds(each[name] for each in rounds),
        )


def main(what: str, zips: Sequence[str]) -> None:
    """Print the seconds of processor time that one way of reading takes over all files."""
    files = [each for path in zips for each in _files(path)]
    read = _records() if what == "records" else _found(XPATHS[what])
    began = process_time()
    for name, document in files:
        read(document, name)
    print(process_time() - began)


def _files(path: str) -> Iterator[tuple[str, bytes]]:
    with ZipFile(path) as opened:
        for name in opened.namelist():
            yield name, opened.read(name)


def _records() -> Read:
    from hillgraph.sources import billstatus

    return lambda document, name: list(billstatus.read(document, file=name))


def _found(xpath: str) -> Read:
    from lxml.etree import XPath

    from hillgraph.sources.hardened import root

    find = XPath(xpath)
    return lambda document, name: find(root(document, file=name, wanted="billStatus"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
