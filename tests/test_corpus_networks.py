"""The network of a whole Congress, against its writer's counts and what plain networkx makes of its files."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from benchmarks.corpus import Corpus
from hillgraph.graph import Graph

pytestmark = [pytest.mark.slow, pytest.mark.shared]
CONGRESS = 114


@pytest.fixture(scope="module")
def senate(whole: Corpus) -> nx.DiGraph[str]:
    """Read the Senate's files with the standard library alone: who cosponsors whose bills, and how many."""
    weights: Counter[tuple[str, str]] = Counter()
    members = set()
    for path in whole.bills:
        if path.name.split("-")[2][0] != "s":
            continue
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                bill = ET.fromstring(packed.read(name)).find("bill")  # noqa: S314 - our own tool wrote it
                assert bill is not None
                sponsors = [each.text or "" for each in bill.iterfind("sponsors/item/bioguideId")]
                joined = {
                    each.findtext("bioguideId") or ""
                    for each in bill.iterfind("cosponsors/item")
                    if not each.findtext("sponsorshipWithdrawnDate")
                }
                members |= {*sponsors, *joined}
                weights.update((who, sponsor) for who in joined for sponsor in sponsors if who != sponsor)
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(f"person:{who}" for who in sorted(members))
    found.add_weighted_edges_from(
        (f"person:{who}", f"person:{to}", many) for (who, to), many in weights.items()
    )
    return found


def test_the_network_of_cosponsors_is_as_its_writer_counted(congress: Graph, whole: Corpus) -> None:
    """Nodes, edges, weight, density and the ten whose bills were signed most."""
    true = json.loads((whole.folder / "truth.json").read_text("utf-8"))["congresses"][0]["network"]

    network = congress.network("cosponsors", congress=CONGRESS)

    found: dict[Any, Any] = dict(network.measured("summary"))  # type: ignore[arg-type]
    assert [found[name] for name in ("nodes", "edges", "total weight")] == [
        true["nodes"],
        true["edges"],
        true["total_weight"],
    ]
    assert found["density"] == true["density"]
    assert [(row[0], row[3]) for row in network.measured("degree")[:10]] == [
        (f"person:{each['bioguide']}", each["weight"]) for each in true["top_in_strength"]
    ]


def test_published_figures_of_the_114th_are_found(congress: Graph) -> None:
    """The Lugar Center has Collins and King first, Pew 329 laws; docs/questions.md sets them beside ours."""
    found = congress.query("bipartisan", congress=f"congress:{CONGRESS}")

    first = {row[2]: row[1] for row in reversed(found.rows)}
    assert first == {"chamber:house": "Peter King", "chamber:senate": "Susan Collins"}
    assert congress.query("laws-by-congress").one()[3] == 329


def test_ties_of_the_senate_are_those_of_its_files(congress: Graph, senate: nx.DiGraph[str]) -> None:
    """Every tie and weight, read in another way."""
    found = congress.network("cosponsors", congress=CONGRESS, chamber="senate").networkx()

    assert sorted(found.nodes) == sorted(senate.nodes)
    assert {(one, to): tie["weight"] for one, to, tie in found.edges(data=True)} == {
        (one, to): tie["weight"] for one, to, tie in senate.edges(data=True)
    }


@pytest.mark.parametrize(
    ("measure", "column"),
    [
        ("degree", "in_degree"),
        ("degree", "out_strength"),
        ("closeness", "closeness"),
        ("connectedness", "connectedness"),
        ("betweenness", "betweenness"),
        ("eigenvector", "eigenvector"),
        ("pagerank", "pagerank"),
        ("core", "core"),
    ],
)
def test_measures_of_the_senate_are_those_of_networkx(
    congress: Graph, senate: nx.DiGraph[str], measure: str, column: str
) -> None:
    """Nothing of ours has a part in what is expected."""
    result = congress.network("cosponsors", congress=CONGRESS, chamber="senate").measured(measure)

    place = result.columns.index(column)
    found = {str(row[0]): row[place] for row in result}
    assert found == pytest.approx(_expected(senate, column), abs=1e-6)


def test_distances_of_the_senate_are_those_of_networkx(congress: Graph, senate: nx.DiGraph[str]) -> None:
    """Ordered pairs by the number of ties between them."""
    ways = nx.all_pairs_shortest_path_length(senate)
    lengths = Counter(length for node, others in ways for other, length in others.items() if other != node)

    network = congress.network("cosponsors", congress=CONGRESS, chamber="senate")
    found: dict[Any, Any] = dict(network.measured("distances"))  # type: ignore[arg-type]

    number = senate.number_of_nodes()
    left = number * (number - 1) - sum(lengths.values())
    assert found == ({**lengths, None: left} if left else dict(lengths))


def test_shared_bills_of_senators_are_those_of_networkx(congress: Graph, whole: Corpus) -> None:
    """Networkx's own projection of who signed what, on the joint resolutions alone, as it is slow."""
    signed: nx.Graph[str] = nx.Graph()
    members = set()
    for path in whole.bills:
        if path.name.split("-")[2].removesuffix(".zip") != "sjres":
            continue
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                bill = ET.fromstring(packed.read(name)).find("bill")  # noqa: S314 - our own tool wrote it
                assert bill is not None
                for each in (*bill.iterfind("sponsors/item"), *bill.iterfind("cosponsors/item")):
                    if not each.findtext("sponsorshipWithdrawnDate"):
                        who = f"person:{each.findtext('bioguideId')}"
                        members.add(who)
                        signed.add_edge(who, name)
    expected = nx.bipartite.weighted_projected_graph(signed, sorted(members))

    found = congress.network("members", congress=CONGRESS, types=["sjres"]).networkx()

    assert {frozenset(tie[:2]): tie[2]["weight"] for tie in found.edges(data=True)} == {
        frozenset(tie[:2]): tie[2]["weight"] for tie in expected.edges(data=True)
    }


def _expected(senate: nx.DiGraph[str], column: str) -> dict[str, float]:
    if column == "in_degree":
        return dict(senate.in_degree())
    if column == "out_strength":
        return dict(senate.out_degree(weight="weight"))
    if column == "core":
        return dict(nx.core_number(nx.Graph(senate)))
    if column == "connectedness":
        far: nx.DiGraph[str] = nx.DiGraph()
        far.add_nodes_from(senate)
        far.add_edges_from((one, to, {"far": 1 / tie["weight"]}) for one, to, tie in senate.edges(data=True))
        ways = dict(nx.all_pairs_dijkstra_path_length(far, weight="far"))
        reached = {to: [ways[one][to] for one in far if one != to and to in ways[one]] for to in far}
        return {to: len(each) / sum(each) if each else 0.0 for to, each in reached.items()}
    measures: dict[str, Any] = {
        "closeness": nx.closeness_centrality,
        "betweenness": nx.betweenness_centrality,
        "eigenvector": lambda graph: nx.eigenvector_centrality(
            graph, weight="weight", tol=1e-10, max_iter=2000
        ),
        "pagerank": lambda graph: nx.pagerank(graph, tol=1e-12, max_iter=1000),
    }
    found: dict[str, float] = measures[column](senate)
    return found
