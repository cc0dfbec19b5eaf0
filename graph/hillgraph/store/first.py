"""What is read first: dossiers, and sources that the reading of others leans on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import Model
from hillgraph.model.records import Record
from hillgraph.sources import dossier
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.joins import Joins, joins
from hillgraph.sources.lobbying.known import known
from hillgraph.sources.readers import PEOPLE, READERS, reader
from hillgraph.store.batches import Held
from hillgraph.store.broken import Broken
from hillgraph.store.setting import Input, digest

ENDINGS = (".yml", ".csv")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What goes into a build: folders of dossiers, and documents of sources."""

    dossiers: tuple[Path, ...]
    documents: tuple[Held, ...]

    @property
    def many(self) -> list[Held]:
        """Return the documents of which each tells of a thing of its own, so that batches can be made."""
        return [held for held in self.documents if reader(held.source).own]

    @property
    def few(self) -> list[Held]:
        """Return the other documents."""
        return [held for held in self.documents if not reader(held.source).own]


@dataclass(slots=True)
class First:
    """What was read first; dossiers that are *faulty* refuse a build, *broken* files may be left out.

    *records* are those of *dossiers* and of small sources.
    """

    records: list[Record] = field(default_factory=list)
    dossiers: list[Record] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    joins: Joins = field(default_factory=Joins)
    faulty: Broken = field(default_factory=Broken)
    broken: Broken = field(default_factory=Broken)

    def elsewhere(self, named: Mapping[tuple[str, str], Record]) -> frozenset[tuple[str, str]]:
        """Return which of the nodes *named* here a document of many may tell of too."""
        alone = [each.own for each in READERS.values() if each.own]
        return frozenset(name for name, record in named.items() if any(own(record) for own in alone))

    def refused(self, broken: Broken, *, skip: bool) -> list[str]:
        """Refuse what can't be built, *broken* batches among it; return what is left out instead."""
        together = Broken()
        for each in (self.faulty, *(() if skip else (self.broken, broken))):
            together.update(each)
        together.refuse()
        together.update(self.broken)
        together.update(broken)
        return together.texts()


def first(inputs: Inputs, model: Model) -> First:
    """Read the dossiers and small sources of *inputs*."""
    read = First()
    for folder in inputs.dossiers:
        _take_dossier(folder, model, read)
    read.dossiers += read.records
    _take_sources(inputs, read)
    read.inputs += _archives(inputs.documents)
    sources = {held.source for held in inputs.documents}
    read.titles += [each.title for each in catalogue().values() if each.adapter in sources]
    return read


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every YAML and CSV file of a dossier, by file name."""
    found = sorted(path for path in folder.iterdir() if path.suffix in ENDINGS and path.is_file())
    return {path.name: path.read_bytes() for path in found}


def _take_dossier(folder: Path, model: Model, read: First) -> None:
    files = contents(folder)
    read.titles.append(dossier.title(files))
    read.inputs += [digest(f"{folder.name}/{name}", files[name]) for name in files]
    with read.faulty.noted(f"{folder.name}/"):
        read.records += dossier.read(files, name=folder.name, model=model, known=catalogue())


def _take_sources(inputs: Inputs, read: First) -> None:
    content: dict[Held, bytes] = {}
    for held in inputs.few:
        with read.broken.noted():
            content[held] = held.document.content()
    if any(reader(held.source).joining for held in inputs.documents):
        read.joins = _joined({held.document.name: content[held] for held in content if held.source == PEOPLE})
    for held, document in content.items():
        if held.document.member is None:
            read.inputs.append(digest(held.name, document))
        with read.broken.noted():
            read.records += held.read(document, read.joins)
    if any(each.joining and each.filed for each in (reader(held.source) for held in inputs.documents)):
        read.joins = replace(read.joins, known=known(read.records))


def _joined(people: Mapping[str, bytes]) -> Joins:
    try:
        return joins(people)
    except InvalidInput:
        return Joins()  # the adapter tells of the same faults


def _archives(documents: Iterable[Held]) -> list[Input]:
    """Return each zip once, with the digest of the whole: its members are not listed one by one."""
    found = {
        (held.name.removesuffix(f"/{held.document.member}"), held.document.path)
        for held in documents
        if held.document.member is not None
    }
    return [_archive(name, path) for name, path in sorted(found)]


def _archive(name: str, path: Path) -> Input:
    with path.open("rb") as file:
        return Input(name, hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)
