"""A network of members or bodies as a view: the strongest ties of each, in the colours of communities."""

from __future__ import annotations

from dataclasses import replace

from hillgraph.errors import NotFound
from hillgraph.network.communities import louvain, named
from hillgraph.network.described import measures, networks
from hillgraph.network.network import Network, rounded
from hillgraph.network.projection import Projection
from hillgraph.query.facts import Describer
from hillgraph.query.opened import OpenGraph
from hillgraph.render import select, view
from hillgraph.render.view import Edge, Line, View

EACH = 3
CITED = 3
"""How many of the things that tie two are named, with their documents."""

COLOUR = "#5B6472"
WIDTHS = (0.8, 3.2)
LEVELS = 3
WORDS = ("weaker ties", "ties", "stronger ties")


def woven(graph: OpenGraph, network: Network, title: str, *, each: int = EACH, most: int = 540) -> View:
    """Return a view of *network*: every node, its *each* strongest ties, and its community.

    Of more than *most* nodes those with most weight are kept. Communities are those of the measure of that
    name, found in the whole network, not in what is drawn of it. Raises `NotFound` where it has no ties.
    """
    whole = network.projection
    if not len(whole.weight):
        raise NotFound(f"{title} has no ties in this store.")
    groups = named(whole, louvain(whole), network.labels, network.parties)
    strength = whole.either.sum(axis=1)
    ranked = sorted(range(len(whole.nodes)), key=lambda number: (-float(strength[number]), number))
    kept = {whole.nodes[number] for number in ranked[:most]}
    part = whole.within(kept).strongest(each)
    belongs = {name: number for number, group in enumerate(groups, 1) for name in group.members}
    base = select.things(graph, sorted(kept), title)
    return replace(
        base,
        nodes=tuple(replace(node, group=belongs[node.name]) for node in base.nodes),
        edges=tuple(_edges(graph.describer(), network, part)),
        lines=tuple(_lines(directed=part.directed)),
        groups=tuple(group.words for group in groups),
        left_out=len(whole.nodes) - len(kept),
        how_to_see="More are drawn with --max-nodes N." if len(whole.nodes) > len(kept) else "",
        note=_note(network, part, each),
        method=_method(network),
    )


def _note(network: Network, part: Projection, each: int) -> str:
    drawn, every = len(part.weight), len(network.projection.weight)
    shown = "" if drawn == every else f"Drawn are the {each} strongest ties of each, {drawn:,} of {every:,}. "
    return f"{shown}Shapes, colours and numbers are communities, found in the whole network."


def _method(network: Network) -> str:
    """Return how the network is reckoned, and its limits, with the sources of both methods."""
    told, groups = networks()[network.of], measures()["communities"]
    parts = [told.title, told.method, told.limits, f"Communities: {groups.method}"]
    sources = [each.reference for each in (told, groups) if each.reference]
    return " ".join([*(f"{part.rstrip('.')}." for part in parts if part), f"Sources: {'; '.join(sources)}."])


def _lines(*, directed: bool) -> list[Line]:
    """Return three kinds of line, by how strong a tie is among those drawn."""
    step = (WIDTHS[1] - WIDTHS[0]) / (LEVELS - 1)
    return [
        Line(f"level-{level}", words, words, COLOUR, round(WIDTHS[0] + step * level, 2), arrow=directed)
        for level, words in enumerate(WORDS)
    ]


def _edges(describer: Describer, network: Network, part: Projection) -> list[Edge]:
    least, most = float(part.weight.min()), float(part.weight.max())
    label = networks()[network.of].tie
    edges = []
    behind = network.behind(part, CITED)
    ends = zip(part.source.tolist(), part.target.tolist(), part.weight.tolist(), behind, strict=True)
    for one, other, weight, (things, documents) in ends:
        source, target = part.nodes[one], part.nodes[other]
        level = _level(weight, least, most)
        edges.append(
            Edge(
                name=f"{source}~{target}",
                kind=f"level-{level}",
                source=source,
                target=target,
                label=label,
                facts=_facts(describer, rounded(weight), things, documents),
            )
        )
    return edges


def _level(weight: float, least: float, most: float) -> int:
    """Return which third of the range of weights one is in; the middle where all are the same."""
    return min(int(LEVELS * (weight - least) / (most - least)), LEVELS - 1) if most > least else LEVELS // 2


def _facts(
    describer: Describer, weight: float | None, things: tuple[str, ...], documents: tuple[str, ...]
) -> tuple[view.Fact, ...]:
    """Return the weight, and the first of what ties the two, with the documents behind it."""
    named = ", ".join(describer.label(name) for name in things[:CITED])
    sources = tuple(describer.document(name) for name in documents)
    facts = [view.Fact("weight", f"{weight:g}" if weight is not None else "", sources)]
    if things:
        rest = f" and {len(things) - CITED} more" if len(things) > CITED else ""
        facts.append(view.Fact("by", named + rest, sources))
    return tuple(facts)
