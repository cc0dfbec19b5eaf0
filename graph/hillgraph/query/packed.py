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


def answer(columns: list[str], types: list[str], found: list[tuple[Any, ...]]) -> bytes:
    """Return columns, SQL types and rows as `rows` reads them back."""
    return json.dumps([columns, types, [_packed(row) for row in found]], separators=(",", ":")).encode()


def rows(data: bytes) -> tuple[list[str], list[str], list[tuple[object, ...]]]:
    """Return columns, SQL types and rows of an answer, each value as DuckDB gave it."""
    columns, types, found = read(data)
    return columns, types, [tuple(row) for row in found]


def written(values: Mapping[str, object]) -> str:
    """Return the values to bind as text that another process can read."""
    return json.dumps([[name, _packed(value)] for name, value in values.items()])


def read(text: str | bytes) -> Any:
    """Return what was written in the own types of JSON, each value as it was."""
    return json.loads(text, object_hook=_unpacked)


def _packed(value: object) -> object:
    """Return *value* in JSON's own types; what JSON lacks is an object with an empty name."""
    if isinstance(value, list | tuple):
        return [_packed(each) for each in value]
    if isinstance(value, dict):
        return {TAG: ["dict", [[_packed(key), _packed(each)] for key, each in value.items()]]}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return _tagged(value)


def _tagged(value: object) -> object:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal

    if isinstance(value, Decimal):
        return {TAG: ["decimal", f"{value:f}"]}
    if isinstance(value, datetime):
        return {TAG: ["datetime", value.isoformat()]}
    if isinstance(value, date):
        return {TAG: ["date", value.isoformat()]}
    if isinstance(value, time):
        return {TAG: ["time", value.isoformat()]}
    if isinstance(value, timedelta):
        return {TAG: ["timedelta", [value.days, value.seconds, value.microseconds]]}
    if isinstance(value, bytes | bytearray | memoryview):
        return {TAG: ["bytes", bytes(value).hex()]}
    return str(value)


def _unpacked(entry: dict[str, Any]) -> object:
    from datetime import date, datetime, time, timedelta
    from decimal import Decimal

    kind, value = entry[TAG]
    if kind == "dict":
        return {key: each for key, each in value}  # noqa: C416 - pairs are lists here
    readers: dict[str, Callable[[Any], object]] = {
        "decimal": Decimal,
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "timedelta": lambda parts: timedelta(*parts),
        "bytes": bytes.fromhex,
    }
    return readers[kind](value)
