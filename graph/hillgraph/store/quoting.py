"""Texts within SQL, where the engine takes no parameter: names of files and types."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return *text* as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
