"""A share: a build's own folder at an fsspec address, where workers that don't see the store hand over files.

What is put there is whole before anybody learns its name.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from hillgraph.errors import HillgraphError
from hillgraph.store.address import CHECK, opened, shown, telling, writable

PREFIX = "hillgraph-"
OPEN = "open"
"""The file that is there as long as the build takes what workers bring."""

AGAIN = "If nothing else removes files there, build again."


@dataclass(frozen=True, slots=True)
class Share:
    """The folder of this *name* at an *address*, which may hold a password."""

    address: str = field(repr=False)
    name: str

    def __str__(self) -> str:
        return _within(shown(self.address), self.name)

    def make(self) -> None:
        """Make the folder, in one that is there already, and begin to take what comes."""
        system, path = self._opened()
        with telling(self.address, "written", CHECK):
            try:
                system.mkdir(path, create_parents=False)
            except FileNotFoundError:
                place = shown(self.address)
                raise HillgraphError(
                    f"There is no folder at {place}. Make it, or name another: --parts ADDRESS"
                ) from None
        self.put(OPEN, self.name.encode())

    def put(self, file: str, content: bytes) -> None:
        """Write a *file* whole."""
        system, path = self._opened()
        with telling(self.address, "written", CHECK):
            system.pipe_file(_within(path, file), content)

    def get(self, file: str) -> bytes:
        """Return the content of a *file*."""
        system, path = self._opened()
        with telling(_within(self.address, self.name), "read", AGAIN):
            return bytes(system.cat_file(_within(path, file)))

    def bring(self, file: str, content: bytes) -> None:
        """Write a *file* whole; raise `HillgraphError`, and leave nothing there, once nobody waits for it."""
        self.put(file, content)
        try:
            self.get(OPEN)
        except HillgraphError:
            self.drop(file)
            raise

    def drop(self, file: str) -> None:
        """Remove a *file*, if that can be done: `remove` is what counts."""
        system, path = self._opened()
        with suppress(HillgraphError), telling(self.address, "written", CHECK):
            system.rm_file(_within(path, file))

    def remove(self) -> None:
        """Take nothing any more, and remove the folder with all in it."""
        self.drop(OPEN)
        system, path = self._opened()
        with telling(self.address, "written", CHECK), suppress(FileNotFoundError):
            system.invalidate_cache()
            system.rm(path, recursive=True)

    def tried(self, file: str) -> str:
        """Say what keeps this process from reading what is there or adding a *file*, empty if nothing does.

        Whether that file is found by others is theirs to find out.
        """
        try:
            if self.get(OPEN) != self.name.encode():
                return "what is read there isn't what the build wrote"
            self.put(file, self.name.encode())
        except HillgraphError as error:
            return str(error)
        return ""

    def _opened(self) -> tuple[Any, str]:
        """Return the file system and the path of the folder in it."""
        system, path = opened(self.address)
        return system, _within(path, self.name)


@dataclass(frozen=True, slots=True)
class Shared:
    """A file on a share, which any process of a build can read."""

    share: Share
    name: str

    def read_bytes(self) -> bytes:
        """Return its content."""
        return self.share.get(self.name)


def share(address: str) -> Share:
    """Return a share at *address*, of a name that no other has; it isn't made yet."""
    return Share(writable(address), f"{PREFIX}{token_hex(8)}")


def _within(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder.strip("/") else f"{folder}{name}"
