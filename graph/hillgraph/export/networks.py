"""GraphML and GEXF: everything that has a tie, and all ties, for tools that draw and measure networks.

Nodes have ``label``, ``kind``, ``look``, ``types`` and ``documents``; edges have ``label``,
``kind``, ``since``, ``until``, ``stands``, ``documents`` and ``locators``. Several values in one text
are separated by `` | ``. A character that XML can't hold is written as its code. In GEXF a
tie's days are its interval too, for timelines.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from hillgraph.export.heading import heading, title
from hillgraph.export.held import HeldTie, things, ties
from hillgraph.export.selection import Selection
from hillgraph.export.signs import shown
from hillgraph.network.views import multigraph
from hillgraph.store.chosen import Build, tables

if TYPE_CHECKING:
    import networkx as nx


def graphml(selection: Selection, out: IO[bytes]) -> tuple[int, int]:
    """Write GraphML; return the numbers of things and ties."""
    graph = network(selection)
    write_graphml(graph, out)
    return graph.number_of_nodes(), graph.number_of_edges()


def write_graphml(graph: nx.Graph[str], out: IO[bytes]) -> None:
    """Write any networkx graph as GraphML."""
    from networkx import write_graphml_xml

    write_graphml_xml(graph, out)
    out.write(b"\n")


def gexf(selection: Selection, out: IO[bytes]) -> tuple[int, int]:
    """Write GEXF 1.2; return the numbers of things and ties."""
    graph = network(selection)
    for _, _, name, tie in graph.edges(keys=True, data=True):
        tie["id"] = name
        if tie.get("since", "") <= tie.get("until", "9"):
            tie |= {end: tie[day] for end, day in (("start", "since"), ("end", "until")) if day in tie}
    write_gexf(graph, out, selection.generation, _description(selection))
    return graph.number_of_nodes(), graph.number_of_edges()


def write_gexf(graph: nx.Graph[str], out: IO[bytes], generation: Build, description: str) -> None:
    """Write any networkx graph as GEXF 1.2, made of *generation*, with a *description* in words."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    _describe(writer.xml, generation, description)
    writer.write(out)
    out.write(b"\n")


def network(selection: Selection) -> nx.MultiDiGraph[str]:
    """Return the multigraph of all ties, each node and edge with its attributes as plain texts."""
    rows, model = tables(selection.generation).rows, selection.model
    held = {thing.name: thing for thing in things(rows, model)}
    tied = ties(rows, model)
    graph = multigraph([tie.edge for tie in tied], {name: shown(thing.label) for name, thing in held.items()})
    graph.graph |= {"name": title(selection.generation), "description": _description(selection)}
    for name, node in graph.nodes(data=True):
        thing = held[name]
        node |= {"look": thing.look, "types": thing.types, "documents": thing.evidence.documents}
    for tie in tied:
        graph.edges[tie.edge.source, tie.edge.target, tie.edge.name].update(_attributes(tie))
    return graph


def _attributes(tie: HeldTie) -> dict[str, str]:
    said = tie.evidence
    return {"label": tie.label, "documents": said.documents, "locators": shown(said.locators)}


def _description(selection: Selection) -> str:
    return shown("\n".join(heading(selection)))


def _describe(document: Element, generation: Build, description: str) -> None:
    """Say who made this from what, in place of the library's name and the day of writing."""
    meta = document.find("meta")
    if meta is None:
        raise LookupError("meta")
    meta.clear()
    meta.set("lastmodifieddate", generation.as_of.isoformat())
    SubElement(meta, "creator").text = f"hillgraph {generation.manifest['hillgraph']}"
    SubElement(meta, "description").text = description
