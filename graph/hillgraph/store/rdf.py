"""The RDF face: sorted N-Quads in one compressed file, and an Oxigraph store of the same lines."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import StoreUnusable
from hillgraph.store import parts, seal
from hillgraph.store.generation import NEXT, RDF, Generation

if TYPE_CHECKING:
    from pyoxigraph import Store

CHUNK = 36 * 1024**2  # bytes of lines loaded at a time: the engine takes some six times that in memory
TOGETHER = 10_000
LEVEL = 1


class Loading:
    """Loads files of lines into a store while others are still being written; *patient*, once it must."""

    def __init__(self, folder: Path, loader: ThreadPoolExecutor, *, patient: bool) -> None:
        self.patient = patient
        self._folder, self._loader = folder, loader
        self._store: Store | None = None
        self._waiting: list[Path] = []
        self._size = 0
        self._loads: list[Future[None]] = []

    def take(self, files: Iterable[Path]) -> None:
        """Load *files*, by and by with others."""
        for path in files:
            self._waiting.append(path)
            self._size += path.stat().st_size
        if self._size >= CHUNK and not self.patient:
            self._submit()
        for load in self._loads:
            if load.done():
                load.result()  # a failure is told at once

    def begin(self) -> None:
        """Load what has waited, and from here on what is taken."""
        if self.patient:
            self.patient, waiting = False, self._waiting
            self._waiting, self._size = [], 0
            for path in waiting:
                self.take([path])

    def finish(self) -> None:
        """Return when all has been loaded and lies on disk."""
        self.begin()
        self._submit()
        for load in self._loads:
            load.result()
        self._opened().flush()

    def _submit(self) -> None:
        if self._waiting:
            self._loads.append(self._loader.submit(self._load, self._waiting))
            self._waiting, self._size = [], 0

    def _load(self, files: list[Path]) -> None:
        from pyoxigraph import RdfFormat

        text = b"".join(path.read_bytes() for path in files)
        store = self._opened()
        store.bulk_load(text, format=RdfFormat.N_QUADS, lenient=True)  # our own lines, sound as written

    def _opened(self) -> Store:
        """Return the store, which isn't there before something is loaded, or nothing else will be."""
        from pyoxigraph import Store

        if self._store is None:
            self._store = Store(str(self._folder))
        return self._store


def opened(generation: Generation) -> Store:
    """Open the Oxigraph store of *generation* for reading; raise `StoreUnusable` where that fails.

    The files that say which of the others count are checked; the others carry checksums of their own.
    """
    from pyoxigraph import Store

    generation.demand(*seal.first(generation.sums))
    with readable(generation):
        return Store.read_only(str(generation.rdf))


@contextmanager
def readable(generation: Generation) -> Iterator[None]:
    """Raise `StoreUnusable` with the file that has changed where the engine can't read on."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        generation.demand(f"{RDF}/")
        raise StoreUnusable(f"The RDF store can't be read ({error}). {NEXT}") from error


@contextmanager
def loading(folder: Path, *, patient: bool = False) -> Iterator[Loading]:
    """Load what is taken into the store in *folder*, in a thread of its own."""
    with ThreadPoolExecutor(1) as loader:
        try:
            yield Loading(folder, loader, patient=patient)
        except BaseException:
            loader.shutdown(cancel_futures=True)
            raise


def together(work: Path, graph: Path) -> int:
    """Write the lines of all parts in *work* to *graph*, compressed, and return their number."""
    return write(parts.lines(work), graph)


def write(lines: Iterable[bytes], graph: Path) -> int:
    """Write sorted *lines* to *graph*, compressed, and return their number."""
    count, rest = 0, iter(lines)
    with graph.open("wb") as raw, gzip.GzipFile("", "wb", LEVEL, raw, mtime=0) as packed:
        while some := list(islice(rest, TOGETHER)):
            count += len(some)
            packed.write(b"".join(some))
    return count
