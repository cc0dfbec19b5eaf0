"""The setting of a build: what every batch of it is converted with, and how its inputs are named."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hillgraph.sources.joins import Joins
from hillgraph.store import titled
from hillgraph.store.authority import Precedence


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
    *kept* is the folder of what earlier builds left, and *packs* what lies there.
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
    kept: Path
    packs: tuple[str, ...]
    learned: Path | None = None
    titled: Path | None = None

    @property
    def joined(self) -> Joins:
        """Return the joins with the titles known by then."""
        if self.titled is None:
            return self.joins
        return replace(self.joins, known=replace(self.joins.known, titles=titled.read(self.titled)))

    def latest(self, updated: date) -> date:
        """Return the latest day that is known when a group *updated* on some day is read."""
        return max(self.at_least, updated)


def digest(name: str, content: bytes) -> Input:
    """Return the input *name* with the digest of its bytes."""
    return Input(name, hashlib.sha256(content).hexdigest(), len(content))
