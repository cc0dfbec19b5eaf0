"""Paths: the shortest, the best by a stated cost, and those whose ties may have held on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import log

import pytest

from hillgraph.errors import NotFound
from hillgraph.network.paths import Path, best, shortest
from hillgraph.query.edges import Edge


def tie(here: str, there: str, since: int | None = None, until: int | None = None) -> Edge:
    """Return a tie that holds from one January to another."""
    first, last = (date(year, 1, 1) if year else None for year in (since, until))
    return Edge(here, there, f"{here}-{there}", "tie", first, last, stands=True, contested=False)


def ways(paths: list[Path]) -> list[str]:
    """Return the things of each path in one text."""
    return ["".join([path.hops[0].here, *(hop.there for hop in path.hops)]) for path in paths]


HUB = [tie("a", "h"), tie("h", "b"), *(tie("h", f"x{number}") for number in range(20))]
ROUND = [tie("a", "c"), tie("c", "d"), tie("d", "b")]


def test_the_shortest_path_goes_through_a_hub_all_the_same() -> None:
    """It is asked for by the number of ties."""
    assert ways(shortest([*HUB, *ROUND], "a", "b", most=5)) == ["ahb"]


def test_a_specific_way_round_a_hub_is_better() -> None:
    """The hub has 22 ties, so that its path costs 2 + ln 22 = 5.1; c and d have two each.

    3 + 2 ln 2 = 4.4.
    """
    found = best([*HUB, *ROUND], "a", "b", most=5, shown=9)

    assert ways(found) == ["acdb", "ahb"]
    assert [path.cost for path in found] == pytest.approx([3 + 2 * log(2), 2 + log(22)])


def test_so_many_are_kept_and_none_longer_than_asked() -> None:
    """The way round has three ties."""
    assert ways(best([*HUB, *ROUND], "a", "b", most=2, shown=9)) == ["ahb"]
    assert ways(best([*HUB, *ROUND], "a", "b", most=5, shown=1)) == ["acdb"]


def test_all_of_the_shortest_are_there_where_all_are_asked_for() -> None:
    """Seven things tie the two; five are shown unless told."""
    edges = [each for number in range(7) for each in (tie("a", f"{number}"), tie(f"{number}", "b"))]

    assert len(shortest(edges, "a", "b", most=2)) == 5
    assert len(shortest(edges, "a", "b", most=2, shown=0)) == 7


def test_ties_that_never_held_together_are_no_path_where_that_is_asked() -> None:
    """C was left in 2011 and joined in 2012; d overlaps in 2015; an unknown end is open."""
    edges = [tie("a", "c", 2010, 2011), tie("c", "b", 2012), tie("a", "d", 2010, 2015), tie("d", "b", 2015)]

    assert ways(shortest(edges, "a", "b", most=2)) == ["acb", "adb"]
    assert ways(shortest(edges, "a", "b", most=2, together=True)) == ["adb"]
    assert ways(best(edges, "a", "b", most=2, together=True)) == ["adb"]


def test_several_ties_of_a_hop_hold_together_if_one_of_each_does() -> None:
    """A member who left a committee and came back sat on it with those of the second time too."""
    edges = [tie("a", "c", 2010, 2011), tie("a", "c", 2014), tie("c", "b", 2012)]

    assert shortest(edges, "a", "b", most=2)[0].together


@pytest.mark.parametrize("search", [shortest, best])
@pytest.mark.parametrize(
    ("start", "end", "together", "told"),
    [
        ("a", "z", False, "No path of at most 2 ties joins a and z. Try --max-hops"),
        ("a", "nowhere", False, "No path of at most 2 ties joins a and nowhere."),
        ("a", "a", False, "a is one thing; a path needs two."),
        ("a", "b", True, "No path of at most 2 ties whose ties may have held on one day joins a and b."),
    ],
    ids=str,
)
def test_where_there_is_none_it_is_said(
    search: Callable[..., list[Path]], start: str, end: str, together: bool, told: str
) -> None:
    """The message says what to try."""
    edges = [tie("a", "c", 2010, 2011), tie("c", "b", 2012), tie("y", "z")]

    with pytest.raises(NotFound) as ended:
        search(edges, start, end, most=2, together=together)

    assert told in str(ended.value)
