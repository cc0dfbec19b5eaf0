"""The catalogue of sources: who publishes what, under which licence, who comes first, how it is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from hillgraph.paths import table

AUTHORITIES = ("official", "statement", "research", "press", "background")


@dataclass(frozen=True, slots=True)
class Source:
    """One source; *authority* decides which of two differing values stands in the merged record.

    *threshold* says of a register below what nothing need be in it.
    """

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
    threshold: str | None = None
    expect: Mapping[str, Mapping[str, int]] | None = None

    @property
    def precedence(self) -> int:
        """Return 0 for what comes first."""
        return AUTHORITIES.index(self.authority)


@dataclass(frozen=True, slots=True)
class Service:
    """How a source is read that answers in pages: its lists by name, oldest rows first, and its codes.

    In an address ``{year}``, ``{period}``, ``{size}`` and ``{file}`` are put in; a period is one of
    *halves*, which are of years long ago, or of *quarters*. *rate* requests are allowed in any
    *window* of seconds, *rate_with_key* with a key.
    """

    lists: Mapping[str, str]
    constants: str
    page_size: int
    rate: int
    rate_with_key: int
    window: float
    halves: tuple[str, ...]
    quarters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supply:
    """How the files of a source are fetched: from where, from which hosts alone, and how large one may be.

    In *address* and *sitemap* ``{congress}``, ``{type}``, ``{year}`` and ``{file}`` are put in;
    *files* and *types* are what ``{file}`` and ``{type}`` may be. With a *service* the address is one
    example, and *most_bytes* is for a page.
    """

    source: str
    address: str
    hosts: tuple[str, ...]
    most_bytes: int
    files: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    first_congress: int = 1
    first_year: int = 1
    service: Service | None = None
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
    data: dict[str, Any] = table("sources")
    entries: dict[str, dict[str, Any]] = data["sources"]
    return entries


def _supply(name: str, address: str, given: dict[str, Any]) -> Supply:
    service = Service(**_frozen(given["service"])) if "service" in given else None
    return Supply(name, address, **{**_frozen(given), "service": service})


def _frozen(given: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
