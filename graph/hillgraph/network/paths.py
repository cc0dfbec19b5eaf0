"""Paths: how two things are tied, by the fewest ties or the best, specific ones before hubs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from math import log

from hillgraph.errors import NotFound
from hillgraph.query.edges import Edge

SHOWN = 5
TRIED = 2000  # of the best paths, looking for some that hold together

Between = Mapping[str, Mapping[str, list[Edge]]]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: from *here* to *there* by one or more ties between the two."""

    here: str
    there: str
    ties: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A path; *shared* is the number of ties that its inner things have in all.

    *cost* is the number of hops and, for each inner thing, the natural logarithm of how many ties it has, so
    that a way through a hub that everybody shares costs more than one or two specific ties.
    """

    hops: tuple[Hop, ...]
    shared: int
    cost: float

    @property
    def together(self) -> bool:
        """Say whether on some day a tie of each hop may have held; an unknown end is open."""
        starts = {tie.since or date.min for hop in self.hops for tie in hop.ties}
        return any(
            all(any(tie.overlaps(day, day) for tie in hop.ties) for hop in self.hops) for day in starts
        )


def shortest(
    edges: Iterable[Edge], start: str, end: str, *, most: int, shown: int = SHOWN, together: bool = False
) -> list[Path]:
    """Return the shortest paths of at most *most* ties, followed in either direction.

    Of equally short ones those through things with few ties come first, since a hub that everybody shares
    says little; *shown* is the number kept, 0 all. With *together* only those whose ties may have held on
    one day. Raises `NotFound` when there is none.
    """
    between = _between(edges)
    _two(start, end)
    before = _reached(between, start, end, most)
    if end not in before:
        raise _none(start, end, most)
    ties = _ties(between)
    found = [_path(way, between, ties) for way in _ways(before, start, end)]
    found = [path for path in found if path.together or not together]
    if not found:
        raise _none(start, end, most, " whose ties may have held on one day")
    found.sort(key=lambda path: (path.shared, [hop.there for hop in path.hops]))
    return found[:shown] if shown else found


def best(
    edges: Iterable[Edge], start: str, end: str, *, most: int, shown: int = SHOWN, together: bool = False
) -> list[Path]:
    """Return the *shown* paths of least cost and at most *most* ties, the best first; see `Path`.

    With *together* only those whose ties may have held on one day, among the 2,000 of least cost. Raises
    `NotFound` when there is none. Source: Yen, Finding the k shortest loopless paths in a network, Management
    Science 17 (1971).
    """
    import networkx as nx

    between = _between(edges)
    _two(start, end)
    ties = _ties(between)
    graph: nx.Graph[str] = nx.Graph()
    for here in sorted(between):
        for there in sorted(between[here]):
            if here < there:
                graph.add_edge(here, there, cost=1 + (log(ties[here]) + log(ties[there])) / 2)
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        raise _none(start, end, most)
    ways = (way for way in nx.shortest_simple_paths(graph, start, end, weight="cost") if len(way) <= most + 1)
    paths = (_path(tuple(way), between, ties) for way in islice(ways, TRIED if together else shown))
    found = list(islice((path for path in paths if path.together or not together), shown))
    if not found:
        raise _none(start, end, most, " whose ties may have held on one day" if together else "")
    return found


def _between(edges: Iterable[Edge]) -> Between:
    between: defaultdict[str, defaultdict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        if edge.source != edge.target:
            between[edge.source][edge.target].append(edge)
            between[edge.target][edge.source].append(edge)
    return between


def _two(start: str, end: str) -> None:
    if start == end:
        raise NotFound(f"{start} is one thing; a path needs two.")


def _none(start: str, end: str, most: int, which: str = "") -> NotFound:
    return NotFound(
        f"No path of at most {most} ties{which} joins {start} and {end}. Try --max-hops or other --kinds."
    )


def _ties(between: Between) -> dict[str, int]:
    return {name: sum(len(group) for group in others.values()) for name, others in between.items()}


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


def _reached(between: Between, start: str, end: str, most: int) -> dict[str, set[str]]:
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


def _path(way: tuple[str, ...], between: Between, ties: Mapping[str, int]) -> Path:
    hops = tuple(
        Hop(here, there, tuple(sorted(between[here][there], key=lambda edge: (edge.kind, edge.name))))
        for here, there in pairwise(way)
    )
    inner = way[1:-1]
    cost = len(hops) + sum(log(ties[name]) for name in inner)
    return Path(hops, sum(ties[name] for name in inner), cost)
