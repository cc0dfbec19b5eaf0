"""Folding: things that the same ties bind to the same others, drawn as one until someone opens it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from hillgraph.render.view import View

ROOMY = 60
"""As many things are seen at once with their names, so nothing is folded."""

LEAST = 5
"""How many alike are folded; fewer are as soon read as counted."""


class Bond(NamedTuple):
    """A tie as seen from one end; *stands* as in the tables."""

    kind: str
    other: str
    outward: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """Like neighbours of the same things: *members* and *hubs* by short name, *look* as in the legend."""

    look: str
    members: tuple[str, ...]
    hubs: tuple[str, ...]


def folds(view: View) -> list[Fold]:
    """Return the folds of *view*, the largest first.

    Folded are things of one look whose ties are of the same kinds, in the same directions, with the same
    others (structural equivalence: Lorrain and White, Journal of Mathematical Sociology 1 (1971)), so that a
    fold's ties say of each member what is so. Whatever a fold hangs on isn't folded itself. Nothing is folded
    in a small picture and in one of communities.
    """
    if len(view.nodes) <= ROOMY:
        return []
    alike: defaultdict[tuple[str, frozenset[Bond]], list[str]] = defaultdict(list)
    bound = _bound(view)
    apart = _apart(view)
    for node in view.nodes:
        if bound[node.name] and node.name not in apart:
            alike[node.look, frozenset(bound[node.name])].append(node.name)
    found: list[Fold] = []
    away: set[str] = set()
    held: set[str] = set()
    for (look, bonds), members in sorted(alike.items(), key=lambda each: (-len(each[1]), min(each[1]))):
        hubs = {bond.other for bond in bonds}
        if len(members) >= LEAST and not hubs & away and not held & set(members):
            found.append(Fold(look, tuple(sorted(members)), tuple(sorted(hubs))))
            away |= set(members)
            held |= hubs
    return found


def _bound(view: View) -> dict[str, set[Bond]]:
    bound: dict[str, set[Bond]] = {node.name: set() for node in view.nodes}
    for edge in view.edges:
        bound[edge.source].add(Bond(edge.kind, edge.target, outward=True, stands=edge.stands))
        bound[edge.target].add(Bond(edge.kind, edge.source, outward=False, stands=edge.stands))
    return bound


def _apart(view: View) -> set[str]:
    """Return what must be seen by itself: things in communities, and those on which sources differ."""
    apart = {node.name for node in view.nodes if node.contested or node.group}
    return apart | {end for edge in view.edges if edge.contested for end in (edge.source, edge.target)}
