"""The volumes of a list: its rows, sorted by id, in gzip files of JSON lines, and a note of its order.

The note lies outside of the folder that a build reads, in ``SOURCE.lists/``, and names the volumes.
It is written last: without it they count for nothing.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hillgraph.fetch.listening import How, Outcome
from hillgraph.fetch.shelf import Held, Shelf, digest

MOST_BYTES = 32 * 1024**2  # half of what a build takes as one document


@dataclass(frozen=True, slots=True)
class Note:
    """What is held of a list: its address, the size of its pages, its ids in order, its volumes."""

    address: str
    size: int
    ids: tuple[str, ...]
    volumes: tuple[str, ...]
    bytes: int


class Volumes:
    """The volumes of the list *name* on *shelf*; *most_bytes* is what one holds, unpacked."""

    def __init__(self, shelf: Shelf, cache: Path, name: str, most_bytes: int = MOST_BYTES) -> None:
        self.name = name
        self.path = shelf.path(name)
        self._shelf = shelf
        self._note = cache / f"{shelf.name}.lists" / f"{name}.json"
        self._most_bytes = most_bytes

    def note(self, address: str) -> Note | None:
        """Return what is held, None where that is nothing, of another address, or damaged."""
        if not self._note.is_file():
            return None
        try:
            note = msgspec.json.decode(self._note.read_bytes(), type=Note)
        except msgspec.DecodeError:
            return None
        whole = note.address == address and all(self._shelf.find(each) for each in note.volumes)
        return note if whole else None

    def rows(self, note: Note) -> Iterator[bytes]:
        """Yield the rows that are held, by id."""
        for each in note.volumes:
            with gzip.open(self._shelf.path(each)) as file:
                yield from (line.rstrip(b"\n") for line in file)

    def write(
        self, address: str, size: int, ids: tuple[str, ...], rows: Iterable[bytes], day: str | None
    ) -> Note:
        """Write the *rows*, which are in the order of the sorted ids, in place of those that were held."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        volumes = [self._kept(number, lines, address, day) for number, lines in enumerate(self._cut(rows), 1)]
        for each in self._shelf.held():
            if each.name.startswith(f"{self.name}-") and each.name not in {one.name for one in volumes}:
                self._shelf.drop(each.name)
        names = tuple(each.name for each in volumes)
        note = Note(address, size, ids, names, sum(each.bytes for each in volumes))
        self._note.parent.mkdir(parents=True, exist_ok=True)
        new = self._note.with_name(f"{self._note.name}.new")
        new.write_bytes(msgspec.json.encode(note) + b"\n")
        new.replace(self._note)
        return note

    def outcome(self, note: Note, how: How) -> Outcome:
        """Return what became of the list."""
        return Outcome(f"{self._shelf.name}/{self.name}", how, self.path, note.bytes)

    def _cut(self, rows: Iterable[bytes]) -> Iterator[Sequence[bytes]]:
        """Yield as many rows as one volume holds, then as many as the next."""
        lines: list[bytes] = []
        size = 0
        for row in rows:
            if lines and size + len(row) >= self._most_bytes:
                yield lines
                lines, size = [], 0
            lines.append(row)
            size += len(row) + 1
        if lines:
            yield lines

    def _kept(self, number: int, lines: Sequence[bytes], address: str, day: str | None) -> Held:
        name = f"{self.name}-{number:02}.jsonl.gz"
        part = self._shelf.path(f"{name}.part")
        with part.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            packed.writelines(line + b"\n" for line in lines)
        held = Held(name, address, part.stat().st_size, digest(part), day)
        self._shelf.keep(part, held)
        return held
