"""The documents of a source: a file, the files in a folder, the members of a zip, or standard input."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hillgraph.errors import Fault, InvalidInput, LimitReached, NotFound
from hillgraph.sources import zipped
from hillgraph.sources.limits import LIMITS, Limits

GZIP = b"\x1f\x8b"
OFFICE = (".xlsx",)  # a zip that is one document
PACKED = ".gz"
BLOCK = 1024**2
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """One file to read: its name for messages, and its place, which another process can open too.

    *name* is relative: ``x.xml`` of a file, ``sub/x.xml`` in a folder, ``hr.zip/x.xml`` of a zip's
    *member*, ``-`` of standard input. *size* is in bytes, unpacked. *packed* says that it is a gzip.
    """

    name: str
    path: Path
    member: str | None
    size: int
    packed: bool = False

    def content(self) -> bytes:
        """Return its bytes; raise `InvalidInput` if they can't be read or are not *size* many."""
        if self.member is not None:
            return zipped.content(self.path, self.member, self.size, self.name)
        try:
            with gzip.open(self.path) if self.packed else self.path.open("rb") as handle:
                found = handle.read(self.size + 1)
        except (OSError, EOFError, zlib.error) as error:
            text = f"can't be read ({getattr(error, 'strerror', None) or error})"
            raise InvalidInput([Fault(self.name, 0, 0, text)]) from None
        if len(found) != self.size:
            text = "holds more than its own end says, or changed while it was read"
            raise InvalidInput([Fault(self.name, 0, 0, text)])
        return found


def documents(
    path: Path, endings: tuple[str, ...], *, source: str, limits: Limits = LIMITS
) -> list[Document]:
    """Return what is to be read of *source* at *path*, by name; a folder is read with all below it.

    In folders and zips, files of other endings and hidden ones are passed over, and so is what
    isn't a file. Raises `NotFound` where there is nothing, `InvalidInput` with every zip that is
    broken or not honest, and `LimitReached` for what is too large to try.
    """
    if path.is_file():
        found = _of_file(path, _printable(path.name), endings, limits)
    elif path.is_dir():
        found = _of_folder(path, endings, limits)
    else:
        raise NotFound(f"There is no file or folder at {path}.")
    return _some(found, str(path), endings, source)


def standard_input(
    stream: IO[bytes], folder: Path, endings: tuple[str, ...], *, source: str, limits: Limits = LIMITS
) -> list[Document]:
    """Return the one document, or the zip's members, that *stream* holds, kept in *folder* meanwhile."""
    spooled = folder / "standard-input"
    size = 0
    with spooled.open("wb") as kept:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > limits.piped:
                raise LimitReached(f"Standard input holds over {limits.piped:,} bytes; name a file instead.")
            kept.write(block)
    if not size:
        raise InvalidInput([Fault(STANDARD_INPUT, 0, 0, "is empty: nothing came on standard input")])
    found = _of_file(spooled, STANDARD_INPUT, endings, limits)
    return _some(found, "Standard input", endings, source)


def _some(found: list[Document], where: str, endings: tuple[str, ...], source: str) -> list[Document]:
    if not found:
        raise NotFound(f"{where} holds no file of {source}: their names end in {' or '.join(endings)}.")
    return sorted(found, key=lambda each: each.name)


def _of_folder(folder: Path, endings: tuple[str, ...], limits: Limits) -> list[Document]:
    found: list[Document] = []
    faults: list[Fault] = []
    read = (*endings, *(ending + PACKED for ending in endings))
    for path in _files(folder):
        relative = path.relative_to(folder).as_posix()
        name = _printable(relative)
        try:
            if zipped.hidden(relative) or not path.is_file():
                continue
            if name.lower().endswith(zipped.ENDING):
                found += _of_zip(path, name, endings, limits)
            elif name.lower().endswith(read):
                found.append(_plain(path, name, limits, packed=name.lower().endswith(PACKED)))
        except InvalidInput as error:
            faults += error.faults
    if faults:
        raise InvalidInput(faults)
    return _replaced(found)


def _replaced(found: list[Document]) -> list[Document]:
    """Leave out members of a zip in whose place a file lies in the folder called as the zip is.

    So a cache keeps what changed since a zip was made: ``hr/1.xml`` beside ``hr.zip``.
    """
    loose = {each.name for each in found if each.member is None}
    return [
        each
        for each in found
        if each.member is None or each.name.replace(f"{zipped.ENDING}/", "/", 1) not in loose
    ]


def _files(folder: Path) -> Iterator[Path]:
    for within, folders, names in os.walk(folder, onerror=_unreadable):
        folders.sort()
        yield from (Path(within, name) for name in sorted(names))


def _unreadable(error: OSError) -> None:
    raise InvalidInput([Fault(_printable(str(error.filename)), 0, 0, f"can't be read ({error.strerror})")])


def _of_file(path: Path, name: str, endings: tuple[str, ...], limits: Limits) -> list[Document]:
    start = _start(path, name)
    called = name.lower()
    if (start in zipped.MAGIC and not called.endswith(OFFICE)) or called.endswith(zipped.ENDING):
        return _of_zip(path, name, endings, limits)
    return [_plain(path, name, limits, packed=start.startswith(GZIP))]


def _of_zip(path: Path, name: str, endings: tuple[str, ...], limits: Limits) -> list[Document]:
    listed = zipped.members(path, name, endings, limits)
    return [Document(f"{name}/{member}", path, member, size) for member, size in listed]


def _plain(path: Path, name: str, limits: Limits, *, packed: bool) -> Document:
    on_disk = path.stat().st_size
    size = _stated(path, name) if packed else on_disk
    limits.check(name, size, on_disk)
    return Document(name, path, None, size, packed)


def _start(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as handle:
            return handle.read(4)
    except OSError as error:
        raise InvalidInput([Fault(name, 0, 0, f"can't be read ({error.strerror})")]) from None


def _stated(path: Path, name: str) -> int:
    """Return the size that a gzip says at its end to have unpacked; more than that is never read."""
    try:
        with path.open("rb") as handle:
            start = handle.read(len(GZIP))
            handle.seek(-4, os.SEEK_END)
            stated = int.from_bytes(handle.read(4), "little")
    except OSError as error:
        raise InvalidInput([Fault(name, 0, 0, f"can't be read ({error.strerror})")]) from None
    if start != GZIP:
        raise InvalidInput([Fault(name, 0, 0, "is not a gzip; fetch it again")])
    return stated


def _printable(name: str) -> str:
    """Return a name on disk as text, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
