"""The journal of a reading: each page as it came, in ``.part`` beside what will be made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec

from hillgraph.fetch.paging import Page

HELD = 0
Form = TypeVar("Form")


class Reading(NamedTuple):
    """What is read: the address, in pages of how many, and the ids that were held before, in order."""

    address: str
    size: int
    held: tuple[str, ...] = ()


class Journal:
    """The pages that came of *target*, and the row of each id as it came last."""

    def __init__(self, target: Path) -> None:
        self._path = target.with_name(f"{target.name}.part")
        self._places: dict[str, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def begun(self, address: str) -> Reading | None:
        """Return what was being read when it broke off, None where that is nothing of *address*."""
        if not self._path.is_file():
            return None
        with self._path.open("rb") as file:
            reading = _decoded(file.readline(), Reading)
        return reading if reading and reading.address == address else None

    def begin(self, reading: Reading, ids: Sequence[str], rows: Iterable[bytes]) -> None:
        """Begin anew, with the rows that are held."""
        self.drop()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(msgspec.json.encode(reading) + b"\n")
        self.add(Page(HELD, None, tuple(ids), HELD), rows)

    def add(self, page: Page, rows: Iterable[bytes]) -> None:
        """Note a page with its rows, in the order of its ids; each row is one line."""
        with self._path.open("ab") as file:
            file.write(msgspec.json.encode(page) + b"\n")
            for each, row in zip(page.ids, rows, strict=True):
                self._places[each] = (file.tell(), len(row))
                file.write(row + b"\n")

    def pages(self) -> Iterator[Page]:
        """Yield the pages that came whole; one that was being written is cut off."""
        self._places.clear()
        with self._path.open("rb+") as file:
            file.readline()
            whole = file.tell()
            while (page := _decoded(file.readline(), Page)) and self._take(file, page):
                whole = file.tell()
                if page.number != HELD:
                    yield page
            file.truncate(whole)

    def rows(self, ids: Iterable[str]) -> Iterator[bytes]:
        """Yield the row of each id, as it came last."""
        with self._path.open("rb") as file:
            for each in ids:
                at, length = self._places[each]
                file.seek(at)
                yield file.read(length)

    def drop(self) -> None:
        """Remove it."""
        self._places.clear()
        self._path.unlink(missing_ok=True)

    def _take(self, file: BinaryIO, page: Page) -> bool:
        places = {}
        for each in page.ids:
            at, line = file.tell(), file.readline()
            if not line.endswith(b"\n"):
                return False
            places[each] = (at, len(line) - 1)
        self._places.update(places)
        return True


def _decoded(line: bytes, form: type[Form]) -> Form | None:
    try:
        return msgspec.json.decode(line, type=form)
    except msgspec.DecodeError:
        return None
