"""What a build can't do without: parsing the files, and loading the statements.

``python -m benchmarks.floors parse PROCESSES ZIP…`` · ``load NQUADS STORE`` · ``add NQUADS`` ·
``turtle NQUADS FILE``
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import process_time
from zipfile import ZipFile

from benchmarks.measure import Command

PROGRAM = (sys.executable, "-m", "benchmarks.floors")
AT_ONCE = 250


def parse(zips: Sequence[Path], processes: int) -> Command:
    """Return the command that parses every file of *zips* with expat, and does nothing with it."""
    return (*PROGRAM, "parse", str(processes), *map(str, zips))


def load(statements: Path, store: Path) -> Command:
    """Return the command that bulk-loads a file of N-Quads into a store of its own on disk."""
    return (*PROGRAM, "load", str(statements), str(store))


def add(statements: Path) -> Command:
    """Return the command that reads a file of N-Quads with rdflib, each through `Graph.add`."""
    return (*PROGRAM, "add", str(statements))


def turtle(statements: Path, file: Path) -> Command:
    """Return the command that reads N-Quads and writes all but the named graphs as Turtle, unsorted."""
    return (*PROGRAM, "turtle", str(statements), str(file))


def main(work: str, *given: str) -> None:
    """Do the work of one floor."""
    if work == "parse":
        _parse(int(given[0]), given[1:])
    elif work == "load":
        _load(*given)
    elif work == "turtle":
        _turtle(*given)
    else:
        _add(*given)


def _parse(processes: int, zips: Sequence[str]) -> None:
    parts = []
    for path in zips:
        with ZipFile(path) as opened:
            names = opened.namelist()
        parts += [(path, names[start : start + AT_ONCE]) for start in range(0, len(names), AT_ONCE)]
    with ProcessPoolExecutor(processes) as pool:
        for _ in pool.map(_parse_part, parts):
            pass


def _parse_part(part: tuple[str, list[str]]) -> None:
    from xml.parsers.expat import ParserCreate

    path, names = part
    with ZipFile(path) as opened:
        for name in names:
            ParserCreate().Parse(opened.read(name), True)


def _load(statements: str, store: str) -> None:
    from pyoxigraph import RdfFormat, Store

    opened = Store(store)
    opened.bulk_load(path=statements, format=RdfFormat.N_QUADS)
    opened.flush()


def _turtle(statements: str, file: str) -> None:
    from pyoxigraph import DefaultGraph, RdfFormat, parse, serialize

    quads = parse(path=statements, format=RdfFormat.N_QUADS)
    merged = (quad.triple for quad in quads if isinstance(quad.graph_name, DefaultGraph))
    serialize(merged, file, RdfFormat.TURTLE)


def _add(statements: str) -> None:
    """Print the seconds that `Graph.add` takes for terms that are there already, and those with reading."""
    from rdflib import Dataset, Graph

    began = process_time()
    dataset = Dataset()
    dataset.parse(statements, format="nquads")
    read = process_time() - began
    terms = [(subject, predicate, thing) for subject, predicate, thing, _ in dataset.quads()]
    graph = Graph()
    began = process_time()
    for each in terms:
        graph.add(each)
    print(process_time() - began, read)


if __name__ == "__main__":
    main(*sys.argv[1:])
