"""Handing what one process worked out to all others: as a file, for it is too large to go with each batch."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from pathlib import Path
from typing import Protocol


class Handed(Hashable, Protocol):
    """A file that any process of a build can read, whether it lies under a path or elsewhere."""

    @property
    def name(self) -> str:
        """Return its name, without its place."""

    def read_bytes(self) -> bytes:
        """Return its content."""


def handed(value: object, folder: Path, ending: str) -> Path:
    """Write *value* as JSON into *folder* and return the file; another value gives another file."""
    import msgspec

    content = msgspec.json.encode(value)
    path = folder / f"{hashlib.sha256(content).hexdigest()}{ending}"
    path.write_bytes(content)
    return path
