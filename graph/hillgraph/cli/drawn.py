"""Which view of the graph a picture shows, by what was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hillgraph.errors import WrongUse
from hillgraph.render import select
from hillgraph.render.view import View

if TYPE_CHECKING:
    from hillgraph.graph import Graph
    from hillgraph.sources.story import Story

OF_NETWORK = 540
"""Members of both chambers, with Delegates and the Resident Commissioner, who serve at one time: 541."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to draw; at most one of *query*, *path*, *lineage* and *network*."""

    thing: str | None = None
    query: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    path: str | None = None
    lineage: bool = False
    network: str | None = None
    congress: int | None = None
    chamber: str | None = None
    kinds: Sequence[str] | None = None
    hops: int = 1
    most: int | None = None
    story: str | None = None


def view(graph: Graph, asked: Asked) -> View:
    """Return what was asked for; raise `WrongUse` where it contradicts itself."""
    _sound(asked)
    drawn = _network(graph, asked) if asked.network else _selected(graph, asked)
    return select.told(drawn, _story(asked.story)) if asked.story else drawn


def _selected(graph: Graph, asked: Asked) -> View:
    most = asked.most or select.MOST
    if asked.query:
        return select.answered(graph, asked.query, asked.parameters, most=most)
    if not asked.thing:
        return select.whole(graph, kinds=asked.kinds, most=most)
    if asked.lineage:
        steps = graph.lineage(asked.thing)
        return select.carried(graph, graph.named(asked.thing), steps, most=most)
    name = graph.named(asked.thing)
    if asked.path:
        return select.between(graph, name, graph.named(asked.path), kinds=asked.kinds, most=most)
    return select.around(graph, name, hops=asked.hops, kinds=asked.kinds, most=most)


def _network(graph: Graph, asked: Asked) -> View:
    from hillgraph.network.described import networks
    from hillgraph.render.woven import woven

    name = asked.network or ""
    network = graph.network(name, congress=asked.congress, chamber=asked.chamber)
    scope = [
        {"house": "House", "senate": "Senate"}.get(asked.chamber or "", asked.chamber or ""),
        graph.labels([f"congress:{asked.congress}"])[f"congress:{asked.congress}"] if asked.congress else "",
    ]
    title = ", ".join([networks()[name].title, *filter(None, scope)])
    return woven(graph, network, title, most=asked.most or OF_NETWORK)


def _sound(asked: Asked) -> None:
    ways = {
        "--query": asked.query,
        "--path": asked.path,
        "--lineage": asked.lineage,
        "--network": asked.network,
    }
    given = [name for name, value in ways.items() if value]
    if len(given) > 1:
        raise WrongUse(f"{' and '.join(given)} are different pictures; give one of them.")
    if given and given[0] in {"--query", "--network"} and asked.thing:
        raise WrongUse(f"Give a thing or {given[0]}, not both.")
    if given and given[0] in {"--path", "--lineage"} and not asked.thing:
        raise WrongUse(f"{given[0]} needs a THING to start from.")
    if (asked.congress or asked.chamber) and not asked.network:
        raise WrongUse("--congress and --chamber go with --network.")
    if asked.parameters and not asked.query:
        raise WrongUse("-p goes with --query.")
    if asked.kinds and (asked.query or asked.network or asked.lineage):
        raise WrongUse(f"--kinds doesn't go with {given[0]}.")


def _story(text: str) -> Story:
    """Return the story in a file, or that of an embedded dossier by its name."""
    from hillgraph.paths import shipped as folder
    from hillgraph.sources.story import FILE, story

    path = Path(text)
    shipped = folder("data") / "dossiers" / text / FILE
    return story(shipped if not path.exists() and shipped.is_file() else path)
