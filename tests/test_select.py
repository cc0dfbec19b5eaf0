"""Selection: what a picture shows of a graph, and what it says it left out."""

from __future__ import annotations

import pytest

from hillgraph.errors import NotFound
from hillgraph.graph import Graph
from hillgraph.render import select


def test_the_whole_picture_has_every_drawn_tie_and_no_hub_of_parties(graph: Graph) -> None:
    """Chambers and parties tie everybody to everybody; they are told in words instead."""
    view = select.whole(graph)

    kinds = {edge.kind for edge in view.edges}
    assert view.left_out == 0
    assert view.title == "Partner with Korea Act"
    assert len([edge for edge in view.edges if edge.kind == "cosponsorship"]) == 453
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


def test_names_on_the_canvas_are_short_and_every_fact_says_who_says_so(graph: Graph) -> None:
    """The full name is in the panel; the notation, acronym or initial is on the canvas."""
    view = select.whole(graph)

    short = {node.name: node.short for node in view.nodes}
    assert short["organization:kita"] == "KITA"
    assert short["visa:H-1B1"] == "H-1B1"
    assert short["person:K000397"] == "Y. Kim"
    assert all(fact.evidence for node in view.nodes for fact in node.facts)
