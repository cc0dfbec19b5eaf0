"""What a source states: the properties of a record that have a value."""

from __future__ import annotations

from collections.abc import Mapping

from hillgraph.model.records import Value


def stated(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return *values* without those that are absent: None, an empty text, or none of many."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", ())}
