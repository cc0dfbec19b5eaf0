"""Who the members of a network are: names, sides and the numbers others know them by."""

from __future__ import annotations

from typing import NamedTuple

from hillgraph.network.scope import Scope
from hillgraph.store.tabular import Tabular


class Who(NamedTuple):
    """A person as in a Congress, or in the newest one told; None where nothing is.

    *party* and *caucus* (the side with whom an independent caucuses) are keys as ``democrat``, *state* a
    postal code, *chambers* ``house``, ``senate`` or both. *nominate1* is DW-NOMINATE's first dimension.
    """

    label: str
    party: str | None
    caucus: str | None
    state: str | None
    chambers: str | None
    nominate1: float | None
    bioguide: str | None
    icpsr: tuple[str, ...]
    govtrack: str | None


NOBODY = Who("", None, None, None, None, None, None, (), None)


def people(tables: Tabular, scope: Scope, names: tuple[str, ...]) -> dict[str, Who]:
    """Return each of *names* that is a person, as in the Congress of *scope*."""
    rows = tables.ask("who-they-are", scope.values("congress", "chamber") | {"ids": list(names)})
    return {row[0]: Who._make((*row[1:8], tuple(row[8] or ()), row[9])) for row in rows}


def labels(tables: Tabular, names: tuple[str, ...]) -> dict[str, str]:
    """Return the label of each of *names* that has one."""
    return dict(tables.ask("labels", {"ids": list(names)}))
