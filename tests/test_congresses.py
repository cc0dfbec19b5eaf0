"""Congresses: when each began, and how a stretch of time is cut at them."""

from __future__ import annotations

from datetime import date

import pytest

from hillgraph.sources import congresses


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (1, date(1789, 3, 4)),
        (73, date(1933, 3, 4)),
        (74, date(1935, 1, 3)),
        (119, date(2025, 1, 3)),
    ],
)
def test_a_congress_begins_in_march_until_the_73rd_and_in_january_since(number: int, day: date) -> None:
    """The Twentieth Amendment moved the day."""
    assert congresses.began(number) == day


@pytest.mark.parametrize(
    ("since", "until", "parts"),
    [
        ("2019-01-03", "2021-01-03", [(116, "2019-01-03", "2021-01-03")]),
        ("1791-03-04", "1793-03-03", [(2, "1791-03-04", "1793-03-03")]),
        ("2025-01-02", "2025-01-03", [(118, "2025-01-02", "2025-01-03")]),
        ("2025-01-03", "2025-01-03", [(119, "2025-01-03", "2025-01-03")]),
        ("1933-03-04", "1935-01-04", [(73, "1933-03-04", "1935-01-03"), (74, "1935-01-03", "1935-01-04")]),
    ],
)
def test_a_stretch_is_cut_at_each_congress(since: str, until: str, parts: list[tuple[int, str, str]]) -> None:
    """A term that ends on the day the next Congress begins is no part of it; one of a day is kept."""
    cut = congresses.within(date.fromisoformat(since), date.fromisoformat(until))

    assert [(number, str(first), str(last)) for number, first, last in cut] == parts


def test_congresses_are_called_as_they_are_spoken() -> None:
    """`111st` and `112nd` are the usual mistakes."""
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 101, 102, 103, 111, 112, 113, 119, 121)

    assert " ".join(map(congresses.ordinal, numbers)) == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 101st 102nd 103rd 111th 112th 113th 119th 121st"
    )
