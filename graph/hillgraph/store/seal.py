"""Seals: whether the files of a generation are still as they were written.

The manifest holds SHA-256 and CRC-32 of every other file, and begins with the CRC-32 of its own rest.
SHA-256 tells one build from another; CRC-32 finds what a disk has changed, at a third of the cost and
without a library that takes longer to import. Imports next to nothing, as each worker pays for it.
"""

from __future__ import annotations

import os
from zlib import crc32

TYPE_CHECKING = False  # typing itself costs a worker some milliseconds
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AT_ONCE = 1024 * 1024


def sealed(manifest: bytes) -> bytes:
    """Return a *manifest* in JSON with its seal as the first entry."""
    return _head(manifest[1:]) + manifest[1:]


def whole(manifest: bytes) -> bool:
    """Say whether a sealed *manifest* is as it was written."""
    head = len(_head(b""))
    return manifest[:head] == _head(manifest[head:])


def checksum(path: str) -> str:
    """Return the CRC-32 of a file as eight hexadecimal digits."""
    found = 0
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - pathlib costs a worker some milliseconds
        while part := file.read(AT_ONCE):
            found = crc32(part, found)
    return told(found)


def told(crc: int) -> str:
    """Return a CRC-32 as it stands in the manifest."""
    return f"{crc:08x}"


def changed(folder: str, sums: Mapping[str, str], names: Iterable[str] | None = None) -> list[str]:
    """Return those of *names*, else of all in *sums*, that are gone from *folder* or not as they were."""
    return [name for name in (sums if names is None else names) if _now(f"{folder}/{name}") != sums[name]]


def demand(folder: str, sums: Mapping[str, str], names: Iterable[str] | None = None) -> None:
    """Raise OSError with the first of *names* that has changed."""
    for name in changed(folder, sums, names):
        place = f"{os.path.basename(folder)}/{name}"  # noqa: PTH119 - as above
        raise OSError(f"{place} has changed since it was built")


def first(names: Iterable[str]) -> list[str]:
    """Return those of *names* that say which other files of the RDF store count, all of them small.

    The others carry checksums of their own; of these the engine skips the end of a log that is torn.
    """
    starts = "rdf/CURRENT", "rdf/MANIFEST"
    return [name for name in names if name.startswith(starts) or (name[:4], name[-4:]) == ("rdf/", ".log")]


def _now(path: str) -> str:
    try:
        return checksum(path)
    except OSError:
        return "absent"


def _head(rest: bytes) -> bytes:
    return b'{\n "seal": "%08x",' % crc32(rest)
