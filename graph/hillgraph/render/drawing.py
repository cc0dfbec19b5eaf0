"""What pyvis is given: each thing with its size, name and place, each tie with its curve."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from hillgraph.model.kinds import Look
from hillgraph.network.measures import betweenness
from hillgraph.network.projection import Projection
from hillgraph.render.folds import Fold
from hillgraph.render.layout import Mark, positions
from hillgraph.render.lettering import room, wrapped
from hillgraph.render.rows import FRAME
from hillgraph.render.view import Edge, View

LETTERED = frozenset({"box", "ellipse"})
PADDING = (14.0, 8.0)
CENTRAL = 10
CROWD = 40
BROKERED_TO = 1500
LABELLED = 0.22
"""The part of the frame that labels may fill from the start."""
OPTIONS: Mapping[str, Any] = {
    "edges": {"arrows": {"to": {"enabled": True}}, "chosen": False, "smooth": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "physics": {"enabled": False},
}


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands on the canvas for a thing or a fold: its look, its set name, its size.

    *always* and *crowd* say whether it is named from the start and whether its look is a crowd's, *broker* is
    its betweenness out of the highest, 0 to 1.
    """

    look: Look
    name: str
    size: float
    always: bool
    crowd: bool
    broker: float | None = None


def network(view: View, folded: Sequence[Fold]) -> Any:
    """Return pyvis's network of the view, filled in bulk: its things, then its folds, and its ties.

    Its own `add_node` and `add_edge` search all nodes each time; an undirected network would
    drop parallel ties.
    """
    from pyvis.edge import Edge as Drawn
    from pyvis.network import Network

    made = Network(directed=True, cdn_resources="in_line")
    made.nodes.extend(_drawn(view, folded))
    made.node_ids.extend(range(len(made.nodes)))
    places = {node.name: place for place, node in enumerate(view.nodes)}
    bends = _bends(view.edges)
    for number, edge in enumerate(view.edges):
        options: dict[str, Any] = {"id": number}
        if bends[number]:
            options["smooth"] = {
                "enabled": True,
                "roundness": abs(bends[number]),
                "type": "curvedCW" if bends[number] > 0 else "curvedCCW",
            }
        drawn = Drawn(places[edge.source], places[edge.target], directed=True, **options)
        made.edges.append(drawn.options)
    made.set_options(json.dumps(OPTIONS))
    return made


def _drawn(view: View, folded: Sequence[Fold]) -> list[dict[str, Any]]:
    from pyvis.node import Node as Drawn

    signs = _signs(view, folded)
    spots = _spots(view, folded, signs)
    return [
        Drawn(
            number,
            sign.look.shape,
            sign.name,
            always=sign.always,
            crowd=sign.crowd,
            group=sign.look.name,
            size=round(sign.size, 1),
            x=spots[number][0],
            y=spots[number][1],
            **({} if sign.broker is None else {"broker": sign.broker}),
        ).options
        for number, sign in enumerate(signs)
    ]


def _signs(view: View, folded: Sequence[Fold]) -> list[Sign]:
    looks = {look.name: look for look in view.looks}
    degree = _degree(view)
    most = max(degree.values(), default=0)
    away = {name for fold in folded for name in fold.members}
    always, crowd = _always(view, degree, away), _crowd(view)
    brokers = _brokers(view)
    things = [
        Sign(
            looks[node.look],
            wrapped(node.short or node.label),
            _size(degree[node.name], most, looks[node.look]),
            node.name in always,
            node.look in crowd,
            brokers.get(node.name),
        )
        for node in view.nodes
    ]
    piles = [
        Sign(
            looks[fold.look],
            wrapped(f"{len(fold.members)} {looks[fold.look].plural}"),
            _size(len(fold.members), most, looks[fold.look]),
            always=True,
            crowd=False,
        )
        for fold in folded
    ]
    return things + piles


def _spots(view: View, folded: Sequence[Fold], signs: Sequence[Sign]) -> list[tuple[int, int]]:
    """Return where each sign stands; members of folds in the room left by what is seen without them."""
    numbers = {node.name: number for number, node in enumerate(view.nodes)}
    pile = {name: len(view.nodes) + place for place, fold in enumerate(folded) for name in fold.members}
    standing = [n for n, node in enumerate(view.nodes) if node.name not in pile]
    standing += range(len(view.nodes), len(signs))
    place = {number: index for index, number in enumerate(standing)}
    ends = [
        tuple(place[pile.get(end, numbers[end])] for end in (edge.source, edge.target)) for edge in view.edges
    ]
    members = [(place[pile[name]], numbers[name]) for fold in folded for name in fold.members]
    spots = positions(
        [_mark(signs[number]) for number in standing],
        [(first, second) for first, second in ends],
        [(fold, Mark(signs[number].size)) for fold, number in members],
    )
    order = [*standing, *(number for _, number in members)]
    return [spot for _, spot in sorted(zip(order, spots, strict=True))]


def _brokers(view: View) -> dict[str, float]:
    """Return each thing's betweenness out of the highest, or nothing where there are too many things.

    Directions and parallel ties are left aside.
    """
    if len(view.nodes) > BROKERED_TO:
        return {}
    pairs = ((edge.source, edge.target, 1.0) for edge in view.edges)
    given = Projection.of_pairs(pairs, (node.name for node in view.nodes))
    between = betweenness(given)["betweenness"].tolist()
    most = max(between, default=0.0) or 1.0
    return {name: round(share / most, 3) for name, share in zip(given.nodes, between, strict=True)}


def _degree(view: View) -> Counter[str]:
    degree = Counter({node.name: 0 for node in view.nodes})
    for edge in view.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    return degree


def _size(degree: int, most: int, look: Look) -> float:
    return look.size * (8 + 20 * sqrt(degree / max(most, 1)))


def _always(view: View, degree: Mapping[str, int], away: Collection[str]) -> frozenset[str]:
    """Return who is labelled from the start: the ten most central, then all outside the crowd.

    Of those outside it as many, the most central first, as the frame has room for; those folded *away*
    are counted, not named.
    """
    ranked = sorted(view.nodes, key=lambda node: (-degree[node.name], node.name))
    crowd = _crowd(view)
    always = [node.name for node in ranked[:CENTRAL]]
    left = LABELLED * FRAME[0] * FRAME[1]
    for node in ranked:
        wide, high = room(wrapped(node.short or node.label))
        if node.look not in crowd and node.name not in away and left > 0:
            always.append(node.name)
            left -= wide * high
    return frozenset(always)


def _crowd(view: View) -> frozenset[str]:
    """Return the looks of which there are so many that names are shown where there is room."""
    counts = Counter(node.look for node in view.nodes)
    return frozenset(look for look, count in counts.items() if count > CROWD)


def _mark(sign: Sign) -> Mark:
    wide, high = room(sign.name)
    if sign.look.shape in LETTERED:
        rounder = 1.18 if sign.look.shape == "ellipse" else 1.0
        return Mark(sign.size, (wide * rounder + PADDING[0], high * rounder + PADDING[1]), inside=True)
    return Mark(sign.size, (wide, high)) if sign.always else Mark(sign.size)


def _bends(edges: Sequence[Edge]) -> list[float]:
    """Return how far each tie curves: those between the same two things fan out by 0.12 each."""
    sides: dict[tuple[str, ...], list[int]] = {}
    for number, edge in enumerate(edges):
        sides.setdefault(tuple(sorted((edge.source, edge.target))), []).append(number)
    bends = [0.0] * len(edges)
    for pair, numbers in sides.items():
        for place, number in enumerate(numbers):
            bend = 0.12 * (place - (len(numbers) - 1) / 2) * (1 if edges[number].source == pair[0] else -1)
            bends[number] = round(bend, 2)
    return bends
