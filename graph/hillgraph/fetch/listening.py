"""What a fetch tells while it goes on: bytes that came, waits, and what became of each file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

How = Literal["fetched", "resumed", "updated", "not changed", "held", "removed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file or list: how it came to be there, where it lies, and its size in bytes."""

    name: str
    how: How
    path: Path
    bytes: int


class Listener:
    """Hears what goes on, and does nothing of it; a command makes lines and a bar of it."""

    def came(self, name: str, bytes_held: int, total: int | None) -> None:
        """Hear that of a file *bytes_held* are there, of *total* where the host said so."""

    def begins(self, name: str, requests: int, minutes: float) -> None:
        """Hear that a list takes so many *requests* more, and at the pace of its service *minutes*."""

    def counted(self, name: str, rows: int, total: int) -> None:
        """Hear that of a list so many *rows* came, of *total*."""

    def waits(self, reason: str, seconds: float) -> None:
        """Hear that something failed that may pass, and that it is tried again in *seconds*."""

    def ended(self, outcome: Outcome) -> None:
        """Hear what became of a file."""
