"""The two sides of a comparison: each a store, a generation or a file, read as sorted lines of N-Quads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hillgraph.errors import HillgraphError, NotFound, StoreUnusable, WrongUse
from hillgraph.paths import store_address
from hillgraph.query import files
from hillgraph.store import generation
from hillgraph.store.chosen import Build, live
from hillgraph.store.generation import GENERATIONS, GRAPH, MANIFEST, POINTER, Generation
from hillgraph.store.lines import canonical

AT = "@"
MEANT = (
    "Wanted is a store's folder or address, a generation's, STORE@000001, or a file: "
    ".ttl .trig .nt .nq, also .gz."
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name as it was given, what opens its lines, and of a generation day and digest.

    *graphs* is false of a form that can't hold each dataset's own graph beside the merged record.
    """

    name: str
    lines: Callable[[], Iterator[bytes]]
    as_of: str = ""
    digest: str = ""
    graphs: bool = True


def side(text: str) -> Side:
    """Return the side that *text* means: a folder, a generation of a store, or a file.

    Raises `StoreUnusable` for a folder that is neither, `NotFound` for a generation that isn't kept.
    """
    if store_address(text):
        return of_generation(live(text), text)
    path = Path(text)
    if path.exists() and not path.is_dir():
        return Side(text, files.opened(path), graphs=files.form(path) in files.WITH_GRAPHS)
    return of_generation(generation_of(text), text)


def of_generation(found: Build, name: str) -> Side:
    """Return the side that a generation is."""
    digest = str(found.manifest["files"][GRAPH])
    return Side(name, lambda: canonical(found), found.as_of.isoformat(), digest)


def generation_of(text: str) -> Generation:
    """Return the generation that *text* means: a folder, or one that a store keeps."""
    if Path(text).is_dir():
        return _generation(Path(text))
    store, at, name = text.rpartition(AT)
    if at and Path(store).is_dir():
        return _kept(Path(store), name)
    if Path(text).exists():
        raise WrongUse(f"{text} is a file; wanted is a generation: its folder, its store, or STORE@000001.")
    raise HillgraphError(f"There is no {text}. {MEANT}")


def _generation(folder: Path) -> Generation:
    if (folder / MANIFEST).is_file():
        return generation.opened(folder)
    if (folder / POINTER).is_file():
        return generation.live(folder)
    raise StoreUnusable(f"{folder} is neither a store nor a generation of one. {MEANT}")


def _kept(store: Path, name: str) -> Generation:
    kept = generation.names(store)
    if name not in kept:
        there = ", ".join(kept) or "none"
        raise NotFound(f"{store} has no generation '{name}'. It has: {there}. Keep more with build --keep N.")
    return generation.opened(store / GENERATIONS / name)
