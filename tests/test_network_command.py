"""The command `network`: tables and graphs on standard output, and what it says of wrong use."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from hillgraph.graph import Graph
from hillgraph.network.described import measures, networks
from tests.commands import called


def test_a_summary_says_nodes_edges_weight_and_density(lamps: Graph) -> None:
    """The first thing that anybody wants to know."""
    ended = called("network", "summary", "--congress", "118", store=_store(lamps))

    assert ended.code == 0, ended.err
    assert ended.out.splitlines()[:5] == [
        "measure,value",
        "nodes,5",
        "edges,5",
        "total weight,6.0",
        "density,0.25",
    ]


def test_options_narrow_and_weigh(lamps: Graph) -> None:
    """Those of a person are those of Python."""
    words = (
        "--congress",
        "118",
        "--during",
        "2023-01-01..2023-02-28",
        "--no-delegates",
        "--weight",
        "fowler",
    )

    ended = called("network", "edges", *words, "--documents", "--format", "ndjson", store=_store(lamps))

    found = [json.loads(line) for line in ended.out.splitlines()]
    assert [(row["from_name"], row["to_name"], row["weight"], row["behind"]) for row in found] == [
        ("Ann", "Cal", 0.5, ["bill:118-hr-2"]),
        ("Bea", "Ann", 1.0, ["bill:118-hr-1"]),
        ("Bea", "Cal", 0.5, ["bill:118-hr-2"]),
    ]


def test_edges_are_graphs_for_other_tools(lamps: Graph) -> None:
    """Gephi reads GEXF, yEd and igraph GraphML; both give what networkx was given."""
    store, words = _store(lamps), ("--of", "members", "--congress", "118")

    graphml = called("network", "edges", *words, "--format", "graphml", store=store)
    gexf = called("network", "edges", *words, "--format", "gexf", store=store)

    expected = lamps.network("members", congress=118).networkx()
    for found in (nx.parse_graphml(graphml.out), nx.read_gexf(io.BytesIO(gexf.out.encode()))):
        ties = {frozenset(tie[:2]): tie[2]["weight"] for tie in found.edges(data=True)}
        assert ties == {frozenset(tie[:2]): tie[2]["weight"] for tie in expected.edges(data=True)}
        assert found.nodes["person:Z000001"]["label"] == "Ann"
        assert found.nodes["person:Z000001"]["party"] == "democratic"
    again = called("network", "edges", *words, "--format", "gexf", store=store)
    assert again.out == gexf.out


def test_list_says_what_there_is() -> None:
    """It needs no store."""
    ended = called("network", "list", "--format", "json")

    found = [(each["what"], each["name"]) for each in json.loads(ended.out)]
    assert found == [*(("network", name) for name in networks()), *(("measure", name) for name in measures())]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("love",), 2, "There is no measure 'love'."),
        (("summary", "--of", "friends"), 2, "There is no network of 'friends'."),
        (("summary", "--documents"), 2, "--documents goes with edges."),
        (("summary", "--format", "gexf"), 2, "The form gexf is of edges, not of summary."),
        (("list", "--format", "gexf"), 2, "The form gexf is of edges, not of list."),
        (("summary", "--during", "2025"), 2, "--during takes two days as"),
        (("ideal",), 2, "is of one chamber: --chamber house, or senate."),
        (("summary", "--congress", "7"), 3, "congress:7"),
    ],
    ids=str,
)
def test_wrong_use_is_told(lamps: Graph, words: tuple[str, ...], code: int, told: str) -> None:
    """One message, and nothing on standard output."""
    ended = called("network", *words, store=_store(lamps))

    assert (ended.code, ended.out) == (code, "")
    assert told in ended.err
    assert "Traceback" not in ended.err


def _store(graph: Graph) -> Path:
    return graph.generation.folder.parents[1]
