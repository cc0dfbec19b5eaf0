"""A part: what came of a file before it broke off, and which version of the file that was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec


@dataclass(frozen=True, slots=True)
class Version:
    """A file as its host tells one version from another; *length* is its bytes, where that was said."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
    length: int | None = None

    @property
    def condition(self) -> str | None:
        """Return what If-Range takes: the ETag unless it is a weak one, else the day of change."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


class Part:
    """The part of *target*, in ``.part`` beside it; neither name has an ending that a build reads."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part-of")

    @property
    def size(self) -> int:
        """Return how many bytes are there."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def of(self, address: str) -> Version | None:
        """Return the version that it is a part of, None where it can't be added to."""
        if not self.size or not self._note.is_file():
            return None
        try:
            version = msgspec.json.decode(self._note.read_bytes(), type=Version)
        except msgspec.DecodeError:
            return None
        return version if version.address == address and version.condition else None

    def begin(self, version: Version) -> None:
        """Begin anew, as a part of *version*."""
        self.drop()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._note.write_bytes(msgspec.json.encode(version))

    def drop(self) -> None:
        """Remove it."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)
