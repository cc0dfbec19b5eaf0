"""Building into a store on a server: a generation is made in a folder of its own, and brought there whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hillgraph.paths import store_address, store_folder
from hillgraph.store import build, generation
from hillgraph.store.choices import Told
from hillgraph.store.chosen import Build
from hillgraph.store.examined import Finding, Telling


@contextmanager
def folder_of(chosen: str | None, *, keep: int, wait: float, told: Told | None = None) -> Iterator[Path]:
    """Yield the folder to build in: the chosen store's own, or one whose live build then goes to the server.

    A server that doesn't answer is found out before anything is built. *told* is called with the number of
    statements brought and of all.
    """
    address = store_address(chosen)
    if address is None:
        yield store_folder(chosen)
        return
    from hillgraph.store.remote.door import Door
    from hillgraph.store.remote.pushing import push
    from hillgraph.store.remote.served import state
    from hillgraph.store.remote.server import server

    there = server(address)
    with Door(there) as door:
        state(door)
    with TemporaryDirectory(prefix="hillgraph-") as folder:
        yield Path(folder)
        push(generation.live(Path(folder)), there, keep=keep, wait=wait, told=told)


def looked_at(chosen: str | None, telling: Telling) -> Iterator[Finding]:
    """Yield what is found in the chosen store; *telling* is called with what is looked at next."""
    address = store_address(chosen)
    if address is None:
        from hillgraph.store import doctor

        return doctor.findings(store_folder(chosen), telling)
    from hillgraph.store.remote import health
    from hillgraph.store.remote.server import server

    return health.findings(server(address), telling)


def rolled_back(chosen: str | None, wait: float) -> tuple[str, Build]:
    """Make the build before the live one live again; return the store's name, and the build.

    Raises what `hillgraph.store.build.rolled_back` does.
    """
    address = store_address(chosen)
    if address is None:
        folder = store_folder(chosen)
        return str(folder), build.rolled_back(folder, wait)
    from hillgraph.store.remote import pushing
    from hillgraph.store.remote.server import server

    return address, pushing.rolled_back(server(address), wait)
