"""The bound on telling lobbyists apart, from groups of pairs that are easily reckoned by hand."""

from __future__ import annotations

import pytest

from benchmarks.namesakes import Counted, bound, reached

GROUPS = (Counted(10, 90), Counted(30, 0), Counted(20, 5))


@pytest.mark.parametrize(("precision", "most"), [(1.0, 0.5), (0.95, 0.6333), (0.9, 0.8344), (0.3, 1.0)])
def test_the_best_groups_are_joined_as_far_as_the_precision_allows(precision: float, most: float) -> None:
    """A bound that is too low would excuse the rules; of a group that no longer fits, a part still counts."""
    found = bound(GROUPS, 60, precision)

    assert found == pytest.approx(most, abs=0.0001)


def test_a_recall_is_reached_at_the_precision_of_the_groups_needed() -> None:
    """Nine of ten need the second group, not the third."""
    found = reached(GROUPS, 60, 0.75)

    assert found == pytest.approx(50 / 55)
