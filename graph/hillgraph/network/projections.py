"""Projections of the graph: who is tied to whom through what both have a part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Woven:
    """A projection; *behind* gives, for each of its edges, the things that tie the two, and the documents."""

    projection: Projection
    behind: Callable[[], list[Behind]]


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
    return Woven(found, lambda: _bills(tables, signed, found, signed.cosponsoring, signed.sponsoring))


def _members(tables: Tabular, scope: Scope, _: str) -> Woven:
    """Member and member, by the bills that both signed."""
    signed = signatures(tables, scope)
    both = signed.signed(sponsors=scope.sponsors)
    found = Projection.of_matrix(signed.members, both @ both.T, directed=False)
    return Woven(found, lambda: _bills(tables, signed, found, both, both))


def _committees(tables: Tabular, scope: Scope, _: str) -> Woven:
    """Committee and committee, by members shared over those expected by chance: the normalised interlock.

    Source: Porter, Mucha, Newman and Warmbrand, A network analysis of committees in the U.S. House of
    Representatives, PNAS 102 (2005).
    """
    sitting = tables.ask("members-of-committees", scope.values("chamber", "since", "until"))
    number = len({member for member, _ in sitting})
    return _overlap(
        tables,
        "papers-of-committee-membership",
        sitting,
        lambda shared, one, other: shared * number / (one * other),
    )


def _caucuses(tables: Tabular, scope: Scope, _: str) -> Woven:
    """Caucus and caucus, by members of both over members of either (Jaccard's index)."""
    sitting = tables.ask("members-of-caucuses", scope.values("since", "until"))
    return _overlap(
        tables,
        "papers-of-caucus-membership",
        sitting,
        lambda shared, one, other: shared / (one + other - shared),
    )


def _paired(question: str, *fields: str) -> Callable[[Tabular, Scope, str], Woven]:
    """Return what weaves two kinds of thing that an internal *question* ties, with weight and documents."""

    def weave(tables: Tabular, scope: Scope, _: str) -> Woven:
        rows = tables.ask(question, scope.values(*fields))
        documents = {(min(row[:2]), max(row[:2])): tuple(row[3]) for row in rows}
        found = Projection.of_pairs((row[0], row[1], row[2]) for row in rows)
        return Woven(found, lambda: [((), documents[pair]) for pair in _pairs(found)])

    return weave


def _overlap(
    tables: Tabular,
    question: str,
    sitting: Sequence[tuple[str, str]],
    likeness: Callable[[int, int, int], float],
) -> Woven:
    """Weave bodies by the members of both.

    *likeness* takes the number shared and the size of each; the *question* gives the documents of who sits
    where.
    """
    held: defaultdict[str, set[str]] = defaultdict(set)
    for member, body in sitting:
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

    def behind() -> list[Behind]:
        papers = _papers(tables.ask(question, {}))
        return [
            (tuple(told[pair]), _documents(papers, [(who, body) for body in pair for who in told[pair]]))
            for pair in _pairs(found)
        ]

    return Woven(found, behind)


def _bills(
    tables: Tabular, signed: Signatures, found: Projection, one: csr_array[Any], other: csr_array[Any]
) -> list[Behind]:
    """Return the bills that tie the members of each edge, and the documents of both signatures."""
    ways = [[set(each.indices.tolist()) for each in _rows(matrix)] for matrix in (one, other)]
    papers = _papers(tables.ask("between-members", {"bills": list(signed.bills)}))
    told: list[Behind] = []
    for here, there in zip(found.source.tolist(), found.target.tolist(), strict=True):
        bills = [signed.bills[place] for place in sorted(ways[0][here] & ways[1][there])]
        ends = (found.nodes[here], found.nodes[there])
        told.append((tuple(bills), _documents(papers, [(who, bill) for bill in bills for who in ends])))
    return told


def _rows(matrix: csr_array[Any]) -> list[Any]:
    return [matrix[[place]] for place in range(matrix.shape[0])]


def _papers(rows: Sequence[tuple[str, str, str]]) -> Mapping[tuple[str, str], list[str]]:
    papers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, document in rows:
        papers[one, other].append(document)
    return papers


def _documents(
    papers: Mapping[tuple[str, str], list[str]], ties: Sequence[tuple[str, str]]
) -> tuple[str, ...]:
    return tuple(sorted({document for tie in ties for document in papers.get(tie, ()) if document}))


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
