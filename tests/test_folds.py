"""Folds: what is drawn as one must be alike in everything that the picture says of it."""

from __future__ import annotations

from dataclasses import replace

from hillgraph.render.folds import LEAST, ROOMY, folds
from hillgraph.render.view import View
from tests.pictured import BILL, RIVAL, crowded, pictured


def test_those_who_signed_one_bill_alone_are_folded() -> None:
    """Twenty dots around a bill say no more than their number."""
    first, second = folds(pictured())

    assert (len(first.members), first.hubs) == (19, (BILL,))
    assert (len(second.members), second.hubs) == (10, (RIVAL,))
    assert "person:M000004" not in first.members, "who withdrew isn't like those who stand"


def test_members_of_a_fold_have_the_same_ties(picture: View) -> None:
    """Otherwise the fold's ties would be false of some."""
    ties: dict[str, set[tuple[str, str, str, bool]]] = {}
    for edge in picture.edges:
        ties.setdefault(edge.source, set()).add(("to", edge.kind, edge.target, edge.stands))
        ties.setdefault(edge.target, set()).add(("from", edge.kind, edge.source, edge.stands))

    found = folds(picture)

    assert len(found) >= 8
    for fold in found:
        assert len({frozenset(ties[name]) for name in fold.members}) == 1
        assert len(fold.members) >= LEAST


def test_nothing_is_folded_twice_and_no_hub_at_all(picture: View) -> None:
    """A fold hangs on something that is seen."""
    found = folds(picture)

    members = [name for fold in found for name in fold.members]
    assert len(members) == len(set(members))
    assert not {hub for fold in found for hub in fold.hubs} & set(members)


def test_what_sources_differ_on_is_seen_by_itself(picture: View) -> None:
    """A disagreement must not disappear in a pile."""
    contested = {node.name for node in picture.nodes if node.contested}
    contested |= {end for edge in picture.edges if edge.contested for end in (edge.source, edge.target)}

    assert contested
    assert not contested & {name for fold in folds(picture) for name in fold.members}


def test_small_pictures_and_communities_are_not_folded() -> None:
    """Where there is room, names are better than a count."""
    small = pictured()
    kept = small.nodes[:ROOMY]
    names = {node.name for node in kept}
    edges = tuple(edge for edge in small.edges if {edge.source, edge.target} <= names)
    assert folds(replace(small, nodes=kept, edges=edges)) == []

    grouped = replace(small, nodes=tuple(replace(node, group=1) for node in small.nodes))
    assert folds(grouped) == []


def test_order_of_nodes_and_edges_changes_nothing() -> None:
    """The same graph gives the same picture."""
    view = crowded(335, 15, 1100)

    assert folds(_turned(view)) == folds(view) != []


def _turned(view: View) -> View:
    return replace(view, nodes=view.nodes[::-1], edges=view.edges[::-1])
