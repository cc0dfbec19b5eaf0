"""The command about networks: who signs with whom, and what is measured of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hillgraph.cli.options import NETWORK_FORMS, NetworkFormat, Store, listed
from hillgraph.errors import WrongUse

if TYPE_CHECKING:
    from hillgraph.graph import Graph
    from hillgraph.network.network import Network

GRAPHS = {NetworkFormat.graphml, NetworkFormat.gexf}


def network(
    measure: Annotated[
        str, typer.Argument(help="What is asked of it; `list` says what there is.", metavar="MEASURE")
    ],
    of: Annotated[str, typer.Option(help="Which network.", metavar="NETWORK")] = "cosponsors",
    congress: Annotated[int | None, typer.Option(help="Only bills of this Congress.", metavar="N")] = None,
    chamber: Annotated[str | None, typer.Option(help="house or senate.", metavar="CHAMBER")] = None,
    committee: Annotated[str | None, typer.Option(help="Only bills referred to it.", metavar="THING")] = None,
    subject: Annotated[str | None, typer.Option(help="Only bills on it.", metavar="THING")] = None,
    during: Annotated[
        str | None, typer.Option(help="Only ties between two days.", metavar="DATE..DATE")
    ] = None,
    types: Annotated[
        str | None, typer.Option(help="Only bills of these types, as hr,s.", metavar="TYPE,…")
    ] = None,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="Count cosponsors who withdrew too.")
    ] = False,
    original: Annotated[bool, typer.Option("--original", help="Count original cosponsors only.")] = False,
    delegates: Annotated[bool, typer.Option(help="Count Delegates and the Resident Commissioner.")] = True,
    sponsors: Annotated[bool, typer.Option(help="Count the sponsor among those who signed.")] = True,
    weight: Annotated[
        str, typer.Option(help="bills, or fowler: one over a bill's cosponsors.", metavar="WEIGHT")
    ] = "bills",
    documents: Annotated[
        bool, typer.Option("--documents", help="With edges: what ties the two, and who says so.")
    ] = False,
    format: Annotated[NetworkFormat, typer.Option(help=NETWORK_FORMS, metavar="FORM")] = NetworkFormat.auto,
    store: Store = None,
) -> None:
    """Draw a network from the ties and measure it: who signs whose bills, and what follows from that.

    A measure is a table on standard output. `hillgraph network list` says which networks and measures
    there are; docs/networks.md how each is reckoned, with its source and limits.
    """
    import hillgraph
    from hillgraph.cli.looks import days
    from hillgraph.cli.writing import write_rows

    if measure == "list":
        write_rows(("what", "name", "title"), _listed(), _table(format, measure))
        return
    if documents and measure != "edges":
        raise WrongUse("--documents goes with edges.")
    graph = hillgraph.open(store)
    asked = graph.network(
        of,
        congress=congress,
        chamber=chamber,
        committee=committee,
        subject=subject,
        during=days(during),
        types=listed(types),
        withdrawn=withdrawn,
        original=original,
        delegates=delegates,
        sponsors=sponsors,
        weight=weight,
    )
    if format in GRAPHS and measure == "edges":
        _draw(graph, asked, format)
        return
    form = _table(format, measure)
    found = asked.edges(documents=documents) if documents else asked.measured(measure)
    write_rows(found.columns, found.rows, form)


def _table(format: NetworkFormat, measure: str) -> str:
    if format in GRAPHS:
        raise WrongUse(f"The form {format.value} is of edges, not of {measure}.")
    return format.value


def _listed() -> list[tuple[str, str, str]]:
    from hillgraph.network.described import measures, networks

    told = (("network", networks()), ("measure", measures()))
    return [(what, each.name, each.title) for what, every in told for each in every.values()]


def _draw(graph: Graph, asked: Network, format: NetworkFormat) -> None:
    from hillgraph.export.networks import write_gexf, write_graphml
    from hillgraph.network.described import networks

    drawn = asked.networkx()
    told = networks()[asked.of]
    drawn.graph["name"] = f"{graph.title}: {told.title}"
    sys.stdout.flush()
    if format == NetworkFormat.graphml:
        write_graphml(drawn, sys.stdout.buffer)
    else:
        write_gexf(drawn, sys.stdout.buffer, graph.generation, f"{drawn.graph['name']}. {told.method}")
    sys.stdout.buffer.flush()
