"""Handing what one process worked out to all others: as a file, for it is too large to go with each batch."""

from __future__ import annotations

import hashlib
from pathlib import Path


def handed(value: object, folder: Path, ending: str) -> Path:
    """Write *value* as JSON into *folder* and return the file; another value gives another file."""
    import msgspec

    content = msgspec.json.encode(value)
    path = folder / f"{hashlib.sha256(content).hexdigest()}{ending}"
    path.write_bytes(content)
    return path
