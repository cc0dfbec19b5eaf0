"""What registers tell that concerns all of their documents: names as filed, and filings by name.

Each document is gone through for it once, and what it told is kept for later builds.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from hillgraph.model.records import Record
from hillgraph.sources.joins import Joins
from hillgraph.sources.lobbying.counting import Report
from hillgraph.sources.readers import reader
from hillgraph.store import kept
from hillgraph.store.accounted import report
from hillgraph.store.basis import joining, key
from hillgraph.store.batches import Batch, Held
from hillgraph.store.broken import Broken
from hillgraph.store.coded import Coder
from hillgraph.store.gathered import Gathered
from hillgraph.store.handed import Handed
from hillgraph.store.kept import Left
from hillgraph.store.said import LEVEL
from hillgraph.store.setting import digest

Told = tuple[list[bytes], list[Report]]


@dataclass(frozen=True, slots=True)
class Going:
    """How registers are gone through: with which *joins*, what earlier builds *left*, *keeping* it where."""

    joins: Joins
    left: Left
    keeping: Path

    @property
    def rooms(self) -> Mapping[str, Path]:
        """Return the folders that are written into."""
        return {kept.FOLDER: self.keeping}

    def into(self, rooms: Mapping[str, Path]) -> Self:
        """Return the same with other folders to write into."""
        return replace(self, keeping=rooms[kept.FOLDER])

    def reading(self, left: Left, hand: Callable[[Handed], Handed]) -> Self:
        """Return the same with *left*; no other file is read."""
        del hand
        return replace(self, left=left)


@dataclass(slots=True)
class Registered:
    """Names as filed, filings by name, and the *packs* that keep both for a later build."""

    names: Gathered = field(default_factory=Gathered)
    reports: dict[str, Report] = field(default_factory=dict)
    packs: list[str] = field(default_factory=list)

    def add(self, other: Registered) -> None:
        """Take what is in *other*."""
        self.names.add(other.names)
        self.reports |= other.reports
        self.packs += other.packs

    def take(self, records: Iterable[Record]) -> None:
        """Take the filings among *records*."""
        for record in records:
            if filing := report(record):
                self.reports[filing.name] = filing


def registered(going: Going, batch: Batch) -> Registered:
    """Return what the documents of *batch* tell that concerns others.

    Of a document with a fault nothing is taken: converting it tells what is wrong.
    """
    found, pieces, coder = Registered(), dict[bytes, bytes](), Coder()
    joins, left = joining(going.joins), going.left.opened()
    for held in (held for group in batch.groups for held in group):
        with Broken().noted():
            content = held.document.content()
            own = key("names", [(held, digest(held.name, content))], joins)
            pieces[own] = left.found(own) or _packed(held.read(content, going.joins), held, coder)
            names, filings = _unpacked(pieces[own])
            found.names.add(coder.new(names))
            found.reports |= {each.name: each for each in filings}
    if pieces:
        found.packs.append(kept.write(going.keeping, pieces))
    return found


def _packed(records: Iterable[Record], held: Held, coder: Coder) -> bytes:
    """Return as bytes what *records* tell of names as filed, each in the same words once, and the filings."""
    import msgspec

    said, told = reader(held.source).filed, list(records)
    objects = {id(record): record for record in told if said and said(record)}  # readers repeat them
    names = dict.fromkeys(map(coder.coded, objects.values()))
    filings = [filing for record in told if (filing := report(record))]
    return zlib.compress(msgspec.msgpack.encode((tuple(names), filings)), LEVEL)


def _unpacked(piece: bytes) -> Told:
    import msgspec

    told: Told = msgspec.msgpack.decode(zlib.decompress(piece), type=Told)
    return told
