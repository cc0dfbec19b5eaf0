"""Records gathered to be merged: what many files say in the same words is held once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from hillgraph.model.records import Record, Thing

DAYS = ("updated_on", "retrieved_on", "issued")


@dataclass(slots=True)
class Gathered:
    """Distinct records, in the order in which they came."""

    _records: dict[tuple[object, ...], Record] = field(default_factory=dict)

    def add(self, records: Iterable[Record]) -> None:
        """Take *records*, those already there left out."""
        for record in records:
            self._records.setdefault(_words(record), record)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __getstate__(self) -> tuple[Record, ...]:
        return tuple(self)

    def __setstate__(self, state: tuple[Record, ...]) -> None:
        self._records = {}
        self.add(state)


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


def _words(record: Record) -> tuple[object, ...]:
    """Return all that *record* says, so that two that say the same are equal."""
    said = (record.kind, record.origin, tuple(record.properties.items()))
    if isinstance(record, Thing):
        return (*said, record.key, record.types)
    return (*said, record.source, record.target, record.since, record.until, record.occurrence)
