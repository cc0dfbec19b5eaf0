"""Readers: the processes beside a build that convert its batches, or workers afar, with a share between.

A worker afar reads what it is handed from the share, writes into a folder of its own, and brings all of it as
one parcel. The name of a parcel goes back with the result, and says what must be in it: one that a killed
worker began, or one that came twice, is never asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from platform import node as host
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Protocol, Self, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

from hillgraph.errors import HillgraphError
from hillgraph.store import kept
from hillgraph.store.batches import Batch
from hillgraph.store.handed import Handed
from hillgraph.store.kept import Kept, Left
from hillgraph.store.parts import put
from hillgraph.store.share import AGAIN, Share, Shared

LEVEL = 1
PARCEL = ".zip"
INDEX = ".index"


class Given(Protocol):
    """What every call is given: where it reads what was left and handed, and the rooms it writes into."""

    @property
    def left(self) -> Left:
        """Return what earlier builds left."""

    @property
    def rooms(self) -> Mapping[str, Path]:
        """Return by name the folders that a call writes into."""

    def into(self, rooms: Mapping[str, Path]) -> Self:
        """Return the same with other folders to write into."""

    def reading(self, left: Left, hand: Callable[[Handed], Handed]) -> Self:
        """Return the same with *left*, and each file that is read as *hand* returns it."""


Some = TypeVar("Some", bound=Given)
Done = TypeVar("Done")


class Readers(Protocol):
    """Those who convert batches."""

    def map(
        self, call: Callable[[Some, Batch], Done], given: Some, batches: Sequence[Batch]
    ) -> Iterator[Done]:
        """Yield what *call* makes of each batch in order, once what it wrote lies in the *given* rooms."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Processes that see the store."""

    executor: Executor

    def map(
        self, call: Callable[[Some, Batch], Done], given: Some, batches: Sequence[Batch]
    ) -> Iterator[Done]:
        """Yield what *call* makes of each batch in order; it writes into the rooms itself."""
        return self.executor.map(partial(call, given), batches)


class Afar:
    """Workers that see the *share*, and not the store."""

    def __init__(self, workers: Executor, share: Share) -> None:
        self._workers, self._share = workers, share
        self._handed: set[str] = set()
        self._brought: set[str] = set()

    def map(
        self, call: Callable[[Some, Batch], Done], given: Some, batches: Sequence[Batch]
    ) -> Iterator[Done]:
        """Yield what *call* makes of each batch in order, with its parcel unpacked into the rooms."""
        sent = given.reading(self._left(given.left.opened()), self._hand)
        for done, parcel in self._workers.map(partial(_worked, self._share, call, sent), batches):
            self._unpack(parcel, given.rooms)
            yield done

    def _left(self, here: Kept) -> Left:
        """Hand over what earlier builds left; what this one adds is of no use to it a second time."""
        earlier = here.without(self._brought).sound()
        for pack in earlier.packs:
            self._hand(pack)
        content = earlier.index()
        name = f"{hashlib.sha256(content).hexdigest()}{INDEX}"
        self._put(name, lambda: content)
        return _There(Shared(self._share, name))

    def _hand(self, file: Handed) -> Handed:
        self._put(file.name, file.read_bytes)
        return Shared(self._share, file.name)

    def _put(self, name: str, content: Callable[[], bytes]) -> None:
        if name not in self._handed:
            self._share.put(name, content())
            self._handed.add(name)

    def _unpack(self, parcel: str, rooms: Mapping[str, Path]) -> None:
        content = self._share.get(parcel)
        if hashlib.sha256(content).hexdigest() != parcel.partition(".")[0]:
            raise HillgraphError(f"{self._share}/{parcel} isn't what a worker wrote. {AGAIN}")
        with ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                room, _, file = name.partition("/")
                path = rooms[room] / file
                path.parent.mkdir(parents=True, exist_ok=True)
                put(path, [packed.read(name)])
                self._brought.add(path.name)
        self._share.drop(parcel)


@dataclass(frozen=True, slots=True)
class _There:
    """What earlier builds left, by an *index* that lies on the share as the packs do."""

    index: Shared

    def opened(self) -> Kept:
        return _indexed(self.index)


@lru_cache(maxsize=1)
def _indexed(index: Shared) -> Kept:
    return kept.indexed(index.read_bytes(), partial(Shared, index.share))


def _worked(share: Share, call: Callable[[Some, Batch], Done], given: Some, batch: Batch) -> tuple[Done, str]:
    """Return what *call* makes of *batch*, and the name of the parcel of what it wrote."""
    try:
        with TemporaryDirectory(dir=_scratch()) as folder:
            rooms = {name: Path(folder) / name for name in given.rooms}
            for room in rooms.values():
                room.mkdir()
            done = call(given.into(rooms), batch)
            content = _packed(Path(folder), {pack.name for pack in given.left.opened().packs})
    except OSError as error:
        raise HillgraphError(
            f"A worker on {host()} can't write into its own folder ({error.strerror or error}). "
            "Make room there, or start it with another: dask worker --local-directory FOLDER"
        ) from None
    parcel = f"{hashlib.sha256(content).hexdigest()}.{token_hex(8)}{PARCEL}"
    try:
        share.bring(parcel, content)
    except HillgraphError as error:
        raise HillgraphError(f"A worker on {host()} can't bring what it wrote: {error}") from None
    return done, parcel


def _scratch() -> str:
    """Return the worker's own folder, which Dask clears when a worker was killed."""
    from distributed import get_worker

    return str(get_worker().local_directory)


def _packed(folder: Path, there: Collection[str]) -> bytes:
    """Return as a zip what was written into *folder*, but for packs that the build has already."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, compresslevel=LEVEL) as packed:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            if path.name not in there:
                packed.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return content.getvalue()
