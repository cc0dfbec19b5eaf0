"""A view as a drawing that doesn't move, for paper: where things stand in the picture, with their names."""

from __future__ import annotations

from hillgraph.render.layout import Mark, positions
from hillgraph.render.lettering import room, wrapped
from hillgraph.render.svg import Drawing
from hillgraph.render.view import View

WIDE, EDGE, HIGH = 860, 70, 620
RADIUS = 6.0


def still(view: View) -> str:
    """Return *view* as SVG: a dot a thing in the colour of its kind, a line a tie, names below the dots."""
    nodes = sorted(view.nodes, key=lambda node: node.name)
    places = {node.name: place for place, node in enumerate(nodes)}
    names = [wrapped(node.short or node.label) for node in nodes]
    marks = [Mark(RADIUS, room(name)) for name in names]
    ties = sorted({(places[edge.source], places[edge.target]) for edge in view.edges})
    spots = _fitted(positions(marks, ties))
    told = f"{len(nodes)} things and {len(ties)} ties between them, as of {view.as_of.isoformat()}."
    drawing = Drawing(view.title, told, WIDE, HIGH + 30)
    for start, end in ties:
        drawing.line(*spots[start], *spots[end])
    looks = {look.name: look for look in view.looks}
    for node, name, (x, y) in zip(nodes, names, spots, strict=True):
        drawing.dot(x, y, RADIUS, looks[node.look].fill)
        for row, words in enumerate(name.split("\n")):
            drawing.text(x, y + RADIUS + 12 + 13 * row, words, kind="name", anchor="middle")
    return drawing.markup()


def _fitted(spots: list[tuple[int, int]]) -> list[tuple[float, float]]:
    """Return *spots* within the drawing, width and height each on its own scale."""
    if not spots:
        return []
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    across, down = (WIDE - 2 * EDGE) / max(right - left, 1), (HIGH - 60) / max(bottom - top, 1)
    return [(EDGE + (x - left) * across, 20 + (y - top) * down) for x, y in spots]
