"""Values of a database as JSON, so that another process reads them as they were.

Imports nothing, as each worker pays for it.
"""

from __future__ import annotations

import json

TYPE_CHECKING = False  # typing itself costs a worker some milliseconds
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

TAG = ""
WITH_NAMES = ("STRUCT", "MAP", "UNION", "VARIANT")  # types whose values are, or hold, dictionaries


def answer(columns: list[str], types: list[str], found: list[tuple[Any, ...]]) -> bytes:
    """Return columns, SQL types and rows as `rows` reads them back."""
    nested = any(word in each for each in types for word in WITH_NAMES)
    told = [_packed(row) for row in found] if nested else found
    return json.dumps([columns, types, told], separators=(",", ":"), default=_tagged).encode()


def rows(data: bytes) -> tuple[list[str], list[str], list[tuple[object, ...]]]:
    """Return columns, SQL types and rows of an answer, each value as DuckDB gave it."""
    columns, types, found = read(data)
    return columns, types, [tuple(row) for row in found]


def written(values: Mapping[str, object]) -> str:
    """Return the values to bind as text that another process can read."""
    return json.dumps([[name, _packed(value)] for name, value in values.items()], default=_tagged)


def read(text: str | bytes) -> Any:
    """Return what was written in the own types of JSON, each value as it was."""
    return json.loads(text, object_hook=_unpacked)


def _packed(value: object) -> object:
    """Return *value* with each dictionary in it, whose keys JSON would turn into texts, as a tagged list."""
    if isinstance(value, list | tuple):
        return [_packed(each) for each in value]
    if isinstance(value, dict):
        return {TAG: ["dict", [[_packed(key), _packed(each)] for key, each in value.items()]]}
    return value


def _tagged(value: object) -> object:
    """Return *value*, of a type that JSON lacks, as an object with an empty name, or as its text."""
    if not _writers:
        _prepare()
    found = _writers.get(type(value))
    return {TAG: [found[0], found[1](value)]} if found else str(value)


def _unpacked(entry: dict[str, Any]) -> object:
    if not _readers:
        _prepare()
    kind, value = entry[TAG]
    return _readers[kind](value)


_writers: dict[type, tuple[str, Callable[[Any], object]]] = {}
_readers: dict[str, Callable[[Any], object]] = {}


def _prepare() -> None:
    """Set how each type is written and read, once a process and only where a value needs it."""
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal

    for kind in (date, datetime, time):
        _writers[kind] = kind.__name__, kind.isoformat
        _readers[kind.__name__] = kind.fromisoformat
    _writers[Decimal] = "decimal", "{:f}".format
    _readers["decimal"] = Decimal
    _writers[timedelta] = "timedelta", lambda value: [value.days, value.seconds, value.microseconds]
    _readers["timedelta"] = lambda parts: timedelta(*parts)
    for octets in (bytes, bytearray, memoryview):
        _writers[octets] = "bytes", lambda value: bytes(value).hex()
    _readers["bytes"] = bytes.fromhex
    _readers["dict"] = dict
