"""Supporters: who serves and has not signed a bill, by how likely they are to, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from hillgraph.errors import NotFound
from hillgraph.network.evidence import NAMES, evidence
from hillgraph.network.learning import Learned, learned
from hillgraph.network.outlook import Outlook, outlook, signed_between
from hillgraph.query.result import Result
from hillgraph.store.tabular import Tabular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Real = NDArray[np.float64]

AHEAD = timedelta(days=180)
TERM = timedelta(days=730)  # from a day of one Congress to the same of the next, nearly
PAST = 3  # Congresses to learn from
FEWEST = 100  # signatures to learn from
TOP = 0.1
PLACES = 6


class Prospect(NamedTuple):
    """A member who may sign: the *chance* of doing so within 180 days, None where it can't be learned.

    *earlier* are the bills of the same title in earlier Congresses that he or she signed, *committees* those
    on which he or she sits.
    """

    member: str
    state: str | None
    side: str | None
    since: date | None
    chance: float | None
    reasons: tuple[str, ...]
    earlier: tuple[str, ...]
    committees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prospects:
    """Those who may sign *bill* after *day*, likeliest first, and what the chances were *learned* from.

    *learned* is None where the store has too few signatures of the past; the order is then that of a plain
    rule.
    """

    bill: str
    day: date
    signed: int
    prospects: tuple[Prospect, ...]
    learned: Learned | None
    labels: Mapping[str, str]


def prospects(tables: Tabular, bill: str, chamber: str, congress: int, day: date) -> Prospects:
    """Return who may sign *bill*, of those who serve in its *chamber* on *day*.

    Nothing that came after the day is looked at. The chances are learned from what was known on the same day
    of up to three Congresses before, and who signed in the 180 days that followed; where there are none,
    from what was known 180 days before. With fewer than 100 signatures to learn from, they are ordered by a
    plain rule: earlier bills of the title signed, then the resource-allocation index, then how much they
    sign. Raises `NotFound` where nobody is known to serve, or the bill was introduced later.
    """
    now = outlook(tables, chamber, congress, day)
    if bill not in now.place:
        raise NotFound(f"{bill} was not introduced by {day}. Give a day after that with --on.")
    if not now.members:
        raise NotFound(f"Nobody is known to serve in the {chamber} of the {congress}th Congress on {day}.")
    target = now.place[bill]
    known = evidence(now, [target])[:, 0, :]
    taught = _taught(tables, chamber, congress, day)
    free = np.flatnonzero(now.signed[:, [target]].toarray().ravel() == 0)
    chances = None if taught is None else taught.chances(known)
    rank = plain(known) if chances is None else chances
    order = free[np.argsort(-rank[free], kind="stable")].tolist()
    words = _Words(tables, now, target, known)
    found = tuple(words.prospect(row, None if chances is None else float(chances[row])) for row in order)
    return Prospects(bill, day, int(now.signed[:, [target]].sum()), found, taught, words.labels)


COLUMNS = tuple(
    "rank person name party state chance base_rate reasons earlier committees serves_since".split()
)
PLAIN = (
    "Too little of the past is in the store to learn chances from. They are ordered by earlier bills of the "
    "title signed, then by the resource-allocation index, then by how much they sign."
)
LEARNED = (
    "Chances are of signing within 180 days, learned from {:,} signatures among {:,} pairs of a member and "
    "an open bill of the past."
)
CAUTION = "This is not a prediction of a vote, and a signature is no promise of one."


def table(found: Prospects, most: int) -> Result:
    """Return one row a member, the likeliest first, *most* of them.

    *base_rate* is the share of all who sign.
    """
    base = None if found.learned is None else round(found.learned.base, PLACES)
    rows = [
        (
            *(rank, each.member, found.labels.get(each.member, each.member), each.side, each.state),
            *(None if each.chance is None else round(each.chance, PLACES), base),
            *(list(each.reasons), list(each.earlier), list(each.committees), each.since),
        )
        for rank, each in enumerate(found.prospects[:most], 1)
    ]
    return Result(COLUMNS, tuple(rows))


def basis(found: Prospects) -> Iterator[str]:
    """Yield in words what the order rests on."""
    still = len(found.prospects)
    yield f"{found.signed} have signed {found.bill} by {found.day}; {still} known to serve have not."
    yield PLAIN if found.learned is None else LEARNED.format(found.learned.signed, found.learned.examples)
    yield CAUTION


def examples(
    tables: Tabular, chamber: str, congress: int, day: date, until: date
) -> tuple[Real, NDArray[np.bool_]]:
    """Return what was known on *day* of each open bill and member who had not signed it, and who did.

    What is known is cases by pieces of evidence; those did who signed by *until*.
    """
    then = outlook(tables, chamber, congress, day)
    if not then.members or not then.open:
        return np.zeros((0, len(NAMES))), np.zeros(0, np.bool_)
    free = then.signed[:, then.open].toarray() == 0
    return evidence(then, then.open)[free], outcomes(tables, then, until)[free]


def outcomes(tables: Tabular, then: Outlook, until: date) -> NDArray[np.bool_]:
    """Return who (rows) signed which open bill (columns) after the day of *then* and by *until*."""
    column = {then.bills[place].name: number for number, place in enumerate(then.open)}
    found = np.zeros((len(then.members), len(column)), np.bool_)
    congress = int(then.congress.rpartition(":")[2])
    for member, bill in signed_between(tables, then.chamber, congress, then.day, until):
        if member in then.row and bill in column:
            found[then.row[member], column[bill]] = True
    return found


def plain(known: Real) -> Real:
    """Return a rank of each member without learning: by earlier bills, then allocation, then activity."""
    last_first = ("activity", "resource allocation", "earlier bills")
    order = np.lexsort([known[:, NAMES.index(name)] for name in last_first])
    place = np.empty(len(order))
    place[order] = np.arange(len(order))
    return place


def _taught(tables: Tabular, chamber: str, congress: int, day: date) -> Learned | None:
    past = [(congress - back, day - back * TERM) for back in range(1, PAST + 1)]
    told = [examples(tables, chamber, number, then, then + AHEAD) for number, then in past]
    if not any(len(signed) for _, signed in told):
        told = [examples(tables, chamber, congress, day - AHEAD, day)]
    known, signed = (np.concatenate(each) for each in zip(*told, strict=True))
    return learned(known, signed) if signed.sum() >= FEWEST else None


class _Words:
    """Puts what is known of a member and one bill into words."""

    def __init__(self, tables: Tabular, now: Outlook, target: int, known: Real) -> None:
        self._now, self._bill, self._known = now, now.bills[target], known
        self._signers = [
            now.members[row] for row in np.flatnonzero(now.signed[:, [target]].toarray().ravel())
        ]
        self._sponsor = (
            now.members[now.row[now.sponsor[target]]] if now.sponsor.get(target) in now.row else None
        )
        self._near = np.quantile(known[:, NAMES.index("likeness")], 1 - TOP)
        old = {now.bills[place].name for place in now.forebears(target)}
        self._earlier: dict[str, list[str]] = {}
        for each in now.signings:
            if each.bill in old:
                self._earlier.setdefault(each.member, []).append(each.bill)
        names = {
            *self._bill.committees,
            *(name for each in now.members for name in (each.name, *each.caucuses)),
        }
        self.labels: dict[str, str] = dict(tables.ask("labels", {"ids": sorted(names)}))

    def prospect(self, row: int, chance: float | None) -> Prospect:
        """Return the member in *row* with the *chance*."""
        member = self._now.members[row]
        return Prospect(
            member.name,
            member.state,
            member.side,
            member.since,
            chance,
            tuple(self._reasons(row)),
            tuple(sorted(set(self._earlier.get(member.name, ())))),
            tuple(sorted(member.committees)),
        )

    def _reasons(self, row: int) -> Iterator[str]:
        member, told = self._now.members[row], dict(zip(NAMES, self._known[row].tolist(), strict=True))
        if earlier := set(self._earlier.get(member.name, ())):
            yield f"signed {'one' if len(earlier) == 1 else len(earlier)} of this title in earlier Congresses"
        for name in sorted(member.committees & self._bill.committees):
            yield f"sits on {self.labels.get(name, name)}"
        for name in sorted(member.caucuses):
            others = sum(name in each.caucuses for each in self._signers)
            if others:
                yield f"is in {self.labels.get(name, name)} with {others} who signed"
        if times := round(np.expm1(told["bills of the sponsor"])):
            yield f"signed {'one other' if times == 1 else f'{times} others'} of the sponsor's"
        if told["likeness"] > 0 and told["likeness"] >= self._near:
            yield "signs with those who signed more than nine in ten members do"
        delegation = sum(each.state == member.state for each in self._signers if each.state)
        if delegation:
            yield f"is of the same State as {delegation} who signed"
        if self._sponsor and member.side and member.side == self._sponsor.side:
            yield "is of the sponsor's side"
