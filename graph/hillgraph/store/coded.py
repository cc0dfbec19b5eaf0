"""Records as bytes and back, so that a later build can take up what an earlier one read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from hillgraph.model.records import Origin, Record, Single, Thing, Tie, Value, Words

WORDS, AMOUNT, DAY, LARGE = "words", "amount", "day", "large"
READ: Mapping[str, Callable[[str], Single]] = {AMOUNT: Decimal, DAY: date.fromisoformat, LARGE: int}
WIDEST = 2**63  # what larger numbers are, MessagePack can't say


@dataclass(frozen=True, slots=True)
class Coder:
    """Turns records into bytes and back: the same bytes give the same object."""

    _records: dict[bytes, Record] = field(default_factory=dict)
    _given: set[bytes] = field(default_factory=set)

    def coded(self, record: Record) -> bytes:
        """Return *record* as bytes."""
        text = coded(record)
        self._records.setdefault(text, record)
        return text

    def record(self, text: bytes) -> Record:
        """Return the record that *text* stands for."""
        known = self._records.get(text)
        if known is None:
            known = self._records[text] = decoded(text)
        return known

    def new(self, texts: Iterable[bytes]) -> Iterator[Record]:
        """Yield the records that *texts* stand for, those left out that were given out like this before."""
        for text in texts:
            if text not in self._given:
                self._given.add(text)
                yield self.record(text)


def coded(record: Record) -> bytes:
    """Return *record* as bytes; raise TypeError for a value of a type that no record has."""
    import msgspec

    origin = record.origin
    said = (
        record.kind,
        (origin.document, origin.dataset, origin.day, origin.locator),
        {name: _value(value) for name, value in record.properties.items()},
    )
    if isinstance(record, Thing):
        return msgspec.msgpack.encode((*said, record.key, record.types))
    ends = record.source, record.target, record.since, record.until, record.occurrence
    return msgspec.msgpack.encode((*said, *ends))


def decoded(text: bytes) -> Record:
    """Return the record that was `coded`."""
    import msgspec

    kind, (document, dataset, day, locator), told, *rest = msgspec.msgpack.decode(text)
    origin = Origin(document, dataset, _day(day), tuple(locator))
    properties: Mapping[str, Value] = {name: _valued(value) for name, value in told.items()}
    if len(rest) == 2:
        return Thing(kind, rest[0], origin, properties, tuple(rest[1]))
    source, target, since, until, occurrence = rest
    return Tie(kind, source, target, origin, _day(since), _day(until), properties, occurrence)


def _value(value: Value) -> object:
    return [_single(each) for each in value] if value.__class__ is tuple else _single(value)  # type: ignore[arg-type]


def _single(value: Single) -> object:
    if value.__class__ in (str, bool) or (value.__class__ is int and abs(value) < WIDEST):
        return value
    if isinstance(value, Words):
        return {WORDS: (value.text, value.language)}
    if isinstance(value, Decimal):
        return {AMOUNT: str(value)}
    if value.__class__ is date:
        return {DAY: value}
    if value.__class__ is int:
        return {LARGE: str(value)}
    raise TypeError(f"a record holds {value!r}, a {type(value).__name__}")


def _valued(value: Any) -> Value:
    return tuple(map(_one, value)) if isinstance(value, list) else _one(value)


def _one(value: Any) -> Single:
    if not isinstance(value, dict):
        single: Single = value
        return single
    [(form, text)] = value.items()
    if form == WORDS:
        return Words(*text)
    return READ[form](text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
