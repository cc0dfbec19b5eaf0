"""One bill's account from its ``data.json``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from hillgraph.model.records import Thing, Tie, Value
from hillgraph.sources.bills.account import Account
from hillgraph.sources.bills.amendments import named as amendment
from hillgraph.sources.bills.laws import Law, law
from hillgraph.sources.bills.listed import committee, subject
from hillgraph.sources.bills.measures import Measure, Told, measure, told
from hillgraph.sources.bills.referrals import Activity, Involved
from hillgraph.sources.bills.relations import RELATIONS, relations
from hillgraph.sources.bills.titles import Titles
from hillgraph.sources.bills_json import history, people
from hillgraph.sources.bills_json.form import Bill, Committee, Related, Title

BILL_ID = re.compile(r"([a-z]+)([1-9][0-9]*)-([1-9][0-9]*)\Z")
ACTIVITIES = {
    "referral": "referred to",
    "re-referral": "re-referred to",
    "hearings": "hearings by",
    "markup": "markup by",
    "reporting": "reported by",
    "discharged": "discharged from",
    "origin": "reported original measure",
}
LAWS = {"public": "Public Law", "private": "Private Law"}
SORTS = {"display": "display", "official": "official", "short": "short", "popular": "short"}
RESEARCH = "Congressional Research Service"


def account(source: str, bill: Bill, day: date | None, thomas: Mapping[str, str]) -> Account:
    """Return the account of *bill*; raise `ValueError`, saying where and what is wrong."""
    which = measure(bill.congress, bill.bill_type, bill.number)
    if which is None:
        raise ValueError(f"$.bill_id: '{bill.bill_id}' doesn't name a bill")
    updated = history.day("$.updated_at", bill.updated_at) or day
    origin = told(source, which, bill.bill_id, updated)
    introduced = history.day("$.introduced_at", bill.introduced_at)
    law = _law(bill)
    return Account(
        told=origin,
        titles=_titles(bill),
        introduced=introduced,
        latest=None,
        policy_area=_titled(bill.subjects_top_term),
        subjects=tuple(subject(name, origin.listed) for name in _subjects(bill)),
        sponsors=people.sponsors(bill, origin, introduced, thomas),
        cosponsors=people.cosponsors(bill, origin, thomas),
        acts=tuple(history.acts(bill)),
        involved=tuple(_involved(each, origin) for each in bill.committees),
        named=(),
        votes=tuple(history.votes(bill, origin)),
        laws=(law,) if law else (),
        enacted=history.enacted(bill),
        summaries=tuple(_summaries(bill, origin)),
        relations=tuple(_relations(bill, origin)),
        amendments=tuple(_amendments(bill)),
        reports=tuple(bill.committee_reports),
        stages=frozenset(history.stages(bill, which)),
    )


def _titles(bill: Bill) -> Titles:
    found = Titles()
    for sort, title in (("short", bill.short_title), ("short", bill.popular_title)):
        if title:
            found.add(sort, title)
    for number, each in enumerate(bill.titles):
        found.add(_sort(number, each), each.title)
    if bill.official_title:
        found.add("official", bill.official_title)
    return found


def _sort(number: int, title: Title) -> str:
    if title.is_for_portion or title.type == "nonbillreport":
        return "portion"
    if title.type not in SORTS:
        raise ValueError(f"$.titles[{number}].type: '{title.type}' is no type of title that is known")
    return "introduced" if title.type == "official" and title.state == "introduced" else SORTS[title.type]


def _subjects(bill: Bill) -> list[str]:
    """Return the subjects without the policy area, which this form lists among them."""
    found = list(bill.subjects)
    if bill.subjects_top_term in found:
        found.remove(bill.subjects_top_term)
    return found


def _titled(term: str | None) -> str | None:
    """Return a policy area in the official spelling, ``Armed Forces and National Security``."""
    return re.sub(r"\b(?!and\b)[a-z]", lambda found: found[0].upper(), term) if term else None


def _involved(each: Committee, origin: Told) -> Involved:
    code = f"{each.committee_id}{each.subcommittee_id or '00'}".lower()
    thing = committee(code, each.subcommittee or each.committee, None, origin.listed)
    names = dict.fromkeys(ACTIVITIES.get(name.lower(), name.lower()) for name in each.activity)
    return Involved(thing, tuple(Activity(name, None) for name in names))


def _law(bill: Bill) -> Law | None:
    given = bill.enacted_as
    if given is None:
        return None
    found = law(LAWS.get(given.law_type), f"{given.congress}-{given.number}")
    if found is None:
        raise ValueError(f"$.enacted_as: '{given.law_type} {given.number}' doesn't name a law")
    return found


def _summaries(bill: Bill, origin: Told) -> Iterator[Thing]:
    given = bill.summary
    if given is None:
        return
    title = f"Summary of {origin.measure.label}: {given.state or 'newest'}"
    properties: dict[str, Value] = {
        "label": title,
        "title": title,
        "publisher": RESEARCH,
        "dataset": origin.own.dataset,
    }
    if issued := history.day("$.summary", given.as_of or given.date):
        properties["issued"] = issued
    yield Thing("document", f"{origin.own.document.partition(':')[2]}-summary", origin.own, properties)


def _relations(bill: Bill, origin: Told) -> Iterator[Tie]:
    said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for number, each in enumerate(bill.related_bills):
        other = _other(each)
        if other is None or each.reason not in RELATIONS:
            text = f"'{each.reason}' of '{each.bill_id}' is no relation to a bill that is known"
            raise ValueError(f"$.related_bills[{number}]: {text}")
        said[other.name, RELATIONS[each.reason]].add(each.identified_by or "")
    yield from relations(said, origin)


def _other(each: Related) -> Measure | None:
    found = BILL_ID.match(each.bill_id)
    return measure(found[3], found[1], found[2]) if found and each.type == "bill" else None


def _amendments(bill: Bill) -> Iterator[str]:
    for number, each in enumerate(bill.amendments):
        name = amendment(each.amendment_type, str(each.number))
        if name is None:
            raise ValueError(f"$.amendments[{number}]: '{each.amendment_type}' is no type of amendment")
        yield name
