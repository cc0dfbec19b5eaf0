"""The store that a person chose: a folder, or a SPARQL server by its address."""

from __future__ import annotations

from pathlib import Path

from hillgraph.errors import HillgraphError
from hillgraph.paths import store_address, store_folder
from hillgraph.store import generation
from hillgraph.store.generation import Generation
from hillgraph.store.remote.served import Served
from hillgraph.store.tabular import Tabular

Build = Generation | Served


def live(chosen: str | None = None) -> Build:
    """Return the live build of the store that *chosen*, else the environment, else the working folder names.

    Raises `StoreUnusable` when there is none, or one that this version can't read.
    """
    address = store_address(chosen)
    if address is None:
        return generation.live(store_folder(chosen))
    from hillgraph.store.remote import served
    from hillgraph.store.remote.server import server

    return served.live(server(address))


def folder(chosen: str | None = None) -> Path:
    """Return the folder of the store; raise `HillgraphError` where it is a server."""
    if address := store_address(chosen):
        raise lacking(address)
    return store_folder(chosen)


def local(build: Build) -> Generation:
    """Return a build that lies in a folder; raise `HillgraphError` for one on a server."""
    if isinstance(build, Generation):
        return build
    raise lacking(str(build.server))


def tables(build: Build) -> Tabular:
    """Return the tables of a build; raise `HillgraphError` where it has none."""
    return Tabular(local(build))


def lacking(address: str) -> HillgraphError:
    """Return the error for what a server at *address* can't tell."""
    return HillgraphError(
        f"{address} holds the statements of a build and nothing else; "
        "this is answered from its tables and files. Ask a store in a folder: --store DIR"
    )
