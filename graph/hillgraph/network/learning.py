"""Learning: the chance of signing from what was known before others signed, by logistic regression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Real = NDArray[np.float64]

TENTH, MANY = 10, 10_000
TINY = 1e-9
RIDGE = 1.0  # of the squares of coefficients, each piece of evidence scaled to variance 1


@dataclass(frozen=True, eq=False)
class Learned:
    """Coefficients of pieces of evidence, each less its *mean* and over its *spread*.

    *base* is the share of all *examples* that *signed*.
    """

    mean: Real
    spread: Real
    coefficients: Real
    intercept: float
    base: float
    signed: int
    examples: int

    def chances(self, evidence: Real) -> Real:
        """Return the chance for each case, the last axis of *evidence* being its pieces."""
        from scipy.special import expit

        found: Real = expit((evidence - self.mean) / self.spread @ self.coefficients + self.intercept)
        return found


def learned(evidence: Real, signed: NDArray[np.bool_]) -> Learned:
    """Return what *evidence* (cases by pieces) says of who *signed*.

    Of those who didn't, every tenth is read, and counts ten times, since there are a hundred for each who
    did. Source: ridge-penalised logistic regression, le Cessie and van Houwelingen, Applied Statistics 41
    (1992).
    """
    from scipy.optimize import minimize
    from scipy.special import expit

    others = np.flatnonzero(~signed)
    every = TENTH if len(others) > MANY else 1
    chosen = np.concatenate([np.flatnonzero(signed), others[::every]])
    weight = np.where(signed[chosen], 1.0, len(others) / max(len(others[::every]), 1))
    given, told = evidence[chosen], signed[chosen].astype(np.float64)
    mean, spread = given.mean(axis=0), given.std(axis=0)
    spread = np.where(spread > TINY, spread, 1)  # what never differed says nothing, however it is rounded
    scaled = (given - mean) / spread

    def loss(both: Real) -> tuple[float, Real]:
        odds = scaled @ both[:-1] + both[-1]
        off = weight * (expit(odds) - told)
        value = (weight * (np.logaddexp(0, odds) - told * odds)).sum() + RIDGE / 2 * both[:-1] @ both[:-1]
        return float(value), np.append(scaled.T @ off + RIDGE * both[:-1], off.sum())

    base = float(signed.mean())
    start = np.append(np.zeros(scaled.shape[1]), np.log((base + TINY) / (1 - base + TINY)))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return Learned(mean, spread, found[:-1], float(found[-1]), base, int(signed.sum()), len(signed))
