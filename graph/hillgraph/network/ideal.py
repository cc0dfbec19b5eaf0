"""Ideal points: where members stand from what they sign alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Real = NDArray[np.float64]

FEWEST = 2  # signatures, below which a bill joins nobody


def positions(signed: csr_array[Any], right: Sequence[bool]) -> Real:
    """Return each row's position on the first dimension, those on the *right* above the others on average.

    Rows of *signed* are members, columns bills, and each entry is 1. The dimension is the leading left
    singular vector of the matrix less what the numbers of each row and column make one expect, scaled by both
    (correspondence analysis), so that how much a member signs doesn't count; over signatures the mean is 0
    and the variance 1. Who signed nothing that another signed has no position, as not a number.

    Source: Greenacre, Theory and applications of correspondence analysis (1984); that cosponsors alone tell
    positions is GovTrack's method of ideology scores, and Talbert and Potoski, Journal of Politics 64 (2002).
    """
    found = np.full(signed.shape[0], np.nan)
    given = signed[:, np.asarray(signed.sum(axis=0)).ravel() >= FEWEST]
    active = np.flatnonzero(np.asarray(given.sum(axis=1)).ravel())
    if len(active) < 2:
        return found
    given = given[active]
    rows, columns = (np.asarray(given.sum(axis=axis)).ravel() for axis in (1, 0))
    whole = rows.sum()
    root = np.sqrt(rows / whole)
    scaled = (given / columns[None, :]) @ given.T
    inertia = scaled.toarray() / whole / np.outer(root, root) - np.outer(root, root)
    leading = np.linalg.eigh((inertia + inertia.T) / 2)[1][:, -1]
    point = leading / root
    side = np.asarray(right, dtype=bool)[active]
    lean = point[side].mean() - point[~side].mean() if side.any() and not side.all() else point[0]
    found[active] = point if lean > 0 else -point
    return found


def correlation(one: Sequence[float | None], other: Sequence[float | None]) -> tuple[float | None, int]:
    """Return Pearson's correlation over the members that have both, and how many have; None of too few."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    if len(both) < 3:
        return None, len(both)
    first, second = np.array(both, np.float64).T
    if not first.std() or not second.std():
        return None, len(both)
    return float(np.corrcoef(first, second)[0, 1]), len(both)
