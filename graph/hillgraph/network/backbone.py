"""Backbone: pairs that signed together more, or less, than how much each signs would make one expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from hillgraph.errors import HillgraphError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Real = NDArray[np.float64]

LEVEL = 0.05
SURE = 1e-6  # a variance below which what is expected is all there can be
PATIENCE = {"maxiter": 20_000, "maxfun": 40_000, "maxcor": 30, "ftol": 1e-15, "gtol": 1e-8}
CLOSE = 1e-6  # a member's expected bills may be off by so much of one


class Pair(NamedTuple):
    """Two members by their places: bills *shared* and *expected*, the chance of as many or more, or as few.

    *corrected* is the smaller of both, doubled, by Holm's correction for as many tests as there are pairs.
    """

    one: int
    other: int
    shared: int
    expected: float
    above: float
    below: float
    corrected: float

    @property
    def two_tailed(self) -> float:
        """Return the chance of as much as that or more, on both sides."""
        return min(2 * min(self.above, self.below), 1.0)

    @property
    def sign(self) -> int:
        """Return 1 of allies, -1 of opponents and 0 of others, two-tailed at 0.05 without correction."""
        return (self.above < LEVEL / 2) - (self.below < LEVEL / 2)


def pairs(signed: csr_array[Any]) -> list[Pair]:
    """Return every two of the rows of *signed* (members by bills, each entry 1) that signed anything.

    This is the stochastic degree sequence model: the number of bills two share is held against its
    distribution when each signs each bill with the probability of the bipartite configuration model, whose
    expected numbers of bills a member and of signatures a bill are those observed. The distribution is
    approximated by its mean, variance and skewness.

    Source: Neal, The backbone of bipartite projections, Social Networks 39 (2014); Saracco, Di Clemente,
    Gabrielli and Squartini, Randomizing bipartite networks, Scientific Reports 5 (2015); Hong, On computing
    the distribution function for the Poisson binomial distribution, Computational Statistics 59 (2013); Holm,
    A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979).
    """
    active = np.flatnonzero(np.asarray(signed.sum(axis=1)).ravel())
    if len(active) < 2:
        return []
    given = signed[active]
    one, other = np.triu_indices(len(active), 1)
    chance = probabilities(given)
    shared = (given @ given.T).toarray()[one, other]
    expected, above, below = _tails(chance, shared, one, other)
    corrected = _holm(np.minimum(2 * np.minimum(above, below), 1))
    columns = (active[one], active[other], shared.astype(np.int64), expected, above, below, corrected)
    return [Pair(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def probabilities(signed: csr_array[Any]) -> Real:
    """Return the chance with which each row has each column, of the bipartite configuration model.

    Rows, and columns, with the same number of entries have the same chances, so that one of each number is
    solved for. Raises `HillgraphError` where the expected numbers don't come to those observed.
    """
    rows, row_of, many_rows = _classes(signed, 1)
    columns, column_of, many_columns = _classes(signed, 0)
    chance = _solved(rows, columns, many_rows, many_columns, signed.shape)
    off = max(np.abs(chance @ many_columns - rows).max(), np.abs(many_rows @ chance - columns).max())
    if off > CLOSE * max(signed.shape):
        raise HillgraphError(f"The chances of signing were not found; a degree is off by {off:.2g}.")
    found: Real = chance[row_of][:, column_of]
    return found


def _solved(rows: Real, columns: Real, many_rows: Real, many_columns: Real, shape: tuple[int, ...]) -> Real:
    """Return the chance of each class of rows and of columns; what is sure is left out and put in again."""
    from scipy.special import expit

    chance = _fixed(rows, columns, shape)
    unsure = np.isnan(chance)
    some_rows, some_columns = unsure.any(axis=1), unsure.any(axis=0)
    sure = np.where(unsure, 0, chance)
    row_left = (rows - sure @ many_columns)[some_rows]
    column_left = (columns - many_rows @ sure)[some_columns]
    found = _likeliest(row_left, column_left, many_rows[some_rows], many_columns[some_columns])
    chance[np.ix_(some_rows, some_columns)] = expit(found)
    return chance


def _likeliest(rows: Real, columns: Real, many_rows: Real, many_columns: Real) -> Real:
    """Return the log odds of each class of rows and of columns: the maximum of a concave likelihood."""
    from scipy.optimize import minimize
    from scipy.special import expit

    number, many = len(rows), np.outer(many_rows, many_columns)
    observed = np.concatenate([many_rows * rows, many_columns * columns])

    def loss(both: Real) -> tuple[float, Real]:
        odds = both[:number, None] + both[None, number:]
        chance = many * expit(odds)
        expected = np.concatenate([chance.sum(axis=1), chance.sum(axis=0)])
        return float((many * np.logaddexp(0, odds)).sum() - observed @ both), expected - observed

    found = minimize(loss, np.zeros(len(observed)), jac=True, method="L-BFGS-B", options=PATIENCE)
    best: Real = found.x[:number, None] + found.x[None, number:]
    return best


def _fixed(rows: Real, columns: Real, shape: tuple[int, ...]) -> Real:
    """Return 0 where a row or column has nothing, 1 where it has all there is, and no number elsewhere."""
    found = np.full((len(rows), len(columns)), np.nan)
    found[rows == shape[1], :] = 1
    found[:, columns == shape[0]] = 1
    found[rows == 0, :] = 0
    found[:, columns == 0] = 0
    return found


def _classes(signed: csr_array[Any], axis: int) -> tuple[Real, NDArray[np.intp], Real]:
    degrees = np.asarray(signed.sum(axis=axis)).ravel()
    values, place, number = np.unique(degrees, return_inverse=True, return_counts=True)
    return values.astype(np.float64), place, number.astype(np.float64)


def _tails(chance: Real, shared: Real, one: Any, other: Any) -> tuple[Real, Real, Real]:
    """Return the mean number shared, and the chances of as many or more and of as many or fewer."""
    first, second, third = ((chance**power) @ (chance**power).T for power in (1, 2, 3))
    mean = first[one, other]
    variance = mean - second[one, other]
    skewed = mean - 3 * second[one, other] + 2 * third[one, other]
    above = 1 - _up_to(shared - 1, mean, variance, skewed)
    return mean, above, _up_to(shared, mean, variance, skewed)


def _up_to(number: Real, mean: Real, variance: Real, skewed: Real) -> Real:
    from scipy.special import ndtr

    varies = variance > SURE
    spread = np.sqrt(np.where(varies, variance, 1))
    at = (number + 0.5 - mean) / spread
    density = np.exp(-(at**2) / 2) / np.sqrt(2 * np.pi)
    found = ndtr(at) + skewed / spread**3 * (1 - at**2) * density / 6
    sure: Real = np.where(varies, np.clip(found, 0, 1), number + 0.5 > mean)
    return sure


def _holm(chances: Real) -> Real:
    order = np.argsort(chances, kind="stable")
    steps = chances[order] * np.arange(len(chances), 0, -1)
    found = np.empty_like(chances)
    found[order] = np.minimum(np.maximum.accumulate(steps), 1)
    return found
