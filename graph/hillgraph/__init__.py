"""Who moves which bill, by what tie, and who says so."""

from __future__ import annotations

from hillgraph.version import __version__

TYPE_CHECKING = False  # typing itself costs each worker of a query some milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from hillgraph.graph import Graph

__all__ = ["__version__", "build", "open"]


def open(store: str | Path | None = None) -> Graph:
    """Open the live generation of a store: *store*, else ``$HILLGRAPH_STORE``, else ``./hillgraph-store``.

    A store may be the address of a SPARQL server, which has the statements and no tables.

    Raises `hillgraph.errors.StoreUnusable` when there is none.
    """
    from hillgraph.graph import Graph
    from hillgraph.store.chosen import live

    return Graph(live(str(store) if store else None))


def build(
    store: str | Path | None = None,
    *,
    dossiers: Iterable[str | Path] = (),
    sources: Iterable[tuple[str, str | Path]] = (),
    as_of: date | None = None,
    jobs: int | None = None,
    skip_broken: bool = False,
) -> Graph:
    """Build a generation into *store* from *dossiers* and *sources* and open it.

    A dossier is a folder or the name of a shipped one, a source its name and a path, as
    ``("billstatus", "zips")``; with neither, the embedded dossier is built. *jobs* processes read
    large sources, by default one a processor: a script that calls this does so below
    ``if __name__ == "__main__":``, since they import it. Raises `hillgraph.errors.InvalidInput`
    with every fault, unless *skip_broken* leaves out the files of sources that have one; the
    store is then as it was.
    """
    from pathlib import Path

    from hillgraph.claims.checks import records
    from hillgraph.graph import Graph
    from hillgraph.store.chosen import live
    from hillgraph.store.generation import KEPT
    from hillgraph.store.inputs import built
    from hillgraph.store.remote.built import folder_of

    chosen = str(store) if store else None
    found = [(name, Path(path)) for name, path in sources]
    names = [str(each) for each in dossiers]
    with folder_of(chosen, keep=KEPT, wait=0) as folder:
        built(folder, names, found, as_of=as_of, jobs=jobs, skip_broken=skip_broken, checking=records)
    return Graph(live(chosen))
