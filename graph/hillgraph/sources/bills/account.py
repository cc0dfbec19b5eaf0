"""A bill as one file accounts for it, and the records that this comes to, whatever the file's form."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hillgraph.model.records import Record, Thing, Value
from hillgraph.sources.bills import acts as acting
from hillgraph.sources.bills.acts import Act
from hillgraph.sources.bills.laws import Law
from hillgraph.sources.bills.listed import frame, parties
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.members import People
from hillgraph.sources.bills.referrals import Involved
from hillgraph.sources.bills.stages import reached
from hillgraph.sources.bills.titles import Titles
from hillgraph.sources.datasets import document


class Publication(NamedTuple):
    """Where the file and all of its Congress stand: titles, publisher and pages."""

    title: str
    page: str | None
    all_title: str
    all_page: str
    publisher: str


class Account(NamedTuple):
    """Everything that one file tells of a bill.

    *acts* are given from the oldest to the newest, *people* and *relations* as their records;
    *stages* are those that the file itself states.
    """

    told: Told
    titles: Titles
    introduced: date | None
    latest: date | None
    policy_area: str | None
    subjects: tuple[Thing, ...]
    sponsors: People
    cosponsors: People
    acts: tuple[Act, ...]
    involved: tuple[Involved, ...]
    named: tuple[Thing, ...]
    votes: tuple[Thing, ...]
    laws: tuple[Law, ...]
    enacted: date | None
    summaries: tuple[Thing, ...]
    relations: tuple[Record, ...]
    amendments: tuple[str, ...]
    reports: tuple[str, ...]
    stages: frozenset[str] = frozenset()


def records(account: Account, where: Publication) -> list[Record]:
    """Return the bill, its documents, what it is listed under, and its ties."""
    told = account.told
    members = {each.name: each for each in (*account.sponsors.members, *account.cosponsors.members)}.values()
    parted = frozenset([each.party for each in members if each.party])
    committees = {id(thing): thing for thing in (*[each.thing for each in account.involved], *account.named)}
    acts = [*account.acts, *[act for each in account.involved for act in each.acts()]]
    return [
        Thing("bill", told.measure.key, told.own, _properties(account)),
        document(told.own, title=where.title, publisher=where.publisher, page=where.page),
        *frame(told.measure.congress, told.listed, where.all_title, where.publisher, where.all_page),
        *parties(parted, told.listed),
        *account.subjects,
        *committees.values(),
        *account.votes,
        *account.summaries,
        *[law.thing(account.enacted, told.own) for law in account.laws],
        *[record for each in members for record in each.records],
        *account.sponsors.ties,
        *account.cosponsors.ties,
        *[tie for each in account.involved for tie in each.ties(told)],
        *acting.ties(acts, told),
        *account.relations,
    ]


def _properties(account: Account) -> dict[str, Value]:
    days = [act.day for act in account.acts if act.day]
    amendments: list[str] = sorted(set(account.amendments), key=_numbered)
    stated: dict[str, Value | None] = {
        **account.told.measure.properties(),
        **account.titles.properties(),
        "introduced_on": account.introduced,
        "latest_action_on": account.latest or max(days, default=None),
        "stage": _stage(account),
        "policy_area": account.policy_area,
        "subject": _names(account.subjects),
        "updated_on": account.told.own.day,
        "enacted_as": min((law.name for law in account.laws), default=None),
        "recorded_vote": _names(account.votes),
        "summary": _names(account.summaries),
        "amendment": tuple(amendments),
        "amendment_count": len(amendments) or None,
        "committee_report": tuple(sorted(set(account.reports))),
    }
    return {name: value for name, value in stated.items() if value is not None and value != ()}


def _stage(account: Account) -> str | None:
    codes = frozenset([act.code for act in account.acts if act.code])
    activities = frozenset([activity.name for each in account.involved for activity in each.activities])
    return reached(account.stages, codes, activities, law=bool(account.laws))


def _names(things: tuple[Thing, ...]) -> tuple[str, ...]:
    return tuple(sorted({thing.name for thing in things}))


def _numbered(name: str) -> tuple[int, str]:
    """Return what puts S.Amdt. 99 before S.Amdt. 100."""
    return len(name), name
