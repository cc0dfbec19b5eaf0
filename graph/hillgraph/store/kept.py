"""Kept pieces: what a build leaves to the next one, in packs that are named by what is in them.

STORE/kept/<SHA-256 of the head>.pack    the length of the head, the head, then piece by piece

The head has of each piece its key, its length and its SHA-256, so that what is read back is what was
written under that key: a pack that was cut short or has changed is as good as none.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from hillgraph.store.handed import Handed
from hillgraph.store.parts import put

FOLDER = "kept"
ENDING = ".pack"
_LENGTH = struct.Struct(">Q")
_ENTRY = struct.Struct(">32sQ32s")  # key, length, SHA-256
NONE = b""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece lies."""

    pack: Handed
    start: int
    length: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """The pieces of some packs by their keys."""

    places: Mapping[bytes, _Place]

    def found(self, key: bytes) -> bytes:
        """Return the piece of that *key* as it was written; nothing where there is none like that."""
        place = self.places.get(key)
        if place is None:
            return NONE
        piece = _content(place.pack)[place.start : place.start + place.length]
        return piece if hashlib.sha256(piece).digest() == place.sha256 else NONE

    @property
    def packs(self) -> list[Handed]:
        """Return the packs in which they lie, by name."""
        found = {place.pack.name: place.pack for place in self.places.values()}
        return [found[name] for name in sorted(found)]

    def sound(self) -> Kept:
        """Return the pieces of those packs in which every piece is as it was written."""
        return self.without({place.pack.name for key, place in self.places.items() if not self.found(key)})

    def without(self, packs: Collection[str]) -> Kept:
        """Return the pieces that lie in other packs than those of these names."""
        return Kept({key: place for key, place in self.places.items() if place.pack.name not in packs})

    def index(self) -> bytes:
        """Return as bytes where each piece lies, its pack by name, for another process to be `indexed`."""
        import msgspec

        places = self.places.items()
        return msgspec.msgpack.encode(
            [(key, each.pack.name, each.start, each.length, each.sha256) for key, each in places]
        )


class Left(Protocol):
    """What earlier builds left."""

    def opened(self) -> Kept:
        """Return its pieces."""


@dataclass(frozen=True, slots=True)
class Here:
    """What earlier builds left in packs of these *names* in a *folder*."""

    folder: Path
    names: tuple[str, ...]

    def opened(self) -> Kept:
        """Return their pieces."""
        return opened(self.folder, self.names)


def here(folder: Path) -> Here:
    """Return what lies in *folder* now."""
    return Here(folder, packs(folder))


def indexed(index: bytes, pack: Callable[[str], Handed]) -> Kept:
    """Return the pieces of an *index*; *pack* finds a pack by its name."""
    import msgspec

    entries = msgspec.msgpack.decode(index, type=list[tuple[bytes, str, int, int, bytes]])
    return Kept({key: _Place(pack(name), start, size, sha) for key, name, start, size, sha in entries})


def packs(folder: Path) -> tuple[str, ...]:
    """Return the names of the packs in *folder*."""
    return tuple(sorted(path.name for path in folder.glob(f"*{ENDING}")))


@lru_cache(maxsize=1)
def opened(folder: Path, names: tuple[str, ...]) -> Kept:
    """Return what the packs of these *names* in *folder* hold, those left out whose head has changed."""
    places: dict[bytes, _Place] = {}
    for name in names:
        with suppress(OSError):
            places.update(_places(folder / name))
    return Kept(places)


def write(folder: Path, pieces: Mapping[bytes, bytes]) -> str:
    """Write *pieces* by their keys as one pack into *folder*; return its name, empty without any."""
    if not pieces:
        return ""
    head = b"".join(
        _ENTRY.pack(key, len(piece), hashlib.sha256(piece).digest()) for key, piece in pieces.items()
    )
    name = f"{hashlib.sha256(head).hexdigest()}{ENDING}"
    folder.mkdir(exist_ok=True)
    put(folder / name, [_LENGTH.pack(len(head)), head, *pieces.values()])
    return name


def forget(folder: Path, names: Iterable[str]) -> None:
    """Remove all from *folder* but the packs of these *names*, what a killed build left among it."""
    wanted = set(names)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in wanted:
            with suppress(OSError):
                path.unlink()
    if not wanted:
        with suppress(OSError):
            folder.rmdir()


def _places(pack: Path) -> Iterator[tuple[bytes, _Place]]:
    with pack.open("rb") as file:
        length = int.from_bytes(file.read(_LENGTH.size), "big")
        head = file.read(min(length, pack.stat().st_size))
    if f"{hashlib.sha256(head).hexdigest()}{ENDING}" != pack.name or len(head) % _ENTRY.size:
        return
    start = _LENGTH.size + len(head)
    for key, size, sha256 in _ENTRY.iter_unpack(head):
        yield key, _Place(pack, start, size, sha256)
        start += size


@lru_cache(maxsize=2)
def _content(pack: Handed) -> bytes:
    """Return a whole pack: what lies in one is asked for one after another."""
    try:
        return pack.read_bytes()
    except OSError:
        return NONE
