"""Which amounts count: of all that is reported for a client in a period, what contains what.

Whoever files for itself reports expenses, in which the income of outside firms is contained, and the House
has a copy of what the Senate has. So only some reports in force are added up, and each of the others names
the one that its amount is part of. A firm that works on behalf of another may be paid out of that one's
income; nothing in a filing says so, hence it is added, but not to what was spent at the least.

Source: Lobbying Disclosure Act Guidance, Secretary of the Senate and Clerk of the House.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from hillgraph.sources.lobbying.filing_types import filing_type
from hillgraph.sources.lobbying.force import Filed, Standing, standings

QUARTERLY = 2008  # the Honest Leadership and Open Government Act made periods of quarters
THOUSANDS = Decimal(1000)
ROUNDED = {True: 10 * THOUSANDS, False: 20 * THOUSANDS}
SENATE = "LDA"
REGISTRATION, ACTIVITY, CONTRIBUTIONS = FORMS = ("LD-1", "LD-2", "LD-203")


class Report(NamedTuple):
    """A filing on one of the three forms, with names as filed.

    *client* is the lobbyist in a report of contributions. *amount* in US dollars is None where none is given.
    """

    name: str
    form: str
    register: str
    registrant: str
    client: str
    year: int
    period: str
    type: str
    posted: datetime | None
    amount: Decimal | None
    expenses: bool


class Account(NamedTuple):
    """What became of a filing: *why* in words, which came before and *after* it, what contains its amount.

    It *counts* where its amount, or the bounds that stand for none, is part of a sum. *lower* and *upper*
    are what it can mean in US dollars; *doubts* say what keeps the amount from being trusted.
    """

    in_force: bool | None
    counted: bool
    why: str
    lower: Decimal | None = None
    upper: Decimal | None = None
    before: str | None = None
    after: str | None = None
    within: str | None = None
    doubts: tuple[str, ...] = ()


class _Part(NamedTuple):
    """That an amount is part of another report's, if *within* one, and what is doubtful of it.

    *sure* is false of one that may be part of another's, so that it adds nothing at the least.
    """

    within: str | None
    why: str
    doubts: tuple[str, ...] = ()
    sure: bool = True


COUNTS = _Part(None, "")
REGISTERED = Account(None, False, "is a registration")


def accounts(
    reports: Iterable[Report], real: Mapping[str, str], through: Mapping[str, str]
) -> dict[str, Account]:
    """Return the account of each report by its name.

    *real* gives the organization behind a name as filed, *through* by client as filed the organization on
    whose engagement a firm works for it. Raises `ValueError` for a type or period nobody knows.
    """
    every = {each.name: each for each in sorted(reports)}
    found = {each.name: REGISTERED for each in every.values() if each.form == REGISTRATION}
    standing = standings(_filed(each) for each in every.values() if each.form != REGISTRATION)
    before = {each.next: each.uuid for each in standing if each.next}
    parts: dict[str, _Part] = {}
    for client, inside in _cases((every[each.uuid] for each in standing if each.counts), real):
        parts |= _parts(client, inside, through)
    for each in standing:
        rivals = [every[name] for name in each.rivals]
        part = parts.get(each.uuid, COUNTS)
        found[each.uuid] = _account(every[each.uuid], each, before.get(each.uuid), part, rivals)
    return found


def alone(report: Report) -> Account:
    """Return the account of a filing that nothing else is known to come after or to contain, as of most."""
    return accounts([report], {}, {})[report.name]


def bounds(year: int, amount: Decimal | None) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a report of *year* can mean, in US dollars.

    Since 2008 (quarterly) a missing amount means 0 to 5,000 and a given one is rounded to 10,000, so it
    stands for 5,000 either side; to 2007 (half-yearly) 0 to 10,000, and 10,000 either side.

    Source: Lobbying Disclosure Act Guidance; 2 U.S.C. 1604(c) and, to 2007, its wording of 1995.
    """
    half = ROUNDED[year >= QUARTERLY] / 2
    return (Decimal(0), half) if amount is None else (max(amount - half, Decimal(0)), amount + half)


def _cases(reports: Iterable[Report], real: Mapping[str, str]) -> Iterator[tuple[str, list[Report]]]:
    """Yield each client with the reports of activity of one period, which are counted together.

    The client and the registrants are *real* ones; that on the report stays as filed.
    """
    found: defaultdict[tuple[str, int, str], list[Report]] = defaultdict(list)
    for each in reports:
        if each.form == ACTIVITY:
            registrant, client = (real.get(name, name) for name in (each.registrant, each.client))
            found[client, each.year, each.period].append(each._replace(registrant=registrant))
    for (client, *_), inside in found.items():
        yield client, inside


def _parts(client: str, reports: list[Report], through: Mapping[str, str]) -> dict[str, _Part]:
    """Return what is to be said of each of the *reports* on a *client* that isn't simply counted."""
    copies = dict(_copies(reports))
    originals = [each for each in reports if each.name not in copies]
    own = [each for each in originals if each.expenses and each.amount is not None]
    firms = [each for each in originals if each.registrant != client]
    found = {name: _Part(copy, "is the House's copy of {}") for name, copy in copies.items()}
    if own:
        return found | dict(_contained(own, [each for each in firms if not each.expenses]))
    itself = [each for each in originals if each.registrant == client]
    return found | dict(_subcontracts(originals, through)) | dict(_silent(itself, firms))


def _contained(own: list[Report], firms: list[Report]) -> Iterator[tuple[str, _Part]]:
    """Yield the reports of firms, which the client's own expenses contain, and what speaks against it."""
    for each in firms:
        yield each.name, _Part(own[0].name, "is part of the client's own expenses in {}")
    paid, told = _sum(firms), _sum(own)
    if paid > told:
        doubt = f"its expenses of {told:,.0f} are below the {paid:,.0f} that firms report from it"
        yield own[0].name, _Part(None, "", (doubt,))


def _copies(reports: list[Report]) -> Iterator[tuple[str, str]]:
    """Yield the reports of the House with the Senate's of the same registrant."""
    first: dict[str, str] = {}
    for each in reports:
        if each.register == SENATE:
            first.setdefault(each.registrant, each.name)
    for each in reports:
        if each.register != SENATE and each.registrant in first:
            yield each.name, first[each.registrant]


def _subcontracts(reports: list[Report], through: Mapping[str, str]) -> Iterator[tuple[str, _Part]]:
    """Yield the reports of firms that work for the client on behalf of another that reports income too."""
    engaged = {
        each.registrant: each.name
        for each in reversed(reports)
        if each.amount is not None and each.client not in through
    }
    for each in reports:
        main = engaged.get(through.get(each.client, ""))
        if main:
            yield each.name, _Part(None, "", (f"it may be paid out of the income in {main}",), sure=False)


def _silent(itself: list[Report], firms: list[Report]) -> Iterator[tuple[str, _Part]]:
    """Yield the client's own report that gives no amount though its firms tell of more than that means."""
    paid = _sum(firms)
    for each in itself:
        if each.amount is None and paid > bounds(each.year, None)[1]:
            yield each.name, _Part(None, "", (f"it gives no amount, while firms report {paid:,.0f} from it",))


def _account(
    report: Report, standing: Standing, before: str | None, part: _Part, rivals: list[Report]
) -> Account:
    reason = f"{standing.reason}; {part.why.format(part.within)}" if part.within else standing.reason
    if report.form != ACTIVITY:
        return Account(standing.stands, False, reason, before=before, after=standing.next)
    lower, upper = _bounds([report, *rivals])
    if not part.sure:
        lower = Decimal(0)
    return Account(
        standing.stands,
        standing.counts and part.within is None,
        reason,
        lower,
        upper,
        before,
        standing.next,
        part.within,
        (*_unrounded(report), *_rivalled(rivals), *part.doubts),
    )


def _bounds(versions: list[Report]) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """Return what a report can mean any of whose *versions* may be in force; none where all are silent."""
    silent = [filing_type(each.type).no_activity for each in versions]
    if all(silent):
        return None, None
    every = [
        (Decimal(0), Decimal(0)) if none else bounds(each.year, each.amount)
        for each, none in zip(versions, silent, strict=True)
    ]
    return min(lower for lower, _ in every), max(upper for _, upper in every)


def _rivalled(rivals: list[Report]) -> Iterator[str]:
    for each in rivals:
        yield f"{each.name} may have come after it, as its posting is not known"


def _unrounded(report: Report) -> Iterator[str]:
    to = ROUNDED[report.year >= QUARTERLY]
    if report.amount is not None and report.amount % to:
        yield f"its amount is not rounded to {to:,.0f}, as it should be"


def _filed(report: Report) -> Filed:
    return Filed(
        report.name,
        report.registrant,
        report.client,
        report.year,
        report.period,
        report.type,
        report.posted,
    )


def _sum(reports: Iterable[Report]) -> Decimal:
    return sum((each.amount or Decimal(0) for each in reports), Decimal(0))
