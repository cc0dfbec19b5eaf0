"""The setting of a build: what every batch of it is converted with, and how its inputs are named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from hillgraph.sources.joins import Joins
from hillgraph.store import titled
from hillgraph.store.authority import Precedence
from hillgraph.store.generation import WORK
from hillgraph.store.handed import Handed
from hillgraph.store.kept import FOLDER, Left


@dataclass(frozen=True, slots=True)
class Input:
    """Something that was read: what it is called, and the digest of its bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What every batch of a build is converted with.

    *elsewhere* are the nodes, by kind and key, that inputs outside the batches describe too.
    *as_of* is the day on which ties stand, if it is known; else it will be *at_least* or later.
    *left* is what earlier builds left, and *keeping* the folder in which this one leaves its own.
    *joining* is the digest of *joins*.
    *learned* is the file of what all registers together taught, where there are any, and *titled* that
    of the titles of bills, once all that tell of bills have been read.
    """

    folder: Path
    elsewhere: frozenset[tuple[str, str]]
    joins: Joins
    joining: str
    precedence: Precedence
    as_of: date | None
    at_least: date
    left: Left
    keeping: Path
    learned: Handed | None = None
    titled: Handed | None = None

    @property
    def joined(self) -> Joins:
        """Return the joins with the titles known by then."""
        if self.titled is None:
            return self.joins
        return replace(self.joins, known=replace(self.joins.known, titles=titled.read(self.titled)))

    @property
    def rooms(self) -> Mapping[str, Path]:
        """Return the folders that are written into."""
        return {WORK: self.folder, FOLDER: self.keeping}

    def into(self, rooms: Mapping[str, Path]) -> Self:
        """Return the same with other folders to write into."""
        return replace(self, folder=rooms[WORK], keeping=rooms[FOLDER])

    def reading(self, left: Left, hand: Callable[[Handed], Handed]) -> Self:
        """Return the same with *left*, and each file that is read as *hand* returns it."""
        learned, named = (each and hand(each) for each in (self.learned, self.titled))
        return replace(self, left=left, learned=learned, titled=named)

    def latest(self, updated: date) -> date:
        """Return the latest day that is known when a group *updated* on some day is read."""
        return max(self.at_least, updated)


def digest(name: str, content: bytes) -> Input:
    """Return the input *name* with the digest of its bytes."""
    return Input(name, hashlib.sha256(content).hexdigest(), len(content))
