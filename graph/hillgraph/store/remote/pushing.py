"""Bringing a build to a server: its lines graph by graph, counted there, then one triple swapped.

What a build that was stopped left over is removed by the next one. Graphs that aren't ours are left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress

from hillgraph.errors import HillgraphError, NotFound, StoreUnusable
from hillgraph.store.generation import Generation
from hillgraph.store.lines import statements
from hillgraph.store.remote import register
from hillgraph.store.remote.door import Door
from hillgraph.store.remote.mark import held
from hillgraph.store.remote.results import rows
from hillgraph.store.remote.served import Served, State, given, readable
from hillgraph.store.remote.server import Server
from hillgraph.store.remote.texts import text

CHUNK = 4 * 1024**2  # characters of lines a request
Told = Callable[[int, int], None]


def push(build: Generation, server: Server, *, keep: int, wait: float, told: Told | None = None) -> Served:
    """Bring *build* to *server*, make it the live one there and return it; *keep* builds stay there.

    Whatever fails leaves the live build as it was. *told* is called with the statements brought and all.
    Raises `StoreUnusable` where another build is writing, or where the server holds less than it took.
    """
    with Door(server) as door, held(door, wait) as before:
        for name in before.builds.keys() - {*before.whole}:
            register.drop(door, before.builds[name])
        number = max((int(name) for name in before.whole if name.isdigit()), default=0) + 1
        name = f"{number:06d}"
        counts: Counter[str] = Counter()
        try:
            register.begin(door, name)
            _bring(door, build, name, counts, told)
            _compare(door, counts)
            served = register.end(door, Served(server, name, tuple(sorted(counts))), build.manifest)
        except BaseException:
            with suppress(HillgraphError):
                register.drop(door, Served(server, name, tuple(counts)))
            raise
        register.point(door, before, name)
        _forget(door, before, name, keep)
    return served


def rolled_back(server: Server, wait: float) -> Served:
    """Make the build before the live one live again and return it."""
    with Door(server) as door, held(door, wait) as found:
        live = found.live[-1] if found.live else ""
        earlier = [name for name in found.whole if not live or name < live]
        if not earlier:
            raise NotFound(
                f"No build before {live or 'any'} is kept at {server}, so there is nothing to go back to. "
                "Keep more of them with hillgraph build --keep N"
            )
        before = readable(found.builds[earlier[-1]])
        register.point(door, found, before.name)
    return before


def counted(door: Door, graph: str) -> int:
    """Return how many statements a graph of a server holds."""
    found = rows(door, text("served-count"), graph)[0][0]
    return int(found["value"]) if found else 0


def _bring(door: Door, build: Generation, name: str, counts: Counter[str], told: Told | None) -> None:
    """Bring all lines, and count what each graph got."""
    for graph, lines in _chunks(build, name):
        if graph not in counts:
            register.has(door, name, graph)
            counts[graph] = 0
        door.add(graph, "".join(lines).encode())
        counts[graph] += len(lines)
        if told:
            told(counts.total(), build.manifest["statements"])


def _chunks(build: Generation, name: str) -> Iterator[tuple[str, list[str]]]:
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    sizes: Counter[str] = Counter()
    for each in statements(build):
        line = each.triple
        waiting[each.graph].append(line)
        sizes[each.graph] += len(line)
        if sizes[each.graph] >= CHUNK:
            yield given(name, each.graph[1:-1]), waiting.pop(each.graph)
            del sizes[each.graph]
    for graph in sorted(waiting):
        yield given(name, graph[1:-1]), waiting[graph]


def _compare(door: Door, expected: Counter[str]) -> None:
    """Raise `StoreUnusable` if a graph doesn't hold as many statements as were brought to it."""
    for graph, count in sorted(expected.items()):
        found = counted(door, graph)
        if found != count:
            raise StoreUnusable(
                f"{door.server} holds {found:,} statements of {count:,} that were brought to {graph}. "
                "The build was taken back. docs/engines.md says what servers do with values."
            )


def _forget(door: Door, found: State, live: str, keep: int) -> None:
    """Remove what was rolled back, and all but the *keep* newest of the rest, never the live one."""
    before = found.live[-1] if found.live else live
    kept = [live, *(name for name in reversed(found.whole) if name <= before)][:keep]
    for name in found.whole:
        if name not in kept:
            register.drop(door, found.builds[name])
