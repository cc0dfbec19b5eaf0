"""What an adapter yields: things and ties, each with its origin.

Both are made by msgspec: of a Congress there are a million, and a named tuple takes three times as long to
make, a frozen dataclass longer still.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct


class Words(NamedTuple):
    """A text in a known language; *language* is a BCP 47 tag in lower case."""

    text: str
    language: str


Single = str | Words | int | Decimal | bool | date
Value = Single | tuple[Single, ...]
NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says so: the document, its dataset, the day it speaks of, the places in it.

    *document* and *dataset* are short names; *day* decides between two versions of equal
    authority; *locator* names paragraphs, rows or sections where they aren't plain.
    """

    document: str
    dataset: str
    day: date | None = None
    locator: tuple[str, ...] = ()


class Thing(Struct, frozen=True):
    """One source's description of a thing; *properties* by their names in ``model.yml``."""

    kind: str
    key: str
    origin: Origin
    properties: Mapping[str, Value] = NOTHING
    types: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the short name, as in ``bill:119-hr-4687``."""
        return f"{self.kind}:{self.key}"


class Tie(Struct, frozen=True):
    """One source's description of a tie between two things given by short name.

    *occurrence* is 2 for the second tie of this kind between the same two, as in rejoining.
    """

    kind: str
    source: str
    target: str
    origin: Origin
    since: date | None = None
    until: date | None = None
    properties: Mapping[str, Value] = NOTHING
    occurrence: int = 1


Record = Thing | Tie
