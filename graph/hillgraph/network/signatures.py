"""Signatures: which member signed which bill, as a sparse matrix, and who sponsors it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from hillgraph.network.scope import Scope
from hillgraph.sources.states import delegates
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Signatures:
    """Rows are *members*, columns *bills*, both sorted; an entry of 1 is a signature.

    A member who sponsors a bill is in *sponsoring* alone, one who cosponsors it in *cosponsoring* alone.
    """

    members: tuple[str, ...]
    bills: tuple[str, ...]
    sponsoring: csr_array[Any]
    cosponsoring: csr_array[Any]

    def signed(self, *, sponsors: bool) -> csr_array[Any]:
        """Return who signed what, those who *sponsors* bills among them or not."""
        from scipy import sparse

        return sparse.csr_array(self.sponsoring + self.cosponsoring) if sponsors else self.cosponsoring


def signatures(tables: Tabular, scope: Scope) -> Signatures:
    """Return the signatures within *scope*."""
    values = scope.values("congress", "chamber", "types", "subject", "committee", "since", "until")
    values |= scope.values("withdrawn", "original", "delegates") | {"territories": sorted(delegates())}
    rows = tables.ask("signatures", values)
    members, bills = (sorted({row[side] for row in rows}) for side in (0, 1))
    place = [{name: number for number, name in enumerate(names)} for names in (members, bills)]
    row = np.array([place[0][each[0]] for each in rows], np.int64)
    column = np.array([place[1][each[1]] for each in rows], np.int64)
    sponsors = np.array([each[2] for each in rows], np.bool_)
    shape = (len(members), len(bills))
    return Signatures(
        tuple(members),
        tuple(bills),
        _ones(row[sponsors], column[sponsors], shape),
        _ones(row[~sponsors], column[~sponsors], shape),
    )


def _ones(row: NDArray[np.int64], column: NDArray[np.int64], shape: tuple[int, int]) -> csr_array[Any]:
    from scipy import sparse

    return sparse.csr_array((np.ones(len(row)), (row, column)), shape=shape)
