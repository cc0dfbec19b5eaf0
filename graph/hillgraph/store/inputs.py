"""The inputs of a build: dossiers, and the documents of official sources."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hillgraph.errors import Fault, InvalidInput, NotFound, WrongUse
from hillgraph.model.kinds import model
from hillgraph.paths import shipped
from hillgraph.sources.files import STANDARD_INPUT, Document, documents, standard_input
from hillgraph.sources.readers import Reader, reader
from hillgraph.sources.retrieved import days
from hillgraph.store.batches import Held
from hillgraph.store.build import build
from hillgraph.store.choices import Checking, Choices, Told
from hillgraph.store.first import Inputs
from hillgraph.store.generation import KEPT, Generation

EMBEDDED = "partner-with-korea-act"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A source that was asked for and the place where its files are."""

    reader: Reader
    path: Path

    def held(self, spool: Path) -> list[Held]:
        """List what is to be read; standard input is kept in *spool* meanwhile."""
        each = self.reader
        if str(self.path) == STANDARD_INPUT:
            found = standard_input(sys.stdin.buffer, spool, each.endings, source=each.name)
            return [Held(each.name, document) for document in found]
        found = documents(self.path, each.endings, source=each.name)
        fetched = days(self.path if self.path.is_dir() else self.path.parent)
        return [Held(each.name, document, fetched.get(_file(document))) for document in found]


def built(
    store: Path,
    dossiers: Iterable[str],
    sources: Iterable[tuple[str, Path]] = (),
    *,
    as_of: date | None = None,
    wait: float = 0,
    keep: int = KEPT,
    jobs: int | None = None,
    skip_broken: bool = False,
    cluster: str | None = None,
    parts: str | None = None,
    told: Told | None = None,
    checking: Checking | None = None,
    unread: Told | None = None,
) -> Generation:
    """Build *store* from *dossiers* and *sources* (name and path), by default the embedded dossier.

    *jobs* processes read files, by default one a processor, or the workers of the Dask *cluster* at an
    address, who write to the address *parts* if they don't see the store. *told* is called with the number
    of documents read and of all, *unread* with that of those an earlier build had read; *checking* gives
    the checks of claims. Raises `InvalidInput` with every fault, unless *skip_broken* leaves out the files
    of sources that have one.
    """
    asked = [_Asked(reader(name), path) for name, path in sources]
    if sum(str(each.path) == STANDARD_INPUT for each in asked) > 1:
        raise WrongUse("Standard input (-) can be one source only.")
    if parts and not cluster:
        raise WrongUse("--parts is where the workers of a cluster write; name one: --cluster ADDRESS")
    if cluster:
        asked = [replace(each, path=_shared(each.path)) for each in asked]
        store = store.resolve()
    folders = [dossier_folder(name) for name in dossiers]
    chosen = Choices(as_of, jobs, wait, keep, skip_broken, cluster, parts, told, checking, unread)
    with TemporaryDirectory() as spool:
        listed = _listed(asked, Path(spool))
        inputs = Inputs(tuple(folders or ([] if asked else [dossier_folder(EMBEDDED)])), listed)
        return build(inputs, store, model(), chosen)


def _shared(path: Path) -> Path:
    """Return *path* as other machines can follow it; raise `WrongUse` for standard input."""
    if str(path) == STANDARD_INPUT:
        raise WrongUse("Standard input (-) can't be read by the workers of a cluster; give a file.")
    return path.resolve()


def dossier_folder(name: str) -> Path:
    """Return the folder that *name* is, or the shipped dossier of that name."""
    for folder in (Path(name), shipped("data") / "dossiers" / name):
        if folder.is_dir():
            return folder.resolve()
    raise NotFound(
        f"There is no dossier '{name}': neither a folder nor one of {', '.join(_shipped_names())}."
    )


def _listed(asked: Iterable[_Asked], spool: Path) -> tuple[Held, ...]:
    """List the documents of all sources; what is wrong with any of them is told at once."""
    listed: list[Held] = []
    faults: list[Fault] = []
    for each in asked:
        try:
            listed += each.held(spool)
        except InvalidInput as error:
            faults += error.faults
    if faults:
        raise InvalidInput(faults)
    return tuple(listed)


def _file(document: Document) -> str:
    """Return the name of the file on disk, of a zip's member that of the zip."""
    return document.name.removesuffix(f"/{document.member}")


def _shipped_names() -> list[str]:
    return sorted(folder.name for folder in (shipped("data") / "dossiers").iterdir() if folder.is_dir())
