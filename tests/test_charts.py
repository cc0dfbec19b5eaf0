"""Charts: numbers drawn from questions, told to who can't see them, the same bytes each time."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

import hillgraph
from hillgraph.errors import NotFound, WrongUse
from hillgraph.graph import Graph
from hillgraph.query.question import question
from hillgraph.render.charts import DRAWN, asked, chart
from hillgraph.render.figures import Bar, Series, bars, stepped
from hillgraph.render.svg import ticks
from tests.commands import called, ran

SVG = "{http://www.w3.org/2000/svg}"
GIVEN = {
    "bill": "bill:119-hr-4687",
    "client": "organization:kita",
    "country": "country:KR",
}


def drawn(graph: Graph, name: str) -> etree._Element:
    """Return a chart of the embedded dossier, parsed."""
    wanted = question(asked(name)).parameters
    given = {each: GIVEN[each] for each in wanted if each in GIVEN}
    return etree.fromstring(chart(graph, name, given).encode())


def said(root: etree._Element) -> str:
    """Return the description that is read out."""
    return str(root.findtext(f"{SVG}desc"))


@pytest.mark.parametrize("name", DRAWN)
def test_each_chart_is_a_drawing_with_a_title_and_a_description(graph: Graph, name: str) -> None:
    """Who can't see it hears what stands in it."""
    root = drawn(graph, name)

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title")
    assert len(said(root)) > 40
    assert etree.tostring(root) == etree.tostring(drawn(graph, name))


def test_no_annual_limit_is_an_open_bar_and_a_proposed_number_stands_apart(graph: Graph) -> None:
    """TN has no number: dashed, with the words, and never zero; E-4 is only proposed."""
    root = drawn(graph, "numbers")

    rows = graph.query("visa-numbers").records()
    dashed = root.findall(f"{SVG}rect[@stroke-dasharray]")
    assert len(dashed) == sum(row["number"] is None for row in rows)
    assert all(rect.get("fill") == "none" for rect in dashed)
    assert "TN, Canada: no annual number" in said(root)
    assert "E-4, Republic of Korea: 15,000, proposed" in said(root)
    assert "H-1B1, Chile: 1,400, out of H-1B" in said(root)
    assert len(root.findall(f"{SVG}rect[@fill-opacity]")) == 1


def test_a_bill_is_set_beside_its_predecessors_at_the_same_age(graph: Graph) -> None:
    """Seven House bills: 111 on day 617 of the first; H.R. 4687 has 14 on day 337, nine of them Democrats."""
    root = drawn(graph, "growth")

    assert "H.R. 1812 (113th): 111 at 617" in said(root)
    assert "H.R. 4687 (119th): 14 at 337; of them democratic: 9 at 337; of them republican: 5 at 337" in said(
        root
    )
    assert len([path for path in root.findall(f"{SVG}path") if "V" in str(path.get("d"))]) >= 9


def test_support_by_congress_is_that_of_the_lineage(graph: Graph) -> None:
    """Thirteen bills, in order."""
    assert said(drawn(graph, "supporters")).count("in both chambers") == 13


def test_a_chart_without_rows_says_so(graph: Graph) -> None:
    """The dossier has no reports of lobbying."""
    texts = [str(text.text) for text in drawn(graph, "money").iter(f"{SVG}text")]

    assert "Nothing to show: the store has no such rows." in texts


def test_words_of_data_are_no_markup() -> None:
    """A label that is a script stays a label, in bars and in lines."""
    evil = '</svg><script>alert(1)</script>&"'

    for text in (
        bars(evil, [Bar(evil, 3, evil)], evil),
        stepped(evil, [Series(evil, ((0, 1), (5, 2)))], evil, evil),
    ):
        root = etree.fromstring(text.encode())
        assert root.findtext(f"{SVG}title") == evil
        assert list(root.iter(f"{SVG}script")) == []


@pytest.mark.parametrize(
    ("most", "marks"),
    [(0, [0, 1]), (4, [0, 1, 2, 3, 4]), (111, [0, 50, 100, 150]), (3700, [0, 1000, 2000, 3000, 4000])],
)
def test_marks_are_round_and_reach_the_highest(most: float, marks: list[int]) -> None:
    """A reader takes numbers off the side."""
    assert ticks(most) == marks


def test_names_at_the_ends_of_lines_do_not_lie_on_each_other() -> None:
    """Six lines that end at one height are told one below the other, within the drawing."""
    text = stepped("t", [Series(f"line {n}", ((0, 1), (9, 1))) for n in range(6)], "x", "n")

    places = sorted(
        float(str(each.get("y")))
        for each in etree.fromstring(text.encode()).iter(f"{SVG}text")
        if str(each.text).startswith("line ")
    )
    assert all(lower - upper >= 15 for upper, lower in pairwise(places))
    assert places[-1] < 420 - 30


def test_the_command_writes_a_file_and_refuses_what_it_does_not_know(store: Path, tmp_path: Path) -> None:
    """Names, parameters and places have their own exit codes."""
    target = tmp_path / "numbers.svg"

    assert called("chart", "numbers", "-o", str(target), store=store).code == 0
    assert target.read_text("utf-8") == chart(hillgraph.open(store), "numbers", {})
    assert called("chart", "pies", "-o", str(target), store=store).code == 3
    assert called("chart", "growth", "-o", str(target), store=store).code == 2
    assert called("chart", "growth", "-p", "bill=bill:119-hr-99999", "-o", str(target), store=store).code == 3
    assert called("chart", "numbers", "-o", str(tmp_path / "no" / "x.svg"), store=store).code == 1
    assert called("chart", "numbers", "-o", str(tmp_path), store=store).code == 2
    assert ran("chart", "numbers", "-o", "/dev/stdout", store=store).out == target.read_text("utf-8")


def test_in_python_the_same_failures_are_raised(graph: Graph) -> None:
    """So that a notebook can tell them apart."""
    with pytest.raises(NotFound, match="There is no chart 'pies'"):
        chart(graph, "pies", {})
    with pytest.raises(WrongUse, match="'bill' is missing"):
        chart(graph, "growth", {})
