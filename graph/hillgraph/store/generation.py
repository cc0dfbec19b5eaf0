"""A generation: one finished build on disk, and the pointer that makes it the live one.

STORE/CURRENT                      the live generation's name
STORE/LOCK                         held while a build writes; LOCK.holder says by whom
STORE/kept/*.pack                  what documents said, for the next build
STORE/decisions.csv                which names as filed are one, as a person corrected it
STORE/PARTS                        where the parts of a build on a cluster lie, until they are removed there
STORE/generations/000001/
    manifest.json                  inputs, counts, prefixes, table columns, file hashes, its own seal
    names.json                     names as filed, if a source is a register
    graph.nq.gz                    every statement, sorted
    rdf/                           the Oxigraph store of the same statements
    tables/<kind>/*.parquet        the same records as rows
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hillgraph.errors import StoreUnusable
from hillgraph.store import seal

FORMAT = 2
POINTER = "CURRENT"
LOCK = "LOCK"
HOLDER = "LOCK.holder"
"""Which process holds the lock; left behind by one that was killed, it means nothing."""

GENERATIONS = "generations"
MANIFEST = "manifest.json"
GRAPH = "graph.nq.gz"
RDF = "rdf"
WORK = "work"
TABLES = "tables"
PART = ".part"
KEPT = 2
NEXT = "Build again with hillgraph build; hillgraph doctor says what else is wrong."


@dataclass(frozen=True, slots=True)
class Generation:
    """A finished build: where it lies and what its manifest says."""

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return its number."""
        return self.folder.name

    @property
    def rdf(self) -> Path:
        """Return the folder of the Oxigraph store."""
        return self.folder / RDF

    @property
    def tables(self) -> Path:
        """Return the folder with one folder of Parquet files a table."""
        return self.folder / TABLES

    @property
    def graph(self) -> Path:
        """Return the canonical N-Quads, sorted and compressed."""
        return self.folder / GRAPH

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes with which this generation was built."""
        return dict(self.manifest["prefixes"])

    @property
    def columns(self) -> dict[str, dict[str, str]]:
        """Return the SQL type of each column of each table."""
        return {table: dict(columns) for table, columns in self.manifest["tables"].items()}

    @property
    def as_of(self) -> date:
        """Return the day on which the shortcuts stand."""
        return date.fromisoformat(self.manifest["as_of"])

    @property
    def sums(self) -> dict[str, str]:
        """Return the CRC-32 of each file but the manifest, none while the generation is being made."""
        return dict(self.manifest.get("crc32", {}))

    def demand(self, *starts: str) -> None:
        """Raise `StoreUnusable` if a file whose name has one of these *starts* isn't as it was built."""
        sums = self.sums
        found = seal.changed(str(self.folder), sums, [name for name in sums if name.startswith(starts)])
        if found:
            raise damaged(self.folder, found[0])


def live(store: Path) -> Generation:
    """Return the generation that *store* points to.

    Raises `StoreUnusable` when there is none, or one that this version can't read.
    """
    pointer = store / POINTER
    if not pointer.is_file():
        raise StoreUnusable(f"There is no store at {store}. Make one with: hillgraph build --store {store}")
    name = pointed(store)
    if name is None:
        raise StoreUnusable(
            f"{pointer} names no generation of this store. Make the newest the live one with "
            "hillgraph build --rollback, or build again: hillgraph build"
        )
    return opened(store / GENERATIONS / name)


def pointed(store: Path) -> str | None:
    """Return the name of the live generation, None where the pointer names none that is there."""
    try:
        name = (store / POINTER).read_bytes().decode().strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if name in names(store) else None


def opened(folder: Path) -> Generation:
    """Return the generation in *folder*, its manifest read, its version and its seal checked."""
    try:
        document = (folder / MANIFEST).read_bytes()
        manifest = json.loads(document)
    except (OSError, ValueError, RecursionError) as error:
        raise StoreUnusable(f"{folder.name}/{MANIFEST} can't be read ({error}). {NEXT}") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else "unknown"
        raise StoreUnusable(
            f"{folder.name} has format {found}, this version reads {FORMAT}. "
            "A store is never converted: build it again from its sources with hillgraph build."
        )
    if not seal.whole(document):
        raise damaged(folder, MANIFEST)
    return Generation(folder, manifest)


def damaged(folder: Path, name: str) -> StoreUnusable:
    """Return the error for the file *name* of the generation in *folder*."""
    return StoreUnusable(f"{folder.name}/{name} has changed since it was built. {NEXT}")


def names(store: Path) -> list[str]:
    """Return the names of the finished generations in *store*, oldest first."""
    folder = store / GENERATIONS
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if (entry / MANIFEST).is_file())


def holder(store: Path) -> str:
    """Return which process holds the lock of *store*, in words; nothing where that isn't known."""
    try:
        return (store / HOLDER).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def point(store: Path, name: str) -> None:
    """Make *name* the live generation, by replacing one file."""
    part = store / f"{POINTER}.part"
    part.write_text(f"{name}\n", encoding="utf-8")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(store / POINTER)
