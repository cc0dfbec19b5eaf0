"""Datasets and documents: one snapshot of a source, and a file of it, as things of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from hillgraph.model.names import split
from hillgraph.model.records import Origin, Record, Thing, Value
from hillgraph.sources.catalogue import Source
from hillgraph.sources.stated import stated

UNDATED = "undated"


def dataset(source: Source, snapshot: str, *, retrieved: date | None, words: str = "") -> Thing:
    """Return the dataset that *snapshot* of *source* is: a Congress, the day or the dossier it was read for.

    *words* say so in its label, where the snapshot's own name doesn't.
    """
    values: dict[str, Value | None] = {
        "label": f"{source.title} ({words or snapshot})",
        "title": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "rights": source.rights,
        "citation": source.citation,
        "authority": source.authority,
        "retrieved_on": retrieved,
        "page": (source.page,) if source.page else None,
    }
    name = f"dataset:{source.name}.{snapshot}"
    return Thing("dataset", split(name)[1], Origin(name, name), stated(values))


def missing(records: Iterable[Record], known: Mapping[str, Source], also: Iterable[str] = ()) -> list[Thing]:
    """Return the datasets, *also* some by name, that *records* come from and that none describes."""
    records = list(records)
    named = {*also, *(record.origin.dataset for record in records)}
    described = {record.name for record in records if isinstance(record, Thing)}
    parts = (split(name)[1].partition(".") for name in sorted(named - described))
    return [dataset(known[source], snapshot, retrieved=None) for source, _, snapshot in parts]


def of_day(source: str, key: str, day: date | None) -> Origin:
    """Return the origin of what document *key* of *source* says, in the dataset of its day."""
    snapshot = day.isoformat() if day else UNDATED
    return Origin(f"document:{source}.{key}", f"dataset:{source}.{snapshot}", day)


@cache
def whole(source: str, snapshot: int) -> Origin:
    """Return the origin of what many files of a Congress or year say, the same object each time."""
    return Origin(f"document:{source}.{snapshot}", f"dataset:{source}.{snapshot}")


def document(origin: Origin, *, title: str, publisher: str, page: str | None = None) -> Thing:
    """Return the document that *origin* names."""
    values: dict[str, Value | None] = {
        "label": title,
        "title": title,
        "publisher": publisher,
        "updated_on": origin.day,
        "page": (page,) if page else None,
        "dataset": origin.dataset,
    }
    return Thing("document", split(origin.document)[1], origin, stated(values))
