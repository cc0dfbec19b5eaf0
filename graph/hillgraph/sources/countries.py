"""Countries by the spellings of registers: which code a printed place has, and what we call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from hillgraph.model.names import split
from hillgraph.model.records import Origin, Thing
from hillgraph.model.slugs import slug
from hillgraph.paths import table


def country(printed: str) -> str | None:
    """Return the short name of the country that a register prints as *printed*, None if none has a code.

    That is so for the places that `uncoded` lists with a reason, and for spellings seen nowhere yet:
    registers print free text, and a new spelling must not keep the rest of a table from being read.
    """
    code = _codes().get(slug(printed))
    return f"country:{code}" if code else None


def country_things(names: Iterable[str], origin: Origin) -> Iterator[Thing]:
    """Yield each country once, by short name, in order."""
    for name in sorted(set(names)):
        code = split(name)[1]
        yield Thing("country", code, origin, {"label": _spellings()[code][0]})


def uncoded() -> Mapping[str, str]:
    """Return why a place that registers print has no code, by its spelling."""
    listed: dict[str, list[str]] = _table()["uncoded"]
    return {place: reason for reason, places in listed.items() for place in places}


@cache
def _codes() -> dict[str, str]:
    return {slug(each): code for code, spellings in _spellings().items() for each in (*spellings, code)}


@cache
def _spellings() -> dict[str, list[str]]:
    listed = _table()
    found: dict[str, list[str]] = {**listed["countries"], **listed["beside"], **listed["withdrawn"]}
    return found


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = table("countries")
    return found
