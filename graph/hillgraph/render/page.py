"""A view as one HTML file that needs no network: pyvis's nodes, edges and options in our own template."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from math import sqrt
from typing import Any

from hillgraph.model.kinds import Look
from hillgraph.render.layout import Mark, positions
from hillgraph.render.lettering import room, wrapped
from hillgraph.render.payload import packed
from hillgraph.render.rows import FRAME
from hillgraph.render.templates import asset, environment
from hillgraph.render.view import Edge, View

SCRIPTS = (
    "words.js",
    "state.js",
    "marks.js",
    "labels.js",
    "canvas.js",
    "notes.js",
    "camera.js",
    "pointing.js",
    "legend.js",
    "search.js",
    "details.js",
    "table.js",
    "start.js",
)
LETTERED = frozenset({"box", "ellipse"})
PADDING = (14.0, 8.0)
CENTRAL = 10
CROWD = 40
LABELLED = 0.22
"""The part of the frame that labels may fill from the start."""
OPTIONS: Mapping[str, Any] = {
    "edges": {"arrows": {"to": {"enabled": True}}, "chosen": False, "smooth": False},
    "interaction": {"hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "physics": {"enabled": False},
}


def page(view: View) -> str:
    """Return the picture of *view*: one file, the same bytes from the same view."""
    view = replace(
        view,
        nodes=tuple(sorted(view.nodes, key=lambda node: node.name)),
        edges=tuple(sorted(view.edges, key=lambda edge: edge.name)),
    )
    network = _network(view)
    vis, script = _vis(), _script()
    network.templateEnv = _environment(
        as_of=view.as_of.isoformat(),
        how_to_see=view.how_to_see,
        left_out=view.left_out,
        page_title=view.title,
        policy=_policy(vis, script),
        script=script,
        sources=view.sources,
        style=asset("page.css"),
        vis=vis,
        words=packed(view, view.nodes, view.edges),
    )
    network.path = "page.html.j2"
    return str(network.generate_html())


def _network(view: View) -> Any:
    """Return pyvis's network of the view, filled in bulk.

    Its own `add_node` and `add_edge` search all nodes each time; an undirected network would
    drop parallel ties.
    """
    from pyvis.edge import Edge as Drawn
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.nodes.extend(_drawn(view))
    network.node_ids.extend(range(len(view.nodes)))
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
        network.edges.append(drawn.options)
    network.set_options(json.dumps(OPTIONS))
    return network


def _drawn(view: View) -> list[dict[str, Any]]:
    from pyvis.node import Node as Drawn

    looks = {look.name: look for look in view.looks}
    degree = _degree(view)
    sizes = [
        _size(degree[node.name], max(degree.values(), default=0), looks[node.look]) for node in view.nodes
    ]
    names = [wrapped(node.short or node.label) for node in view.nodes]
    always, crowd = _always(view, degree), _crowd(view)
    marks = [
        _mark(size, name, looks[node.look], always=node.name in always)
        for node, size, name in zip(view.nodes, sizes, names, strict=True)
    ]
    numbers = {node.name: number for number, node in enumerate(view.nodes)}
    spots = positions(marks, [(numbers[edge.source], numbers[edge.target]) for edge in view.edges])
    return [
        Drawn(
            number,
            looks[node.look].shape,
            names[number],
            always=node.name in always,
            crowd=node.look in crowd,
            group=node.look,
            size=round(sizes[number], 1),
            x=spots[number][0],
            y=spots[number][1],
        ).options
        for number, node in enumerate(view.nodes)
    ]


def _degree(view: View) -> Counter[str]:
    degree = Counter({node.name: 0 for node in view.nodes})
    for edge in view.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    return degree


def _size(degree: int, most: int, look: Look) -> float:
    return look.size * (8 + 20 * sqrt(degree / max(most, 1)))


def _always(view: View, degree: Mapping[str, int]) -> frozenset[str]:
    """Return who is labelled from the start: the ten most central, then all outside the crowd.

    Of those outside it as many, the most central first, as the frame has room for.
    """
    ranked = sorted(view.nodes, key=lambda node: (-degree[node.name], node.name))
    crowd = _crowd(view)
    always = [node.name for node in ranked[:CENTRAL]]
    left = LABELLED * FRAME[0] * FRAME[1]
    for node in ranked:
        wide, high = room(wrapped(node.short or node.label))
        if node.look not in crowd and left > 0:
            always.append(node.name)
            left -= wide * high
    return frozenset(always)


def _crowd(view: View) -> frozenset[str]:
    """Return the looks of which there are so many that names are shown where there is room."""
    counts = Counter(node.look for node in view.nodes)
    return frozenset(look for look, count in counts.items() if count > CROWD)


def _mark(size: float, name: str, look: Look, *, always: bool) -> Mark:
    wide, high = room(name)
    if look.shape in LETTERED:
        rounder = 1.18 if look.shape == "ellipse" else 1.0
        return Mark(size, (wide * rounder + PADDING[0], high * rounder + PADDING[1]), inside=True)
    return Mark(size, (wide, high)) if always else Mark(size)


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


def _environment(**words: Any) -> Any:
    """Return the environment that pyvis renders our template in, with its *words*."""
    from markupsafe import Markup

    made = environment()
    made.globals.update(words)
    made.filters["as_json"] = lambda value: Markup(_json(value))  # noqa: S704 - `<` and `&` are escaped
    return made


def _json(value: Any) -> str:
    """Return *value* as JSON that no HTML parser takes for a tag; text is JSON already."""
    data = json.loads(value) if isinstance(value, str) else value
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _policy(*scripts: str) -> str:
    hashes = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _vis() -> str:
    """Return the vis-network that the installed pyvis brings, without its link to a source map."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    lines = library.read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))


def _script() -> str:
    return "(() => {\n" + "\n".join(["'use strict';", *(asset(name) for name in SCRIPTS)]) + "})();\n"
