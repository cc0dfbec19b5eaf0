"""All lines of a build on a server, fetched graph by graph and sorted on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hillgraph.errors import StoreUnusable
from hillgraph.store import parts
from hillgraph.store.remote.door import Door
from hillgraph.store.remote.served import Served, demand

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

TOGETHER = 250_000
END = b" .\n"


def lines(served: Served) -> Iterator[bytes]:
    """Yield every statement of a build as a line of N-Quads, sorted; memory doesn't grow with their number.

    Raises `StoreUnusable` where they are not as many as were brought there.
    """
    with TemporaryDirectory(prefix="hillgraph-") as spool:
        folder = Path(spool)
        with Door(served.server) as door:
            found = sum(_fetched(door, served, graph, folder) for graph in served.graphs)
            demand(door, served)
        expected = served.manifest["statements"]
        if found != expected:
            raise StoreUnusable(
                f"{served.server} gave {found:,} statements of {served.name}, which has {expected:,}. "
                "Does it give only so many of a graph? If not, look with hillgraph doctor, or build again."
            )
        yield from parts.lines(folder)


@contextmanager
def copied(served: Served) -> Iterator[Store]:
    """Yield a copy of a build's merged record and graphs in an embedded store, gone afterwards."""
    from pyoxigraph import RdfFormat, Store

    with TemporaryDirectory(prefix="hillgraph-") as spool:
        file = Path(spool) / "graph.nq"
        with file.open("wb") as out:
            out.writelines(lines(served))
        store = Store(str(Path(spool) / "rdf"))
        store.bulk_load(path=file, format=RdfFormat.N_QUADS)
        yield store
        del store


def _fetched(door: Door, served: Served, graph: str, folder: Path) -> int:
    """Put what a graph holds into sorted parts in *folder*, and return the number of its statements."""
    from pyoxigraph import RdfFormat, parse

    spool, count = folder / "graph.nt", 0
    with spool.open("wb") as file:
        file.writelines(door.triples(graph))
    end = END if graph == served.merged else f" <{served.dataset(graph)}> .\n".encode()
    try:
        for some in _some(parse(path=spool, format=RdfFormat.N_TRIPLES)):
            number = len([*folder.glob("*.nq")]) + 1
            parts.place(folder, number).write_bytes(b"".join(sorted(_lines(some, end))))
            count += len(some)
    except SyntaxError as error:
        raise StoreUnusable(f"What {served.server} gave of {graph} can't be read: {error}") from error
    return count


def _lines(quads: Iterable[Quad], end: bytes) -> Iterator[bytes]:
    from pyoxigraph import RdfFormat, serialize

    text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    return (line.removesuffix(END) + end for line in text.splitlines(keepends=True))


def _some(quads: Iterator[Quad]) -> Iterator[list[Quad]]:
    while some := list(islice(quads, TOGETHER)):
        yield some
