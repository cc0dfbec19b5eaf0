"""One generation examined: its manifest, each of its files, and its faces against each other."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hillgraph.errors import StoreUnusable
from hillgraph.model.kinds import model
from hillgraph.store import counting
from hillgraph.store.counting import Counts, Unread
from hillgraph.store.generation import GRAPH, MANIFEST, RDF, TABLES, Generation, opened
from hillgraph.store.manifest import digest, files

Telling = Callable[[str], None]


class Level(StrEnum):
    """How bad it is; what is only to be noted is no fault."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found of *what*, and where that is wrong what to do."""

    what: str
    text: str
    level: Level = Level.OK

    def __str__(self) -> str:
        return f"{self.level:5}  {self.what}: {self.text}"


Said = tuple[str, Level]


def examined(folder: Path, remedy: str, telling: Telling) -> Iterator[Finding]:
    """Yield what there is to say of the generation in *folder*; *remedy* is what to do about a fault."""
    name = folder.name
    try:
        generation = opened(folder)
    except StoreUnusable as error:
        said = str(error).removeprefix(f"{name}/").removeprefix(f"{name} ")
        yield Finding(name, f"{said.partition('. ')[0]}. {remedy}", Level.WRONG)
        return
    yield Finding(name, f"{MANIFEST} is whole, of format {generation.manifest['format']}")
    for text, level in _said(generation, telling):
        yield Finding(name, text if level is Level.OK else f"{text}. {remedy}", level)


def _said(generation: Generation, telling: Telling) -> Iterator[Said]:
    """Yield each fault or, where a check found none, what is well."""
    telling(f"{generation.folder.name}: files")
    changed = list(_changed(generation))
    yield from ((fault, Level.WRONG) for fault in changed)
    if not changed:
        yield f"{len(generation.manifest['files'])} files are as they were built", Level.OK
    telling(f"{generation.folder.name}: {GRAPH}")
    yield _graph(generation)
    telling(f"{generation.folder.name}: {RDF}")
    rdf = _counted(counting.of_rdf, generation)
    telling(f"{generation.folder.name}: {TABLES}")
    tables = _counted(counting.of_tables, generation)
    yield (f"{RDF}/: {rdf}", Level.WRONG) if isinstance(rdf, Unread) else _statements(generation, rdf)
    if isinstance(tables, Unread):
        yield f"{TABLES}/: {tables}", Level.WRONG
    elif isinstance(rdf, Counts):
        yield from _kinds(generation.manifest["counts"], rdf.kinds, tables.kinds)


def _changed(generation: Generation) -> Iterator[str]:
    """Yield what is wrong with each file that isn't as it was built."""
    then: Mapping[str, str] = generation.manifest["files"]
    now = files(generation.folder)
    for name, sha256 in then.items():
        if name not in now:
            yield f"{name} is gone"
        elif not _same(now[name], sha256):
            yield f"{name} has changed since it was built"
    for name in sorted(now.keys() - then.keys() - {MANIFEST}):
        yield f"{name} was put there after the build"


def _same(path: Path, sha256: str) -> bool:
    try:
        return digest(path) == sha256
    except OSError:
        return False


def _graph(generation: Generation) -> Said:
    expected = generation.manifest["statements"]
    try:
        with gzip.open(generation.graph, "rb") as lines:
            found = sum(1 for _ in lines)
    except (OSError, EOFError, zlib.error) as error:
        return f"{GRAPH} can't be read to its end ({error})", Level.WRONG
    return _number(GRAPH, found, expected)


def _counted(count: Callable[[Generation], Counts], generation: Generation) -> Counts | Unread:
    try:
        return count(generation)
    except Unread as error:
        return error


def _statements(generation: Generation, rdf: Counts) -> Said:
    return _number(f"{RDF}/", rdf.statements, generation.manifest["statements"])


def _number(place: str, found: int, expected: int) -> Said:
    if found == expected:
        return f"{found:,} statements in {place}, each read", Level.OK
    return f"{place} has {found:,} statements where {MANIFEST} says {expected:,}", Level.WRONG


def _kinds(told: Mapping[str, int], rdf: Mapping[str, int], tables: Mapping[str, int]) -> Iterator[Said]:
    """Yield each kind of which the manifest, the RDF store and the tables count different numbers."""
    counts = {kind: (told.get(kind, 0), rdf[kind], tables.get(kind, 0)) for kind in model().kinds}
    differing = {kind: found for kind, found in counts.items() if len({*found}) > 1}
    for kind, (first, second, third) in differing.items():
        places = f"{RDF}/ {second:,}, {TABLES}/{kind}/ {third:,}"
        yield f"of {kind} {MANIFEST} counts {first:,}, {places}", Level.WRONG
    if not differing:
        places = f"{RDF}/, {TABLES}/ and {MANIFEST}"
        yield f"{sum(told.values()):,} things and ties, by kind as many in {places}", Level.OK
