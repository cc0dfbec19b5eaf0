"""Selection: what a picture shows of a graph, and what it says it left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hillgraph.errors import NotFound
from hillgraph.graph import Graph
from hillgraph.render import select
from hillgraph.render.view import View
from hillgraph.render.woven import woven
from tests.commands import called


@pytest.mark.slow
def test_the_whole_picture_has_every_drawn_tie_and_no_hub_of_parties(picture: View) -> None:
    """Chambers and parties tie everybody to everybody; they are told in words instead."""
    kinds = {edge.kind for edge in picture.edges}

    assert picture.left_out == 0
    assert picture.title == "Partner with Korea Act"
    assert len([edge for edge in picture.edges if edge.kind == "cosponsorship"]) == 453
    assert kinds.isdisjoint({"service", "party_membership", "issuance"})


def test_a_small_picture_keeps_what_is_near_and_central_and_says_what_it_left_out(graph: Graph) -> None:
    """A reader must know that there is more, and how to see it."""
    view = select.around(graph, "organization:kita", hops=2, most=20)

    names = {node.name for node in view.nodes}
    assert len(names) == 20
    assert {"organization:kita", "organization:thomas-capitol-partners", "bill:119-hr-4687"} <= names
    assert view.left_out == 70
    assert "--max-nodes" in view.how_to_see


def test_a_questions_picture_ties_its_answer_to_what_was_asked_of(graph: Graph) -> None:
    """The bill isn't a column of its supporters, and yet belongs in the middle of them."""
    view = select.answered(graph, "supporters", {"bill": "bill:119-hr-4687"})

    assert len(view.nodes) == 16
    signed = [edge for edge in view.edges if edge.target == "bill:119-hr-4687"]
    assert len({edge.source for edge in signed}) == 15


def test_a_question_without_things_has_no_picture(graph: Graph) -> None:
    """A page of nothing would look like a fault of ours."""
    with pytest.raises(NotFound, match="no thing or tie that could be drawn"):
        select.answered(graph, "documents", {})


def test_names_on_the_canvas_are_short_and_every_fact_says_who_says_so(picture: View) -> None:
    """The full name is in the panel; the notation, acronym or initial is on the canvas."""
    short = {node.name: node.short for node in picture.nodes}

    assert short["organization:kita"] == "KITA"
    assert short["visa:H-1B1"] == "H-1B1"
    assert short["person:K000397"] == "Y. Kim"
    assert all(fact.evidence for node in picture.nodes for fact in node.facts)


def test_a_path_is_drawn_with_all_that_are_as_short(graph: Graph) -> None:
    """Between two things that share nine bills there are nine ways, and none is left out in silence."""
    view = select.between(graph, "person:K000397", "person:B001287")

    ways = graph.paths("person:K000397", "person:B001287", shown=0)
    inner = {hop.there for way in ways for hop in way.hops}
    assert len(ways) > 1
    assert {node.name for node in view.nodes} == inner | {"person:K000397"}
    assert view.opening == "path=person:K000397,person:B001287"
    assert view.title == "From Young Kim to Ami Bera"


def test_a_path_of_too_many_things_keeps_whole_ways(graph: Graph) -> None:
    """Half a way leads nowhere."""
    full = select.between(graph, "person:K000397", "person:B001287")

    view = select.between(graph, "person:K000397", "person:B001287", most=4)

    assert len(view.nodes) <= 4
    assert view.left_out == len(full.nodes) - len(view.nodes) > 0


def test_a_lineage_is_drawn_with_its_supporters_and_opens_on_who_stayed(graph: Graph) -> None:
    """What a campaign asks first: who of the last Congress has signed again."""
    steps = graph.lineage("bill:119-hr-4687")

    view = select.carried(graph, "bill:119-hr-4687", steps)

    names = {node.name for node in view.nodes}
    assert {step.bill.name for step in steps} <= names
    assert {member for step in steps for member in step.supporters} <= names
    assert view.opening == "compare=bill:118-hr-2827,bill:119-hr-4687"
    assert {line.kind for line in view.lines if line.support} == {"sponsorship", "cosponsorship"}


def test_neighbours_can_be_of_some_kinds_of_tie_alone(graph: Graph) -> None:
    """Who represents whom, without who signed what."""
    view = select.around(graph, "organization:kita", hops=2, kinds=["engagement"])

    assert {edge.kind for edge in view.edges} == {"engagement"}
    assert "organization:kr-embassy-us" in {node.name for node in view.nodes}


def test_a_network_is_drawn_with_the_strongest_ties_of_each_in_communities(graph: Graph) -> None:
    """Ten thousand ties among two hundred people are a blot; three of each are a map."""
    network = graph.network("members")

    view = woven(graph, network, "Members")

    each = Counter(end for edge in view.edges for end in (edge.source, edge.target))
    assert {node.name for node in view.nodes} == set(network.projection.nodes)
    assert min(each.values()) >= 3
    assert len(view.edges) < len(network.projection.weight) / 10
    assert {node.group for node in view.nodes} == set(range(1, len(view.groups) + 1))
    assert f"{len(view.edges):,} of {len(network.projection.weight):,}" in view.note
    assert not any(line.arrow for line in view.lines)
    assert "Sources:" in view.method


def test_each_reckoned_tie_says_by_what_and_who_says_so(graph: Graph) -> None:
    """A weight without its bills would have to be believed."""
    network = graph.network("members", congress=119)
    view = woven(graph, network, "Members")
    signed = {(edge.source, edge.target): edge for edge in graph.edges(["cosponsorship", "sponsorship"])}

    for edge in view.edges:
        weight, by = edge.facts
        bills = {target for source, target in signed if source == edge.source}
        both = {bill for source, bill in signed if source == edge.target and bill in bills}
        both = {bill for bill in both if bill.startswith("bill:119-")}
        assert int(weight.value) == len(both)
        assert weight.evidence == by.evidence
        assert len(by.evidence) >= 1
        assert any(graph.labels([bill])[bill] in by.value for bill in both)


def test_a_network_keeps_those_with_most_weight(graph: Graph) -> None:
    """What is left out is said, and how to see it."""
    view = woven(graph, graph.network("members"), "Members", most=50)

    assert len(view.nodes) == 50
    assert view.left_out == len(graph.network("members").projection.nodes) - 50
    assert "--max-nodes" in view.how_to_see


def test_a_network_without_ties_has_no_picture(graph: Graph) -> None:
    """An empty page would look like a fault of ours."""
    with pytest.raises(NotFound, match="Members has no ties in this store"):
        woven(graph, graph.network("members", congress=119, chamber="senate"), "Members")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("organization:kita", "--path", "committee:hsju00"), 0, "Drew 3 things and 2 ties"),
        (("bill:119-hr-4687", "--lineage"), 0, "Drew 207 things"),
        (("--network", "members", "--congress", "118", "--chamber", "house"), 0, "Drew 43 things"),
        (("organization:kita", "--kinds", "engagement"), 0, "Drew"),
        (("--query", "supporters", "--lineage"), 2, "--query and --lineage are different pictures"),
        (("--path", "committee:hsju00"), 2, "--path needs a THING to start from"),
        (("--lineage",), 2, "--lineage needs a THING to start from"),
        (("organization:kita", "--lineage"), 2, "wanted is bill"),
        (("organization:kita", "--network", "members"), 2, "Give a thing or --network, not both"),
        (("--congress", "118"), 2, "--congress and --chamber go with --network"),
        (("--network", "friends"), 2, "There is no network of 'friends'"),
        (("--network", "members", "--kinds", "engagement"), 2, "--kinds doesn't go with --network"),
        (("--kinds", "friendship"), 2, "'friendship' is not a kind of tie"),
        (("-p", "bill=x"), 2, "-p goes with --query"),
        (("--story", "nothing.yml"), 3, "There is no file nothing.yml"),
    ],
)
def test_render_draws_what_is_asked_or_says_why_not(
    store: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    """One clear message, the exit code of the contract, and no half-written page."""
    page = tmp_path / "page.html"

    ended = called("render", *words, "-o", str(page), store=store)

    assert (ended.code, page.exists()) == (code, code == 0), ended.err
    assert said in ended.err
    assert "Traceback" not in ended.err
