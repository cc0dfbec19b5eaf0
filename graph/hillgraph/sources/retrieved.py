"""When files were fetched: the list that a cache keeps beside the folder of a source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hillgraph.sources.held_back import held_back

with held_back():
    import msgspec


LIST = ".json"


class _Fetched(msgspec.Struct):
    """What the list says of a file; it says more, which the cache alone needs."""

    name: str
    bytes: int
    retrieved_on: str | None = None


def days(folder: Path) -> Mapping[str, date]:
    """Return the day on which each file of *folder* was fetched, by its name there.

    A file that has changed its size since is left out, and so is all of a folder that no cache keeps.
    """
    listed = folder.absolute().with_name(f"{folder.absolute().name}{LIST}")
    try:
        found = msgspec.json.decode(listed.read_bytes(), type=list[_Fetched])
    except (OSError, msgspec.MsgspecError):
        return {}
    return {
        each.name: date.fromisoformat(each.retrieved_on)
        for each in found
        if each.retrieved_on and _size(folder / each.name) == each.bytes
    }


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
