"""Evidence: what speaks for each member's signing each open bill, as numbers of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from hillgraph.network.outlook import Outlook

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Real = NDArray[np.float64]

NAMES = (
    "activity",
    "recent activity",
    "resource allocation",
    "likeness",
    "side of the sponsor",
    "side of the signers",
    "State of the sponsor",
    "State of the signers",
    "committee",
    "caucuses",
    "bills of the sponsor",
    "policy area",
    "signers",
    "age",
    "rest",
    "earlier bills",
)
RECENT = 90  # days
SMALL = 1e-4


def evidence(given: Outlook, targets: Sequence[int]) -> Real:
    """Return members by *targets* (places of bills) by `NAMES`.

    - activity: the logarithm of one and how many bills the member signed, in all and in the last 90 days;
    - resource allocation: the logarithm of the index, by which each signer hands one on in equal parts to the
      bills he or she signed, and each bill to its signers (Zhou, Ren, Medo and Zhang, Physical Review E 76,
      2007);
    - likeness: the mean cosine of the member's signatures and those of each signer; - side and State: 1
    where they are the sponsor's, and the share of signers who have them; - committee: 1 where the member
    sits on one that has the bill; - caucuses: the share of signers with whom the member shares a caucus; -
    bills of the sponsor: the logarithm of one and how many others of the sponsor's the member signed; -
    policy area: the logarithm of how many of that area the member signed over what the whole chamber's share
      of that area makes one expect;
    - signers: the logarithm of one and how many signed;
    - age and rest: the logarithm of one and the days since introduction, and since anybody signed;
    - earlier bills: how many bills of earlier Congresses with the same short title the member signed.
    """
    chosen = list(targets)
    signed = given.signed[:, chosen].toarray()
    return np.stack(
        [
            *_together(given, signed),
            *_alike(given, signed, chosen),
            _sits(given, chosen),
            _shares(given, signed),
            _of_sponsor(given, chosen),
            _of_area(given, chosen),
            *(np.broadcast_to(each, signed.shape) for each in _of_time(given, signed, chosen)),
            given.earlier[:, chosen].toarray(),
        ],
        axis=2,
    )


def _activity(given: Outlook) -> Real:
    """Return how many bills each member signed."""
    found: Real = np.asarray(given.signed.sum(axis=1)).ravel()
    return found


def _recent(given: Outlook) -> Real:
    """Return how many bills each member signed in the last 90 days."""
    found = np.zeros(len(given.members))
    for each in given.signings:
        if (given.day - each.day).days < RECENT and each.member in given.row:
            found[given.row[each.member]] += 1
    return found


def _together(given: Outlook, signed: Real) -> list[Real]:
    bills = np.maximum(np.asarray(given.signed.sum(axis=0)).ravel(), 1)
    number = np.maximum(_activity(given), 1)
    shared = (given.signed / bills[None, :]) @ given.signed.T
    index = np.asarray(shared @ (signed / number[:, None]))
    cosine = (given.signed @ given.signed.T).toarray() / np.sqrt(np.outer(number, number))
    likeness = cosine @ signed / np.maximum(signed.sum(axis=0), 1)
    active = [
        np.broadcast_to(np.log1p(each)[:, None], signed.shape) for each in (_activity(given), _recent(given))
    ]
    return [*active, np.log(index + SMALL), likeness]


def _alike(given: Outlook, signed: Real, targets: Sequence[int]) -> list[Real]:
    """Return, for side and for State, whether it is the sponsor's and the share of signers who have it."""
    number = np.maximum(signed.sum(axis=0), 1)
    found: list[Real] = []
    for mark in ("side", "state"):
        own = [getattr(member, mark) for member in given.members]
        kinds = {name: place for place, name in enumerate(sorted({each for each in own if each}))}
        table = np.zeros((len(own), len(kinds)))
        for row, name in enumerate(own):
            if name:
                table[row, kinds[name]] = 1
        sponsors = np.zeros((len(kinds), len(targets)))
        for column, target in enumerate(targets):
            row_of = given.row.get(given.sponsor.get(target, ""))
            name = own[row_of] if row_of is not None else None
            if name:
                sponsors[kinds[name], column] = 1
        found += [table @ sponsors, table @ (table.T @ signed) / number]
    return found


def _of_time(given: Outlook, signed: Real, targets: Sequence[int]) -> list[Real]:
    """Return, for each target, the logarithms of one and its signers, its age and its rest, in days."""
    last: dict[str, date] = {}
    for each in given.signings:
        last[each.bill] = max(each.day, last.get(each.bill, each.day))
    bills = [given.bills[target] for target in targets]
    age = np.array([(given.day - bill.introduced_on).days for bill in bills], np.float64)
    rest = np.array(
        [(given.day - last.get(bill.name, bill.introduced_on)).days for bill in bills], np.float64
    )
    return [np.log1p(signed.sum(axis=0)), np.log1p(age), np.log1p(rest)]


def _sits(given: Outlook, targets: Sequence[int]) -> Real:
    every = sorted({name for member in given.members for name in member.committees})
    seats = np.array([[float(name in member.committees) for name in every] for member in given.members])
    has = np.array([[float(name in given.bills[target].committees) for target in targets] for name in every])
    if not every:
        return np.zeros((len(given.members), len(targets)))
    found: Real = (seats @ has > 0).astype(np.float64)
    return found


def _shares(given: Outlook, signed: Real) -> Real:
    every = sorted({name for member in given.members for name in member.caucuses})
    inside = np.array([[float(name in member.caucuses) for name in every] for member in given.members])
    if not every:
        return np.zeros(signed.shape)
    found: Real = (inside @ inside.T > 0) @ signed / np.maximum(signed.sum(axis=0), 1)
    return found


def _of_sponsor(given: Outlook, targets: Sequence[int]) -> Real:
    """Return the logarithm of one and how many other bills of each target's sponsor each member signed."""
    sponsors = sorted(set(given.sponsor.values()))
    place = {name: number for number, name in enumerate(sponsors)}
    own = _indicator(
        [place.get(given.sponsor.get(bill, ""), -1) for bill in range(len(given.bills))], len(sponsors)
    )
    counts = np.asarray((given.signed @ own).toarray()) if sponsors else np.zeros((len(given.members), 0))
    found = np.zeros((len(given.members), len(targets)))
    for column, target in enumerate(targets):
        if target in given.sponsor:
            found[:, column] = counts[:, place[given.sponsor[target]]]
    already: Real = given.signed[:, list(targets)].toarray()
    return np.log1p(np.maximum(found - already, 0))


def _of_area(given: Outlook, targets: Sequence[int]) -> Real:
    areas = sorted({bill.area for bill in given.bills if bill.area})
    place = {name: number for number, name in enumerate(areas)}
    found = np.zeros((len(given.members), len(targets)))
    if not areas:
        return found
    own = _indicator([place.get(bill.area or "", -1) for bill in given.bills], len(areas))
    counts = np.asarray((given.signed @ own).toarray())
    share = counts.sum(axis=0) / max(counts.sum(), 1)
    lift = np.log((counts + 1) / (_activity(given)[:, None] * share[None, :] + 1))
    for column, target in enumerate(targets):
        area = given.bills[target].area
        if area:
            found[:, column] = lift[:, place[area]]
    return found


def _indicator(places: Sequence[int], number: int) -> Any:
    from scipy import sparse

    rows = np.array([row for row, place in enumerate(places) if place >= 0], np.int64)
    columns = np.array([place for place in places if place >= 0], np.int64)
    return sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(places), number))
