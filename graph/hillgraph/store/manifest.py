"""The manifest: what a generation was made of, what is in it, and the digests of its files."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from hillgraph.model.kinds import Model
from hillgraph.store import generation, seal
from hillgraph.store.parts import Counts
from hillgraph.store.setting import Input
from hillgraph.store.tables import schema
from hillgraph.version import __version__


@dataclass(frozen=True, slots=True)
class Contents:
    """What a build took in and what came of it; *skipped* says which files are left out, and why."""

    title: str
    as_of: date
    inputs: Iterable[Input]
    skipped: Iterable[str]
    counts: Counts
    statements: int


def write(folder: Path, contents: Contents, model: Model) -> None:
    """Write the manifest of the generation in *folder*, all of whose other files are there."""
    found = {name: _read(path) for name, path in files(folder).items()}
    digests, sums = ({name: both[part] for name, both in found.items()} for part in (0, 1))
    counted = {"statements": contents.statements, "files": digests, "crc32": sums}
    manifest = {**described(contents, model), **counted}
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / generation.MANIFEST).write_bytes(seal.sealed(f"{text}\n".encode()))


def described(contents: Contents, model: Model) -> dict[str, Any]:
    """Return what can be said of a generation whose files aren't all there yet."""
    inputs = sorted(contents.inputs, key=lambda each: each.name)
    return {
        "format": generation.FORMAT,
        "hillgraph": __version__,
        "title": contents.title,
        "as_of": contents.as_of.isoformat(),
        "inputs": [{"name": each.name, "sha256": each.sha256, "bytes": each.size} for each in inputs],
        "skipped": list(contents.skipped),
        "counts": dict(contents.counts.by_kind),
        "counts_by_source": _by_source(contents.counts),
        "prefixes": model.prefixes,
        "tables": {table: dict(columns) for table, columns in schema(model).items()},
    }


def _by_source(counts: Counts) -> Mapping[str, Mapping[str, int]]:
    sources: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (kind, source), count in sorted(counts.by_source.items()):
        sources[kind][source] = count
    return dict(sources)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> tuple[str, str]:
    """Return the SHA-256 and the CRC-32 of a file, which is read once."""
    sha, crc = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as file:
        while part := file.read(seal.AT_ONCE):
            sha.update(part)
            crc = crc32(part, crc)
    return sha.hexdigest(), seal.told(crc)


def files(folder: Path) -> dict[str, Path]:
    """Return every file below *folder* by its name from there."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
