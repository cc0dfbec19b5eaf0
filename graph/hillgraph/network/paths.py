"""Paths: how two things are tied, by the fewest ties, specific ones before hubs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from hillgraph.errors import NotFound
from hillgraph.query.edges import Edge

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: from *here* to *there* by one or more ties between the two."""

    here: str
    there: str
    ties: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest path; *shared* is the number of ties that its inner things have in all."""

    hops: tuple[Hop, ...]
    shared: int


def shortest(edges: Iterable[Edge], start: str, end: str, *, most: int, shown: int = SHOWN) -> list[Path]:
    """Return the shortest paths of at most *most* ties, followed in either direction.

    Of equally short ones those through things with few ties come first, since a hub that
    everybody shares says little; *shown* is the number kept. Raises `NotFound` when there is none.
    """
    between: defaultdict[str, defaultdict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        if edge.source != edge.target:
            between[edge.source][edge.target].append(edge)
            between[edge.target][edge.source].append(edge)
    if start == end:
        raise NotFound(f"{start} is one thing; a path needs two.")
    before = _reached(between, start, end, most)
    if end not in before:
        raise NotFound(
            f"No path of at most {most} ties joins {start} and {end}. Try --max-hops or other --kinds."
        )
    ties = {name: sum(len(group) for group in others.values()) for name, others in between.items()}
    found = [_path(way, between, ties) for way in _ways(before, start, end)]
    found.sort(key=lambda path: (path.shared, [hop.there for hop in path.hops]))
    return found[:shown]


def neighbourhood(edges: Iterable[Edge], centre: str, hops: int) -> dict[str, int]:
    """Return every thing within *hops* ties of *centre*, with its distance."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    distance = {centre: 0}
    edge_of_known = [centre]
    for step in range(1, hops + 1):
        edge_of_known = sorted({other for name in edge_of_known for other in beside[name]} - distance.keys())
        distance |= dict.fromkeys(edge_of_known, step)
    return distance


def _reached(
    between: Mapping[str, Mapping[str, list[Edge]]], start: str, end: str, most: int
) -> dict[str, set[str]]:
    """Return, for each thing reached on the way to *end*, the things just before it."""
    before: dict[str, set[str]] = {start: set()}
    rim = {start}
    for _ in range(most):
        following: defaultdict[str, set[str]] = defaultdict(set)
        for name in rim:
            for other in between.get(name, ()):
                if other not in before:
                    following[other].add(name)
        before |= following
        rim = set(following)
        if end in before or not rim:
            break
    return before


def _ways(before: Mapping[str, set[str]], start: str, end: str) -> Iterator[tuple[str, ...]]:
    if start == end:
        yield (start,)
        return
    for earlier in sorted(before[end]):
        for way in _ways(before, start, earlier):
            yield (*way, end)


def _path(
    way: tuple[str, ...], between: Mapping[str, Mapping[str, list[Edge]]], ties: Mapping[str, int]
) -> Path:
    hops = tuple(
        Hop(here, there, tuple(sorted(between[here][there], key=lambda edge: (edge.kind, edge.name))))
        for here, there in pairwise(way)
    )
    return Path(hops, sum(ties[name] for name in way[1:-1]))
