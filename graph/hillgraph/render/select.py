"""Selection: which things and ties of a graph a picture shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.model.kinds import Look, Model, TieKind
from hillgraph.network.lineage import Step as Carried
from hillgraph.network.paths import neighbourhood, shortest
from hillgraph.query.edges import Edge
from hillgraph.query.facts import Describer, Fact
from hillgraph.query.opened import OpenGraph
from hillgraph.query.question import question as asked
from hillgraph.render import view
from hillgraph.render.view import Line, View
from hillgraph.sources.story import Story

MOST = 500
ACRONYM = re.compile(r"[A-Z][A-Z-]{1,7}\Z")
SUFFIX = re.compile(r",? (?:Jr\.|Sr\.|II|III|IV)\Z")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The names of the things to draw, the ties among them, and how many things were left out."""

    names: tuple[str, ...]
    edges: tuple[Edge, ...]
    left_out: int


def whole(graph: OpenGraph, *, kinds: Iterable[str] | None = None, most: int = MOST) -> View:
    """Return a view of everything that has a tie of *kinds*, by default of the drawn kinds."""
    edges = graph.edges(kinds)
    names = {end for edge in edges for end in (edge.source, edge.target)}
    return _viewed(graph, _chosen(names, edges, {}, most), graph.title)


def around(
    graph: OpenGraph, name: str, *, hops: int = 1, kinds: Iterable[str] | None = None, most: int = MOST
) -> View:
    """Return a view of a thing and what is within *hops* ties of *kinds* of it."""
    edges = graph.edges(kinds)
    distance = neighbourhood(edges, name, hops)
    return _viewed(graph, _chosen(set(distance), edges, distance, most), graph.labels([name])[name])


def answered(
    graph: OpenGraph,
    question: str,
    parameters: Mapping[str, object],
    *,
    most: int = MOST,
    timeout: float = 30,
) -> View:
    """Return a view of the things and ties that a named question is about and answers with."""
    rows = graph.answered(question, parameters, timeout=timeout)
    drawable = {name for edge in graph.edges() for name in (edge.name, edge.source, edge.target)}
    names = {cell for row in rows for cell in row if isinstance(cell, str)} & drawable
    if not names:
        raise NotFound(f"The question '{question}' answers with no thing or tie that could be drawn.")
    words = asked(question)
    things = {"thing", *graph.model.things}
    about = {
        graph.named(str(parameters[name])) for name in parameters if words.parameters[name].kind in things
    }
    return named(graph, names | about, words.title, most=most)


def between(
    graph: OpenGraph,
    start: str,
    end: str,
    *,
    hops: int = 5,
    kinds: Iterable[str] | None = None,
    most: int = MOST,
) -> View:
    """Return a view of all shortest paths of at most *hops* ties between two things, chosen as it opens.

    Of more than *most* things those of the paths through things with few ties are kept.
    """
    edges = graph.edges(kinds)
    kept: set[str] = {start, end}
    every: set[str] = set()
    for path in shortest(edges, start, end, most=hops, shown=0):
        inner = {hop.there for hop in path.hops}
        every |= inner
        if len(kept | inner) <= most:
            kept |= inner
    chosen = replace(_chosen(kept, edges, {}, most), left_out=len(every - kept))
    labels = graph.labels([start, end])
    return replace(
        _viewed(graph, chosen, f"From {labels[start]} to {labels[end]}"), opening=f"path={start},{end}"
    )


def carried(graph: OpenGraph, name: str, steps: Sequence[Carried], *, most: int = MOST) -> View:
    """Return a view of the lineage of a bill, given by its *steps*, with the supporters of each.

    As it opens the bill is compared with the one before it, where that is of the same chamber.
    """
    supporters = {member for step in steps for member in step.supporters}
    bills = {step.bill.name for step in steps}
    chosen = _chosen(bills | supporters, graph.edges(), dict.fromkeys(supporters, 1), most)
    own = next(step for step in steps if step.bill.name == name)
    title = f"{graph.labels([name])[name]} and its lineage"
    opening = f"compare={own.link.earlier},{name}" if own.link and own.before is not None else ""
    return replace(_viewed(graph, chosen, title), opening=opening)


def told(view: View, story: Story) -> View:
    """Return *view* with a story to walk through it; raise `InvalidInput` where it names what isn't there."""
    there = {node.name for node in view.nodes} | {edge.name for edge in view.edges}
    why = "isn't in this picture; draw more of the graph, or leave it out"
    faults = [
        Fault(story.file, name.line, name.column, f"'{name.text}' {why}")
        for step in story.steps
        for name in step.names
        if name.text not in there
    ]
    if faults:
        raise InvalidInput(faults)
    return replace(view, story=story)


def named(graph: OpenGraph, names: Iterable[str], title: str, *, most: int = MOST) -> View:
    """Return a view of the things in *names*, the ends of the ties among them, and the ties between."""
    edges = graph.edges()
    by_name = {edge.name: edge for edge in edges}
    asked = set(names)
    ends = {end for name in asked if name in by_name for end in (by_name[name].source, by_name[name].target)}
    drawable = {name for name in asked if name.partition(":")[0] in graph.model.things}
    return _viewed(graph, _chosen(drawable | ends, edges, {}, most), title)


def things(graph: OpenGraph, names: Iterable[str], title: str) -> View:
    """Return a view of things alone, for ties that are reckoned and not in the graph."""
    return _viewed(graph, Chosen(tuple(sorted(names)), (), 0), title)


def _chosen(names: set[str], edges: Sequence[Edge], distance: dict[str, int], most: int) -> Chosen:
    within = [edge for edge in edges if edge.source in names and edge.target in names]
    degree = Counter(end for edge in within for end in (edge.source, edge.target))
    ordered = sorted(names, key=lambda name: (distance.get(name, 0), -degree[name], name))
    kept = set(ordered[:most])
    ties = tuple(edge for edge in within if edge.source in kept and edge.target in kept)
    return Chosen(tuple(sorted(kept)), ties, len(names) - len(kept))


def _viewed(graph: OpenGraph, chosen: Chosen, title: str) -> View:
    model = graph.model
    describer = graph.describer()
    notes = {each.name: each.note for each in graph.candidates(chosen.names)}
    nodes = tuple(_node(describer, model, name, notes.get(name, "")) for name in chosen.names)
    edges = tuple(_edge(describer, model.ties[edge.kind], edge) for edge in chosen.edges)
    shown = {node.look for node in nodes}
    kinds = {edge.kind for edge in edges}
    return View(
        title=title,
        as_of=graph.as_of,
        nodes=nodes,
        edges=edges,
        looks=tuple(look for kind in model.things.values() for look in kind.looks if look.name in shown),
        lines=tuple(
            Line(kind.name, kind.label, kind.plural, kind.colour, kind.width, kind.support)
            for kind in model.ties.values()
            if kind.name in kinds
        ),
        sources=tuple(graph.citations()),
        left_out=chosen.left_out,
        how_to_see="More are drawn with --max-nodes N; one and its neighbours with hillgraph render THING."
        if chosen.left_out
        else "",
    )


def _node(describer: Describer, model: Model, name: str, note: str) -> view.Node:
    facts = describer.of(name)
    kind = model.things[name.partition(":")[0]]
    held = {fact.property for fact in facts} | set(describer.types(name))
    look = next(look for look in kind.looks if look.when is None or look.when in held)
    label = describer.label(name)
    return view.Node(
        name=name,
        label=label,
        look=look.name,
        facts=tuple(_fact(fact) for fact in facts if fact.property != "label" or fact.contested),
        short=_short(label, facts, look),
        note=note,
        contested=any(fact.contested for fact in facts),
    )


def _edge(describer: Describer, kind: TieKind, edge: Edge) -> view.Edge:
    tie = describer.tie(edge.name, edge.source)
    whole = () if tie.facts else (view.Fact("said by", "", tie.sources),)
    return view.Edge(
        name=edge.name,
        kind=edge.kind,
        source=edge.source,
        target=edge.target,
        label=kind.label,
        facts=tuple(_fact(fact) for fact in tie.facts) + whole,
        since=edge.since,
        until=edge.until,
        stands=edge.stands,
        contested=tie.contested,
    )


def _fact(fact: Fact) -> view.Fact:
    address = fact.value if fact.value.startswith(("http://", "https://")) else ""
    return view.Fact(fact.label, fact.value, fact.sources, address, fact.contested)


def _short(label: str, facts: Iterable[Fact], look: Look) -> str:
    """Return what stands on the canvas: a notation or acronym where there is one, else the label."""
    notation = next((fact.value for fact in facts if fact.property == "notation"), None)
    acronyms = [fact.value for fact in facts if fact.property == "alt_label" and ACRONYM.match(fact.value)]
    if look.initials and " " in label:
        first, *_, last = SUFFIX.sub("", label).split()
        return f"{first[0]}. {last}"
    initials = "".join(word[0] for word in label.split() if word[0].isupper())
    return notation or min(acronyms, default=label, key=lambda name: (name != initials, len(name), name))
