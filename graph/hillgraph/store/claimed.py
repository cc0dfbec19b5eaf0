"""Claims and their checks: written when all else is there, for a check asks what was built."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from hillgraph.model.kinds import Model
from hillgraph.model.records import Record, Thing
from hillgraph.sources.claims import KIND
from hillgraph.store import generation, merge, parts, tables
from hillgraph.store.authority import precedence
from hillgraph.store.parts import Counts
from hillgraph.store.rdf import loading

PART = 999_999  # the number of the part of claims, after all others


def among(records: Iterable[Record]) -> list[Thing]:
    """Return the claims among *records*."""
    return [each for each in records if isinstance(each, Thing) and each.kind == KIND]


def others(records: Iterable[Record]) -> list[Record]:
    """Return all of *records* but claims."""
    return [each for each in records if each.kind != KIND]


def write(records: list[Record], folder: Path, model: Model, as_of: date) -> Counts:
    """Add *records* to both faces of the generation in *folder*, whose parts are there still."""
    work = folder / generation.WORK
    nodes = list(merge.nodes(records, model, precedence(records), as_of))
    counts = parts.write(nodes, model, work, PART)
    with loading(folder / generation.RDF) as load:
        load.take(parts.placed(work, PART))
        load.finish()
    grown = {node.kind for node in nodes} | tables.BESIDE.keys()
    for name in grown:
        shutil.rmtree(folder / generation.TABLES / name)
    schema = tables.schema(model)
    tables.write(work, folder / generation.TABLES, {name: schema[name] for name in sorted(grown)})
    return counts
