"""What each network and measure is in words, from ``data/networks.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from hillgraph.paths import table


@dataclass(frozen=True, slots=True)
class Described:
    """A network or measure in words; *columns* are those of the answer, in their order, by name.

    *tie* says what one end of a network's tie does with the other.
    """

    name: str
    title: str
    method: str = ""
    reference: str = ""
    limits: str = ""
    tie: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


def rules() -> Mapping[str, str]:
    """Return what holds of every network of signatures, each rule by a word."""
    told: Mapping[str, str] = table("networks")["rules"]
    return told


def networks() -> Mapping[str, Described]:
    """Return each network by name."""
    return _described()[0]


def measures() -> Mapping[str, Described]:
    """Return each measure by name."""
    return _described()[1]


@cache
def _described() -> tuple[Mapping[str, Described], Mapping[str, Described]]:
    told = table("networks")
    first, second = (
        {name: Described(name, **each) for name, each in told[part].items()}
        for part in ("networks", "measures")
    )
    return first, second
