"""What is measured of signatures themselves: backbones and ideal points."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest
from scipy import sparse

from hillgraph.network.backbone import pairs, probabilities
from hillgraph.network.ideal import correlation, positions


def some(seed: int, members: int = 12, bills: int = 40) -> sparse.csr_array:
    """Return signatures by chance; members, and bills, differ in how many they have."""
    dice = random.Random(seed)  # noqa: S311  (an example, not a secret)
    keen = [dice.uniform(0.2, 0.9) for _ in range(members)]
    dear = [dice.uniform(0.1, 1.0) for _ in range(bills)]
    return sparse.csr_array(
        np.array([[float(dice.random() < one * other) for other in dear] for one in keen])
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_chances_of_signing_come_to_what_was_signed(seed: int) -> None:
    """A member's expected number of bills, and a bill's of signatures, are those observed; odds multiply."""
    signed = some(seed)

    chance = probabilities(signed)

    assert chance.sum(axis=1) == pytest.approx(np.asarray(signed.sum(axis=1)).ravel(), abs=1e-4)
    assert chance.sum(axis=0) == pytest.approx(np.asarray(signed.sum(axis=0)).ravel(), abs=1e-4)
    rows, columns = ((chance > 0).any(axis=axis) & (chance < 1).all(axis=axis) for axis in (1, 0))
    inner = chance[rows][:, columns]
    odds = np.log(inner / (1 - inner))
    left = odds - odds.mean(axis=0) - odds.mean(axis=1)[:, None] + odds.mean()
    assert np.abs(left).max() < 1e-6


def test_who_signs_everything_or_nothing_is_sure_to() -> None:
    """Row 1 has all three bills, column 3 nobody but that; the rest is a coin's throw."""
    signed = sparse.csr_array(np.array([[1.0, 1, 1], [1, 0, 0], [0, 1, 0]]))

    found = probabilities(signed)

    assert found == pytest.approx(np.array([[1, 1, 1], [0.5, 0.5, 0], [0.5, 0.5, 0]]), abs=1e-6)


def test_the_chance_of_sharing_bills_is_near_the_exact_one() -> None:
    """Each of ten bills is signed by two of four: all chances are a half, and of sharing it a quarter.

    The number shared is then binomial of 10 and 1/4; the chance of 5 or more is 0.0781, of 0 it is 0.0563.
    """
    first, second = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    signed = sparse.csr_array(np.array([first, first, second, second], dtype=float))

    found = {(pair.one, pair.other): pair for pair in pairs(signed)}

    together, apart = found[0, 1], found[0, 2]
    assert (together.shared, together.sign) == (5, 0)
    assert together.expected == pytest.approx(2.5)
    assert together.above == pytest.approx(0.0781, abs=0.01)
    assert apart.below == pytest.approx(0.0563, abs=0.01)


def test_two_who_always_sign_together_are_allies_and_two_who_never_do_opponents() -> None:
    """Forty bills, each signed by two of four, always the same; exact chances are below one in a million."""
    first = [1.0] * 20 + [0.0] * 20
    signed = sparse.csr_array(np.array([first, first, first[::-1], first[::-1]]))

    found = pairs(signed)

    signs = {(pair.one, pair.other): pair.sign for pair in found}
    assert signs == {(0, 1): 1, (2, 3): 1, **dict.fromkeys(product((0, 1), (2, 3)), -1)}
    assert all(pair.corrected < 0.05 for pair in found)


def test_fewer_than_two_who_signed_are_no_pairs() -> None:
    """One who signed nothing has no chance to sign with anybody."""
    assert pairs(sparse.csr_array(np.array([[1.0, 1.0], [0.0, 0.0]]))) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_positions_are_the_leading_singular_vector_of_the_standardised_table(seed: int) -> None:
    """Computed here in the open way: table, margins, residuals, and all singular vectors."""
    signed = some(seed)
    table = signed.toarray()
    table = table[:, table.sum(axis=0) >= 2]
    share = table / table.sum()
    rows, columns = share.sum(axis=1), share.sum(axis=0)
    residual = (share - np.outer(rows, columns)) / np.sqrt(np.outer(rows, columns))
    leading = np.linalg.svd(residual)[0][:, 0] / np.sqrt(rows)
    right = [place < 4 for place in range(len(rows))]

    found = positions(signed, right)

    turned = leading if leading[:4].mean() > leading[4:].mean() else -leading
    assert found == pytest.approx(turned, abs=1e-8)
    assert found @ rows == pytest.approx(0, abs=1e-9)
    assert found**2 @ rows == pytest.approx(1)


def test_two_sides_that_sign_apart_stand_apart() -> None:
    """One bill is signed across, so that both sides are on one line; who signed nothing has no place."""
    table = [[1, 1, 0, 0, 0], [1, 1, 0, 0, 1], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 0, 0, 0, 0]]

    found = positions(sparse.csr_array(np.array(table, dtype=float)), [False, False, True, True, False])

    assert found[0] < found[1] < 0 < found[2] < found[3]
    assert np.isnan(found[4])


def test_correlation_is_of_those_who_have_both() -> None:
    """1 2 3 beside 2 4 6 is 1; of two members, or where nobody differs, nothing can be said."""
    together, number = correlation([1.0, 2.0, 3.0, 9.0], [2.0, 4.0, 6.0, None])

    assert together == pytest.approx(1.0)
    assert number == 3
    assert correlation([1.0, 2.0], [2.0, 4.0]) == (None, 2)
    assert correlation([1.0, 1.0, 1.0], [2.0, 4.0, 1.0]) == (None, 3)
