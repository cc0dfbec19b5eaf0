"""Merging: one node for one thing, the better source's value in front, nothing lost."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import InvalidInput
from hillgraph.model.kinds import model
from hillgraph.model.records import Origin, Tie
from hillgraph.store.merge import nodes
from tests.conftest import Write
from tests.test_dossier import GOOD

STORY = """\
things:
  - {id: bill:119-hr-4687, introduced_on: 2025-07-24, document: document:gazette.1, locator: "6"}
"""
ENDED = """\
from,to,n,since,withdrawn_on,document
person:K000397,bill:119-hr-4687,,2025-08-01,2025-08-05,document:record.1
person:K000397,bill:119-hr-4687,2,2025-08-09,,document:record.1
"""


def test_the_official_value_stands_and_the_press_value_is_listed(dossier: Write, tmp_path: Path) -> None:
    """The merged record has one value by precedence; each source's own is in its graph."""
    graph = hillgraph.build(tmp_path / "store", dossiers=[dossier({**GOOD, "story.yml": STORY})])

    merged = graph.sparql("SELECT ?day WHERE { bill:119-hr-4687 hg:introducedOn ?day }")
    said = graph.sparql(
        "SELECT ?source ?day { GRAPH ?source { bill:119-hr-4687 hg:introducedOn ?day } } ORDER BY ?source"
    )
    listed = graph.sql("SELECT property, value, source, locator, merged FROM disagreement ORDER BY value")

    assert list(merged) == [(date(2025, 7, 23),)]
    assert list(said) == [
        ("dataset:gazette.small", date(2025, 7, 24)),
        ("dataset:record.small", date(2025, 7, 23)),
    ]
    assert list(listed) == [
        ("introduced_on", "2025-07-23", "record", None, True),
        ("introduced_on", "2025-07-24", "gazette", "6", False),
    ]


def test_a_node_of_one_source_stands_in_no_named_graph(dossier: Write, tmp_path: Path) -> None:
    """A statement in two graphs would count twice in a union."""
    graph = hillgraph.build(tmp_path / "store", dossiers=[dossier(GOOD)])

    assert list(graph.sparql("SELECT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }")) == []


def test_a_withdrawn_tie_keeps_its_node_but_not_its_shortcut_and_rejoining_is_a_second(
    dossier: Write, tmp_path: Path
) -> None:
    """Who left is part of the story; who stands is what a count means."""
    graph = hillgraph.build(tmp_path / "store", dossiers=[dossier({**GOOD, "cosponsorship.csv": ENDED})])

    stands = graph.sql("SELECT id, stands FROM cosponsorship ORDER BY id")

    assert list(stands) == [
        ("cosponsorship:K000397.119-hr-4687", False),
        ("cosponsorship:K000397.119-hr-4687.2", True),
    ]
    assert graph.ask("ASK { person:K000397 hg:cosponsors bill:119-hr-4687 }")


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2025-07-31", []), ("2025-08-04", [1]), ("2025-08-05", []), ("2025-08-09", [2])],
)
def test_what_stands_is_what_stood_on_the_day_asked_for(
    dossier: Write, tmp_path: Path, day: str, standing: list[int]
) -> None:
    """A count of supporters on a day leaves out who joined later and who had withdrawn by then."""
    folder = dossier({**GOOD, "cosponsorship.csv": ENDED})

    graph = hillgraph.build(tmp_path / "store", dossiers=[folder], as_of=date.fromisoformat(day))

    rows = graph.sql("SELECT id FROM cosponsorship WHERE stands ORDER BY id")
    names = {1: "cosponsorship:K000397.119-hr-4687", 2: "cosponsorship:K000397.119-hr-4687.2"}
    assert [name for (name,) in rows] == [names[each] for each in standing]


def test_two_ties_of_different_ends_never_share_a_key() -> None:
    """Keys leave out the kinds of the ends, so a clash must stop the build rather than merge two ties."""
    origin = Origin("document:record.1", "dataset:record.small")
    ties = [
        Tie("participation", "person:kita", "event:raid", origin),
        Tie("participation", "organization:kita", "event:raid", origin),
    ]

    with pytest.raises(InvalidInput, match=r"participation:kita\.raid would be the key of two ties"):
        list(nodes(ties, model(), lambda _: 0, date(2025, 1, 1)))


def test_a_build_is_the_same_bytes_from_another_folder(dossier: Write, tmp_path: Path) -> None:
    """No clock, no path and no order of files may reach the graph."""
    folder = dossier({**GOOD, "story.yml": STORY})
    first = hillgraph.build(tmp_path / "one", dossiers=[folder]).generation
    moved = tmp_path / "elsewhere" / "small"
    moved.parent.mkdir()
    folder.rename(moved)
    second = hillgraph.build(tmp_path / "two", dossiers=[moved]).generation

    assert first.graph.read_bytes() == second.graph.read_bytes()
    assert gzip.decompress(first.graph.read_bytes()).decode().splitlines() == sorted(
        gzip.decompress(first.graph.read_bytes()).decode().splitlines()
    )
