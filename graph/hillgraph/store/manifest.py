"""The manifest: what a generation was made of, what is in it, and the digests of its files."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hillgraph.model.kinds import Model
from hillgraph.store import generation
from hillgraph.store.convert import Input
from hillgraph.store.parts import Counts
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


def write(folder: Path, contents: Contents, model: Model, statements: int) -> None:
    """Write the manifest of the generation in *folder*, all of whose other files are there."""
    sealed = {"statements": statements, "files": dict(_digests(folder))}
    manifest = {**described(contents, model), **sealed}
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / generation.MANIFEST).write_text(f"{text}\n", encoding="utf-8")


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


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                yield path.relative_to(folder).as_posix(), hashlib.file_digest(file, "sha256").hexdigest()
