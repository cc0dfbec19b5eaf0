"""The catalogue of sources: who publishes what, under which licence, who comes first, how it is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from hillgraph.paths import shipped

AUTHORITIES = ("official", "statement", "research", "press", "background")


@dataclass(frozen=True, slots=True)
class Source:
    """One source; *authority* decides which of two differing values stands in the merged record."""

    name: str
    title: str
    publisher: str
    authority: str
    licence: str | None = None
    rights: str | None = None
    citation: str | None = None
    page: str | None = None
    address: str | None = None
    cadence: str | None = None
    adapter: str | None = None
    expect: Mapping[str, Mapping[str, int]] | None = None

    @property
    def precedence(self) -> int:
        """Return 0 for what comes first."""
        return AUTHORITIES.index(self.authority)


@dataclass(frozen=True, slots=True)
class Supply:
    """How the files of a source are fetched: from where, from which hosts alone, and how large one may be.

    In *address* and *sitemap* ``{congress}``, ``{type}`` and ``{file}`` are put in; *files* and
    *types* are what the last two may be.
    """

    source: str
    address: str
    hosts: tuple[str, ...]
    most_bytes: int
    files: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    first_congress: int = 1
    sitemap: str | None = None

    def takes(self, part: str) -> bool:
        """Say whether *part*, as ``congress``, is put into the address."""
        return part in {field for _, field, _, _ in Formatter().parse(self.address)}


@cache
def catalogue() -> dict[str, Source]:
    """Return the shipped sources by name."""
    return {
        name: Source(name, **{key: value for key, value in entry.items() if key != "fetch"})
        for name, entry in sorted(_entries().items())
    }


@cache
def supplies() -> dict[str, Supply]:
    """Return how each source that can be fetched is fetched, by its name."""
    return {
        name: _supply(name, entry["address"], entry["fetch"])
        for name, entry in sorted(_entries().items())
        if "fetch" in entry
    }


@cache
def _entries() -> dict[str, dict[str, Any]]:
    import yaml

    text = (shipped("data") / "sources.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    entries: dict[str, dict[str, Any]] = data["sources"]
    return entries


def _supply(name: str, address: str, given: dict[str, Any]) -> Supply:
    several = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
    return Supply(name, address, **{**given, **several})
