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

    Raises `hillgraph.errors.StoreUnusable` when there is none.
    """
    from hillgraph.graph import Graph
    from hillgraph.paths import store_folder
    from hillgraph.store.generation import live

    return Graph(live(store_folder(str(store) if store else None)))


def build(
    store: str | Path | None = None, *, dossiers: Iterable[str | Path] = (), as_of: date | None = None
) -> Graph:
    """Build a generation into *store* from *dossiers*, by default the embedded one, and open it.

    A dossier is a folder or the name of a shipped one. Raises `hillgraph.errors.InvalidInput`
    with every fault when one breaks its form; the store is then as it was.
    """
    from hillgraph.graph import Graph
    from hillgraph.paths import store_folder
    from hillgraph.store.inputs import built

    folder = store_folder(str(store) if store else None)
    return Graph(built(folder, [str(each) for each in dossiers], as_of=as_of))
