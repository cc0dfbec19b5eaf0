"""The graph as networkx holds it: things as nodes, ties as edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hillgraph.query.edges import Edge

if TYPE_CHECKING:
    import networkx as nx


def multigraph(edges: Iterable[Edge], labels: Mapping[str, str]) -> nx.MultiDiGraph[str]:
    """Return a directed multigraph whose nodes are short names with ``label`` and ``kind``.

    Each edge has the tie's short name as key, and ``kind``, ``since``, ``until`` (ISO days or
    absent) and ``stands`` as attributes.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered = sorted(edges)
    for name in sorted({end for edge in ordered for end in (edge.source, edge.target)}):
        graph.add_node(name, label=labels.get(name, name), kind=name.partition(":")[0])
    for edge in ordered:
        days = {"since": edge.since, "until": edge.until}
        dated = {key: day.isoformat() for key, day in days.items() if day is not None}
        graph.add_edge(edge.source, edge.target, key=edge.name, kind=edge.kind, stands=edge.stands, **dated)
    return graph
