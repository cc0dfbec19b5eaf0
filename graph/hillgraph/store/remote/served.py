"""A build on a server as it is read: its number, what its manifest says, and the graphs that are its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from hillgraph.errors import NotFound, StoreUnusable
from hillgraph.store.generation import FORMAT

if TYPE_CHECKING:
    from hillgraph.store.remote.door import Door
    from hillgraph.store.remote.server import Server

STORE = "store"
MERGED = "merged"
VERSION, CURRENT = "dcat:hasVersion", "dcat:hasCurrentVersion"
GRAPH, TOLD, HELD = "dcterms:hasPart", "rdf:value", "hg:heldBy"


@dataclass(frozen=True, slots=True)
class Served:
    """One build on a server; *manifest* is empty, and it counts as nothing, until all of it is there."""

    server: Server
    name: str
    graphs: tuple[str, ...] = ()
    manifest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes with which it was built."""
        return dict(self.manifest["prefixes"])

    @property
    def as_of(self) -> date:
        """Return the day on which the shortcuts stand."""
        return date.fromisoformat(self.manifest["as_of"])

    @property
    def merged(self) -> str:
        """Return the graph of the merged record."""
        return f"{home(self.name)}{MERGED}"

    @property
    def named(self) -> tuple[str, ...]:
        """Return the graphs of datasets."""
        return tuple(graph for graph in self.graphs if graph != self.merged)

    def dataset(self, graph: str) -> str:
        """Return the dataset whose graph one of *named* is."""
        return f"{_base()}id/{graph.removeprefix(home(self.name))}"


@dataclass(frozen=True, slots=True)
class State:
    """What the graph STORE says: the builds by number, those that are live (one), and who is writing."""

    builds: Mapping[str, Served]
    live: tuple[str, ...]
    holders: tuple[str, ...]

    @property
    def whole(self) -> list[str]:
        """Return the numbers of the builds all of which is there, oldest first."""
        return sorted(name for name, each in self.builds.items() if each.manifest)


def store() -> str:
    """Return the IRI of the graph that says what is there, and of the store itself."""
    return f"{_base()}{STORE}"


def home(name: str) -> str:
    """Return what the IRIs of all graphs of one build begin with."""
    return f"{store()}/{name}/"


def given(name: str, graph: str) -> str:
    """Return the graph that the build *name* has for a *graph* of a store in a folder, or for none."""
    return home(name) + (graph.removeprefix(f"{_base()}id/") or MERGED)


def state(door: Door) -> State:
    """Return what a server says of its builds."""
    from hillgraph.model.kinds import model
    from hillgraph.store.remote.results import rows
    from hillgraph.store.remote.texts import text

    said: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    words = model()
    terms = {words.iri(term): term for term in (VERSION, CURRENT, GRAPH, TOLD, HELD)}
    for subject, predicate, value in rows(door, text("served-state"), store()):
        if subject and predicate and value and predicate["value"] in terms:
            said[subject["value"]][terms[predicate["value"]]].append(value["value"])
    own = said[store()]
    names = {iri.rpartition("/")[2]: iri for iri in own[VERSION]}
    builds = {name: _served(door.server, name, said[iri]) for name, iri in sorted(names.items())}
    live = tuple(sorted(iri.rpartition("/")[2] for iri in own[CURRENT]))
    return State(builds, live, tuple(sorted(own[HELD])))


def live(server: Server, timeout: float | None = None) -> Served:
    """Return the build of *server* that is live.

    Raises `StoreUnusable` where there is none, or one of another version.
    """
    from hillgraph.store.remote.door import Door

    with Door(server, timeout) as door:
        found = state(door)
    if not found.live:
        raise StoreUnusable(f"There is no store at {server}. Make one with: hillgraph build --store {server}")
    name = found.live[-1]
    if name not in found.whole:
        raise StoreUnusable(
            f"{server} names {name} as its live build, which isn't whole. Build again: hillgraph build"
        )
    return readable(found.builds[name])


def readable(served: Served) -> Served:
    """Return a build if this version can read it, else raise `StoreUnusable`."""
    if served.manifest.get("format") != FORMAT:
        raise StoreUnusable(
            f"{served.name} at {served.server} has format {served.manifest.get('format')}, "
            f"this version reads {FORMAT}. A store is never converted: "
            "build it again from its sources with hillgraph build."
        )
    return served


def demand(door: Door, served: Served) -> None:
    """Raise `NotFound` if a build was forgotten by a later one while it was being read."""
    from hillgraph.store.remote.results import rows
    from hillgraph.store.remote.texts import text

    ((count,),) = rows(door, text("served-whole", build=f"<{home(served.name)[:-1]}>"), store())
    if count is None or count["value"] == "0":
        raise NotFound(f"{served.name} was taken from {served.server} while it was being read. Ask again.")


def _base() -> str:
    """Return what all our IRIs begin with; a question asked of a folder doesn't wait for the vocabulary."""
    from hillgraph.model.kinds import model

    return model().base


def _served(server: Server, name: str, said: Mapping[str, list[str]]) -> Served:
    told = said.get(TOLD, [])
    try:
        manifest = json.loads(told[0]) if told else {}
    except ValueError as error:
        raise StoreUnusable(
            f"What {server} says of {name} can't be read ({error}). Build it again."
        ) from error
    return Served(server, name, tuple(sorted(said.get(GRAPH, []))), manifest)
