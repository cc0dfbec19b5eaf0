"""Projections of the graph: who is tied to whom through what both have a part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from hillgraph.errors import WrongUse
from hillgraph.network.projection import Projection
from hillgraph.network.scope import Scope
from hillgraph.network.signatures import Signatures, signatures
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SIGNING = frozenset(
    "congress chamber committee subject types since until withdrawn original delegates".split()
)
WEIGHTS = ("bills", "fowler")
Behind = tuple[tuple[str, ...], tuple[str, ...]]
Paper = tuple[str, str, Sequence[str] | None]  # two things that are tied, and the documents that say so


@dataclass(frozen=True, slots=True)
class Woven:
    """A projection; *behind* gives, for each edge of a part of it, what ties the two, and the documents.

    The documents are those of all these things, or of as many of the first as are asked for.

    *signed* is who signed what, where it is made of that.
    """

    projection: Projection
    behind: Callable[[Projection, int | None], list[Behind]]
    signed: Signatures | None = None


def woven(tables: Tabular, of: str, scope: Scope, weight: str) -> Woven:
    """Return the projection called *of*, within *scope*.

    *weight* is ``bills``, or ``fowler`` for one over the number of a bill's cosponsors, added up. Raises
    `WrongUse` for a name nobody knows, and for a field of the scope or a weight that means nothing there.
    """
    if of not in PROJECTIONS:
        raise WrongUse(f"There is no network of '{of}'. They are: {', '.join(PROJECTIONS)}")
    if weight not in WEIGHTS:
        raise WrongUse(f"'{weight}' is no way of weighing ties. They are: {', '.join(WEIGHTS)}")
    if weight != "bills" and of != "cosponsors":
        raise WrongUse(f"Only the network of cosponsors can be weighed by {weight}.")
    allowed, weave = PROJECTIONS[of]
    scope.refuse(allowed, of)
    return weave(tables, scope, weight)


def _cosponsors(tables: Tabular, scope: Scope, weight: str) -> Woven:
    """Cosponsor to sponsor.

    Source: Fowler, Connecting the Congress, Political Analysis 14 (2006), for a weight of one over the number
    of cosponsors of a bill.
    """
    from scipy import sparse

    signed = signatures(tables, scope)
    joined = signed.cosponsoring
    if weight == "fowler":
        number = np.maximum(np.asarray(joined.sum(axis=0)).ravel(), 1)
        joined = sparse.csr_array(joined @ sparse.diags_array(1 / number))
    found = Projection.of_matrix(signed.members, joined @ signed.sponsoring.T, directed=True)
    ends = (signed.cosponsoring, signed.sponsoring)
    return Woven(found, lambda part, cited: _bills(tables, signed, part, ends, cited), signed)


def _members(tables: Tabular, scope: Scope, _: str) -> Woven:
    """Member and member, by the bills that both signed."""
    signed = signatures(tables, scope)
    both = signed.signed(sponsors=scope.sponsors)
    found = Projection.of_matrix(signed.members, both @ both.T, directed=False)
    return Woven(found, lambda part, cited: _bills(tables, signed, part, (both, both), cited), signed)


def _committees(tables: Tabular, scope: Scope, _: str) -> Woven:
    """Committee and committee, by members shared over those expected by chance: the normalised interlock.

    Source: Porter, Mucha, Newman and Warmbrand, A network analysis of committees in the U.S. House of
    Representatives, PNAS 102 (2005).
    """
    sitting = tables.ask("members-of-committees", scope.values("chamber", "since", "until"))
    number = len({member for member, *_ in sitting})
    return _overlap(sitting, lambda shared, one, other: shared * number / (one * other))


def _caucuses(tables: Tabular, scope: Scope, _: str) -> Woven:
    """Caucus and caucus, by members of both over members of either (Jaccard's index)."""
    sitting = tables.ask("members-of-caucuses", scope.values("since", "until"))
    return _overlap(sitting, lambda shared, one, other: shared / (one + other - shared))


def _paired(question: str, *fields: str) -> Callable[[Tabular, Scope, str], Woven]:
    """Return what weaves two kinds of thing that an internal *question* ties, with weight and documents."""

    def weave(tables: Tabular, scope: Scope, _: str) -> Woven:
        rows = tables.ask(question, scope.values(*fields))
        documents = {(min(row[:2]), max(row[:2])): tuple(row[3]) for row in rows}
        found = Projection.of_pairs((row[0], row[1], row[2]) for row in rows)
        return Woven(found, lambda part, _: [((), documents[pair]) for pair in _pairs(part)])

    return weave


def _overlap(sitting: Sequence[Paper], likeness: Callable[[int, int, int], float]) -> Woven:
    """Weave bodies by the members of both; *likeness* takes the number shared and the size of each."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for member, body, _ in sitting:
        held[body].add(member)
    bodies = sorted(held)
    told = {
        (one, other): sorted(held[one] & held[other])
        for place, one in enumerate(bodies)
        for other in bodies[place + 1 :]
        if held[one] & held[other]
    }
    pairs = (
        (*pair, likeness(len(both), len(held[pair[0]]), len(held[pair[1]]))) for pair, both in told.items()
    )
    found = Projection.of_pairs(pairs, bodies)
    papers = _papers(sitting)
    return Woven(
        found, lambda part, cited: [_behind(papers, told[pair], pair, cited) for pair in _pairs(part)]
    )


def _bills(
    tables: Tabular,
    signed: Signatures,
    found: Projection,
    ends: tuple[csr_array[Any], csr_array[Any]],
    cited: int | None,
) -> list[Behind]:
    """Return the bills that tie the members of each edge, and the documents of both signatures."""
    one, other = ([{*matrix.indices[a:b].tolist()} for a, b in pairwise(matrix.indptr)] for matrix in ends)
    rows = tables.ask("papers-of-signatures", {"bills": list(signed.bills)})
    papers = _papers((bill, who, documents) for who, bill, documents in rows)
    told: list[Behind] = []
    for here, there in zip(found.source.tolist(), found.target.tolist(), strict=True):
        bills = [signed.bills[place] for place in sorted(one[here] & other[there])]
        told.append(_behind(papers, bills, (found.nodes[here], found.nodes[there]), cited))
    return told


def _papers(rows: Iterable[Paper]) -> Mapping[tuple[str, str], Sequence[str]]:
    return {(one, other): documents or () for one, other, documents in rows}


def _behind(
    papers: Mapping[tuple[str, str], Sequence[str]],
    shared: Sequence[str],
    ends: tuple[str, str],
    cited: int | None,
) -> Behind:
    """Return what two *ends* have in common, and the documents that tie both to the first *cited* of it."""
    documents = {each for thing in shared[:cited] for end in ends for each in papers.get((thing, end), ())}
    return tuple(shared), tuple(sorted(documents))


def _pairs(found: Projection) -> list[tuple[str, str]]:
    ends = zip(found.source.tolist(), found.target.tolist(), strict=True)
    return [(found.nodes[one], found.nodes[other]) for one, other in ends]


DAYS = frozenset({"since", "until"})
PROJECTIONS: Mapping[str, tuple[frozenset[str], Callable[[Tabular, Scope, str], Woven]]] = {
    "cosponsors": (SIGNING, _cosponsors),
    "members": (SIGNING | {"sponsors"}, _members),
    "committees": (DAYS | {"chamber"}, _committees),
    "caucuses": (DAYS, _caucuses),
    "client-bill": (DAYS | {"congress"}, _paired("clients-and-bills", "congress", "since", "until")),
    "client-firm": (DAYS, _paired("clients-and-firms", "since", "until")),
    "lobbyist-office": (DAYS, _paired("lobbyists-and-offices", "since", "until")),
}
