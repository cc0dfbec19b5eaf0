"""Counting what the two faces of a generation hold, each in a process that may crash, loop and be killed.

A damaged file of the RDF store can do all of that to whoever scans it. A job goes there as JSON on standard
input, its counts come back the same way.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hillgraph.model.kinds import model
from hillgraph.store.generation import Generation
from hillgraph.store.quoting import quoted
from hillgraph.store.tabular import GLOB

BOOT = "import sys; sys.path[:] = sys.argv[1:]; from hillgraph.store.counting import main; main()"
LEAST = 60  # seconds
A_SECOND = 20_000  # statements or rows that any machine reads
MEMORY = 4 * 1024**3
LONGEST = 300


class Unread(Exception):
    """A face couldn't be read; says how that ended."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements there are, 0 in tables, and how many things or ties of each kind."""

    statements: int
    kinds: Mapping[str, int]


def of_rdf(generation: Generation, timeout: float | None = None) -> Counts:
    """Scan the whole RDF store; raise `Unread` if that fails or isn't over in *timeout* seconds."""
    words = model()
    classes = {name: words.iri(kind.term) for name, kind in words.kinds.items()}
    job = {"rdf": str(generation.rdf), "classes": classes, "is_a": words.iri("rdf:type")}
    return _apart(job, timeout or _patience(generation))


def of_tables(generation: Generation, timeout: float | None = None) -> Counts:
    """Count the rows of each table; raise `Unread` if that fails or isn't over in *timeout* seconds."""
    places = {table: GLOB.sub(r"[\g<0>]", str(generation.tables / table)) for table in generation.columns}
    return _apart({"tables": places}, timeout or _patience(generation))


def main() -> None:
    """Do the one job that standard input holds."""
    job = json.load(sys.stdin)
    _confine()
    counts = _rdf(**job) if "rdf" in job else _tables(job["tables"])
    json.dump(counts, sys.stdout)


def _patience(generation: Generation) -> float:
    return LEAST + int(generation.manifest["statements"]) / A_SECOND


def _apart(job: Mapping[str, Any], timeout: float) -> Counts:
    paths = [str(Path(path).absolute()) for path in sys.path]
    command = [sys.executable, "-I", "-S", "-c", BOOT, *paths]
    try:
        ended = subprocess.run(
            command, input=json.dumps(job).encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unread(f"a full scan wasn't over in {timeout:,.0f} s and was stopped") from error
    if ended.returncode < 0:
        raise Unread(f"a full scan was ended by signal {-ended.returncode}")
    if ended.returncode:
        last = (ended.stderr.decode(errors="replace").strip().splitlines() or ["it failed"])[-1]
        raise Unread(f"a full scan failed ({last[:LONGEST]})")
    statements, kinds = json.loads(ended.stdout)
    return Counts(statements, kinds)


def _rdf(rdf: str, classes: Mapping[str, str], is_a: str) -> tuple[int, dict[str, int]]:
    from pyoxigraph import DefaultGraph, NamedNode, Store

    store = Store.read_only(rdf)
    kinds = {
        kind: sum(1 for _ in store.quads_for_pattern(None, NamedNode(is_a), NamedNode(iri), DefaultGraph()))
        for kind, iri in classes.items()
    }
    return sum(1 for _ in store), kinds


def _tables(tables: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    import duckdb

    rows: dict[str, int] = {}
    with duckdb.connect(config={"threads": 1}) as connection:
        for table, place in tables.items():
            files = quoted(f"{place}/*.parquet")
            selected = f"SELECT count(*) FROM read_parquet({files})"  # noqa: S608 - a path of ours, quoted
            rows[table] = connection.execute(selected).fetchall()[0][0]
    return 0, rows


def _confine() -> None:
    """Cap memory: a damaged length asks for any amount of it."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or most > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
