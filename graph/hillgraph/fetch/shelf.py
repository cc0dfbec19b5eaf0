"""A shelf of the cache: the files of one source, and beside them the list of what each of them is."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from hillgraph.errors import HillgraphError
from hillgraph.fetch.listening import How, Outcome


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was fetched: its size and hash, what its host said of it, and the day of the answer.

    *listed* is when it changed by the sitemap through which it was found.
    """

    name: str
    address: str
    bytes: int
    sha256: str
    retrieved_on: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    listed: str | None = None


class Shelf:
    """The files called *name* in *cache*: a folder of that name, and its list ``NAME.json`` outside of it.

    Outside, so that a build which is given the folder reads the files alone.
    """

    def __init__(self, cache: Path, name: str) -> None:
        self.name = name
        self.folder = cache / name
        self._list = cache / f"{name}.json"

    def path(self, name: str) -> Path:
        """Return where the file *name* lies or will lie."""
        return self.folder / name

    def held(self) -> list[Held]:
        """Return what is there by name; a file that was removed or cut by others is left out."""
        return [each for each in self._listed() if self._size(each.name) == each.bytes]

    def find(self, name: str) -> Held | None:
        """Return the file *name* if it is there, with the hash it had when it came."""
        found = next((each for each in self.held() if each.name == name), None)
        return found if found and digest(self.path(name)) == found.sha256 else None

    def keep(self, part: Path, new: Held) -> None:
        """Put *part* in its place, on disk before it is there by name, and list it."""
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(self.path(new.name))
        _settle(self.path(new.name).parent)
        self._write([*(each for each in self._listed() if each.name != new.name), new])

    def relist(self, held: Held, listed: str | None) -> None:
        """Note that a sitemap now says *listed* of a file that is the same."""
        if held.listed != listed:
            others = [each for each in self._listed() if each.name != held.name]
            self._write([*others, replace(held, listed=listed)])

    def drop(self, name: str) -> None:
        """Remove the file *name*."""
        self.path(name).unlink(missing_ok=True)
        self._write([each for each in self._listed() if each.name != name])

    def outcome(self, of: Held, how: How) -> Outcome:
        """Return what became of a file that is or was here."""
        return Outcome(f"{self.name}/{of.name}", how, self.path(of.name), of.bytes)

    def _size(self, name: str) -> int:
        path = self.path(name)
        return path.stat().st_size if path.is_file() else -1

    def _listed(self) -> list[Held]:
        if not self._list.is_file():
            return []
        try:
            return msgspec.json.decode(self._list.read_bytes(), type=list[Held])
        except msgspec.DecodeError as error:
            text = f"{self._list} is damaged ({error}). Remove it; what it lists is then fetched again."
            raise HillgraphError(text) from error

    def _write(self, entries: list[Held]) -> None:
        entries.sort(key=lambda each: each.name)
        new = self._list.with_name(f"{self._list.name}.new")
        new.write_bytes(msgspec.json.format(msgspec.json.encode(entries), indent=1) + b"\n")
        new.replace(self._list)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """Bring a folder's names to disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
