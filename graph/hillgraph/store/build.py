"""A build: from named inputs to a generation on disk, swapped in whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hillgraph.errors import StoreUnusable
from hillgraph.model import rows as tabular
from hillgraph.model.kinds import Model, ThingKind
from hillgraph.model.nodes import Node
from hillgraph.model.records import Record, Thing
from hillgraph.model.rows import Row
from hillgraph.model.statements import Emitter
from hillgraph.sources.catalogue import AUTHORITIES
from hillgraph.store import generation, labels, merge, rdf, tables
from hillgraph.store.generation import Generation

KEPT = 2
DAYS = ("updated_on", "retrieved_on", "issued")


@dataclass(frozen=True, slots=True)
class Input:
    """Something that was read: what it is called, and the digest of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build takes in, fully read: a fault in it is found before anything is written."""

    records: tuple[Record, ...]
    inputs: tuple[Input, ...]
    as_of: date
    title: str


def planned(records: Iterable[Record], inputs: Iterable[Input], as_of: date | None, title: str) -> Plan:
    """Return the plan of a build; without *as_of* the newest day that a document or dataset names."""
    read = tuple(records)
    return Plan(read, tuple(sorted(inputs, key=lambda each: each.name)), as_of or newest(read), title)


def newest(records: Iterable[Record]) -> date:
    """Return the newest update, retrieval or issue among the documents and datasets in *records*."""
    days = [
        day
        for record in records
        if isinstance(record, Thing)
        for name in DAYS
        if isinstance(day := record.properties.get(name), date)
    ]
    return max(days, default=date.min)


def build(
    plan: Plan, store: Path, model: Model, *, version: str, wait: float = 0, keep: int = KEPT
) -> Generation:
    """Write a new generation of *plan* into *store*, make it live and return it.

    Whatever fails leaves the live generation as it was. Raises `StoreUnusable` when another
    build holds the lock for longer than *wait* seconds.
    """
    nodes = list(merge.nodes(plan.records, model, _precedence(plan.records), plan.as_of))
    with locked(store, wait):
        part = _new_folder(store)
        try:
            _write(part, nodes, plan, model, version)
            final = part.with_suffix("")
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        generation.point(store, final.name)
        _forget(store, keep)
    return generation.opened(final)


@contextmanager
def locked(store: Path, wait: float) -> Iterator[None]:
    """Hold the store's lock for writing."""
    from filelock import FileLock, Timeout

    try:
        (store / generation.GENERATIONS).mkdir(parents=True, exist_ok=True)
        with FileLock(store / generation.LOCK, timeout=wait):
            yield
    except Timeout as error:
        raise StoreUnusable(
            f"Another build is writing {store}. Wait for it with --wait SECONDS, or try again later."
        ) from error
    except OSError as error:
        raise StoreUnusable(f"{store} can't be written: {error.strerror or error}") from error


def _precedence(records: Iterable[Record]) -> merge.Precedence:
    ranks = {
        record.name: AUTHORITIES.index(str(record.properties["authority"]))
        for record in records
        if isinstance(record, Thing) and "authority" in record.properties
    }
    return lambda dataset: ranks.get(dataset, len(AUTHORITIES))


def _new_folder(store: Path) -> Path:
    folder = store / generation.GENERATIONS
    for left_over in folder.glob("*.part"):
        shutil.rmtree(left_over, ignore_errors=True)
    last = max((int(name) for name in generation.names(store) if name.isdigit()), default=0)
    part = folder / f"{last + 1:06d}.part"
    part.mkdir()
    return part


def _write(folder: Path, nodes: list[Node], plan: Plan, model: Model, version: str) -> None:
    emitter = Emitter(model)
    lines = (f"{line}\n" for node in nodes for line in emitter.lines(node).split("\n") if line)
    statements = rdf.write(lines, folder / generation.GRAPH, folder / "rdf")
    schema = tables.schema(model)
    tables.write(_rows(nodes, model), folder / "tables", schema)
    manifest = _manifest(nodes, plan, model, version, statements, schema)
    manifest["files"] = dict(sorted(_digests(folder)))
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    (folder / generation.MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def _rows(nodes: list[Node], model: Model) -> dict[str, list[Row]]:
    written: defaultdict[str, list[Row]] = defaultdict(list)
    for node in nodes:
        kind = model.kinds[node.kind]
        written[node.kind].append(tabular.row(kind, node))
        written["evidence"] += tabular.evidence(node)
        written["disagreement"] += tabular.disagreements(node)
        if isinstance(kind, ThingKind):
            written["label"] += labels.rows(node)
    return written


def _manifest(
    nodes: list[Node],
    plan: Plan,
    model: Model,
    version: str,
    statements: int,
    schema: Mapping[str, Mapping[str, str]],
) -> dict[str, Any]:
    by_source = Counter(
        (node.kind, source) for node in nodes for source in {tabular.source(v.dataset) for v in node.versions}
    )
    sources: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (kind, source), count in sorted(by_source.items()):
        sources[kind][source] = count
    return {
        "format": generation.FORMAT,
        "hillgraph": version,
        "title": plan.title,
        "as_of": plan.as_of.isoformat(),
        "inputs": [{"name": each.name, "sha256": each.sha256, "bytes": each.size} for each in plan.inputs],
        "statements": statements,
        "counts": dict(Counter(node.kind for node in nodes)),
        "counts_by_source": dict(sources),
        "prefixes": model.prefixes,
        "tables": {table: dict(columns) for table, columns in schema.items()},
    }


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                yield path.relative_to(folder).as_posix(), hashlib.file_digest(file, "sha256").hexdigest()


def _forget(store: Path, keep: int) -> None:
    for name in generation.names(store)[:-keep]:
        shutil.rmtree(store / generation.GENERATIONS / name, ignore_errors=True)
