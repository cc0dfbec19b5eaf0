"""The catalogue of sources: who publishes what, under which licence, and who comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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


@cache
def catalogue() -> dict[str, Source]:
    """Return the shipped sources by name."""
    import yaml

    text = (shipped("data") / "sources.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {name: Source(name=name, **entry) for name, entry in sorted(data["sources"].items())}
