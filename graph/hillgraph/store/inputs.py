"""The inputs of a build: dossiers and files of official sources, read whole and digested."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.model.kinds import Model, model
from hillgraph.model.records import Record
from hillgraph.paths import shipped
from hillgraph.sources import dossier
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.datasets import missing
from hillgraph.sources.joins import Joins, joins
from hillgraph.sources.readers import PEOPLE, Reader, reader
from hillgraph.store.build import Input, build, planned
from hillgraph.store.generation import Generation
from hillgraph.version import __version__

EMBEDDED = "partner-with-korea-act"
ENDINGS = (".yml", ".csv")


@dataclass(slots=True)
class _Taken:
    """What has been read so far, and all that was wrong."""

    records: list[Record] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def built(
    store: Path,
    dossiers: Iterable[str],
    sources: Iterable[tuple[str, Path]] = (),
    *,
    as_of: date | None = None,
    wait: float = 0,
    keep: int = 2,
) -> Generation:
    """Build *store* from *dossiers* and *sources* (name and path), by default the embedded dossier.

    Everything is read before anything is written. Raises `InvalidInput` with every fault.
    """
    vocabulary = model()
    taken = _Taken()
    files = [(reader(name), path) for name, path in sources]
    folders = [dossier_folder(name) for name in dossiers]
    for folder in folders or ([] if files else [dossier_folder(EMBEDDED)]):
        _take_dossier(folder, vocabulary, taken)
    _take_sources(files, taken)
    if taken.faults:
        raise InvalidInput(taken.faults)
    taken.records += missing(taken.records, catalogue())
    plan = planned(taken.records, taken.inputs, as_of, ", ".join(taken.titles))
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


def _take_dossier(folder: Path, vocabulary: Model, taken: _Taken) -> None:
    files = contents(folder)
    taken.titles.append(dossier.title(files))
    taken.inputs += [_digest(f"{folder.name}/{name}", files[name]) for name in files]
    try:
        taken.records += dossier.read(files, name=folder.name, model=vocabulary, known=catalogue())
    except InvalidInput as error:
        taken.faults += [fault._replace(file=f"{folder.name}/{fault.file}") for fault in error.faults]


def _take_sources(sources: Iterable[tuple[Reader, Path]], taken: _Taken) -> None:
    found = [(each, name, document) for each, path in sources for name, document in _files(each, path)]
    joining = any(each.joining for each, _, _ in found)
    people = {name: document for each, name, document in found if joining and each.name == PEOPLE}
    known = _joined(people)
    for each, name, document in found:
        taken.inputs.append(_digest(f"{each.name}/{name}", document))
        try:
            taken.records += each.read(document, name, known)
        except InvalidInput as error:
            taken.faults += error.faults
    taken.titles += sorted({catalogue()[each.name].title for each, _, _ in found if each.name in catalogue()})


def _joined(people: Mapping[str, bytes]) -> Joins:
    try:
        return joins(people)
    except InvalidInput:
        return Joins()  # the adapter tells of the same faults


def _files(each: Reader, path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of a file, or of the files of this source in a folder and below."""
    if path.is_file():
        yield path.name, path.read_bytes()
        return
    if not path.is_dir():
        raise NotFound(f"There is no file or folder at {path}.")
    found = sorted(file for file in path.rglob("*") if file.suffix in each.endings and file.is_file())
    if not found:
        raise NotFound(
            f"{path} holds no file of {each.name}: their names end in {' or '.join(each.endings)}."
        )
    for file in found:
        yield file.relative_to(path).as_posix(), file.read_bytes()


def _digest(name: str, document: bytes) -> Input:
    return Input(name, hashlib.sha256(document).hexdigest(), len(document))


def _shipped_names() -> list[str]:
    return sorted(folder.name for folder in (shipped("data") / "dossiers").iterdir() if folder.is_dir())
