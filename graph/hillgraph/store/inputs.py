"""The inputs of a build: dossiers named on the command line, read whole and digested."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.model.kinds import Model, model
from hillgraph.model.records import Record
from hillgraph.paths import shipped
from hillgraph.sources import dossier
from hillgraph.sources.catalogue import catalogue
from hillgraph.store.build import Input, build, planned
from hillgraph.store.generation import Generation
from hillgraph.version import __version__

EMBEDDED = "partner-with-korea-act"
ENDINGS = (".yml", ".csv")


def built(
    store: Path, dossiers: Iterable[str], *, as_of: date | None = None, wait: float = 0, keep: int = 2
) -> Generation:
    """Build *store* from *dossiers*, by default the embedded one, and return the live generation."""
    folders = [dossier_folder(name) for name in dossiers] or [dossier_folder(EMBEDDED)]
    vocabulary = model()
    records: list[Record] = []
    inputs: list[Input] = []
    faults: list[Fault] = []
    titles: list[str] = []
    for folder in folders:
        files = contents(folder)
        titles.append(dossier.title(files))
        inputs += [_digest(f"{folder.name}/{name}", files[name]) for name in files]
        try:
            records += _read(folder, files, vocabulary)
        except InvalidInput as error:
            faults += error.faults
    if faults:
        raise InvalidInput(faults)
    plan = planned(records, inputs, as_of, ", ".join(titles))
    return build(plan, store, vocabulary, version=__version__, wait=wait, keep=keep)


def dossier_folder(name: str) -> Path:
    """Return the folder that *name* is, or the shipped dossier of that name."""
    for folder in (Path(name), shipped("data") / "dossiers" / name):
        if folder.is_dir():
            return folder.resolve()
    raise NotFound(
        f"There is no dossier '{name}': neither a folder nor one of {', '.join(_shipped_names())}."
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every YAML and CSV file of a dossier, by file name."""
    found = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file())
    return {path.name: path.read_bytes() for path in found}


def _read(folder: Path, files: Mapping[str, bytes], vocabulary: Model) -> Iterator[Record]:
    try:
        yield from dossier.read(files, name=folder.name, model=vocabulary, known=catalogue())
    except InvalidInput as error:
        within = (
            Fault(f"{folder.name}/{each.file}", each.line, each.column, each.text) for each in error.faults
        )
        raise InvalidInput(list(within)) from error


def _digest(name: str, document: bytes) -> Input:
    return Input(name, hashlib.sha256(document).hexdigest(), len(document))


def _shipped_names() -> list[str]:
    return sorted(folder.name for folder in (shipped("data") / "dossiers").iterdir() if folder.is_dir())
