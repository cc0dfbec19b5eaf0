"""One bill's account, put together from the parts of its file."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from hillgraph.model.records import Thing
from hillgraph.sources.bills.account import Account
from hillgraph.sources.bills.listed import subject
from hillgraph.sources.bills.measures import Measure, Told, measure, told
from hillgraph.sources.bills.stages import CODES
from hillgraph.sources.billstatus import actions, committees, people, related
from hillgraph.sources.billstatus.paths import VERSIONS
from hillgraph.sources.billstatus.titles import titles
from hillgraph.sources.billstatus.wording import Known, wording, wordings

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader

SUBJECTS = "bill/subjects/legislativeSubjects"


def account(source: str, reader: Reader, bill: Element, day: date | None) -> Account | None:
    """Return the account of *bill*, None where it isn't plain which bill it is.

    *day* stands for the day of update where the file has none.
    """
    parts = reader.parts(bill, "bill")
    check_version(reader, parts.get("version"))
    which = _measure(reader, bill, parts)
    if which is None:
        return None
    updated = reader.day(bill, "updateDate", _text(parts, "updateDate")) or day
    origin = told(source, which, which.code, updated)
    introduced = reader.day(bill, "introducedDate", _text(parts, "introducedDate"))
    acted = actions.acts(reader, parts.get("actions"), origin)
    votes = actions.votes(reader, parts.get("recordedVotes"), "bill/recordedVotes", origin)
    return Account(
        told=origin,
        titles=titles(reader, parts.get("titles"), _text(parts, "title")),
        introduced=introduced,
        latest=_latest(reader, parts.get("latestAction")),
        policy_area=_policy_area(reader, parts.get("policyArea")),
        subjects=tuple(_subjects(reader, parts.get("subjects"), origin)),
        sponsors=people.sponsors(reader, parts.get("sponsors"), origin, introduced),
        cosponsors=people.cosponsors(reader, parts.get("cosponsors"), origin),
        acts=tuple([each.act for each in acted]),
        involved=tuple(committees.involved(reader, parts.get("committees"), origin)),
        named=tuple([committee for each in acted for committee in each.committees]),
        votes=(*votes, *[vote for each in acted for vote in each.votes]),
        laws=tuple(related.laws(reader, parts.get("laws"))),
        enacted=next((each.act.day for each in acted if CODES.get(each.act.code or "") == "enacted"), None),
        summaries=tuple(related.summaries(reader, parts.get("summaries"), origin)),
        relations=tuple(related.related(reader, parts.get("relatedBills"), origin)),
        amendments=tuple(related.amendments(reader, parts.get("amendments"))),
        reports=tuple(related.reports(reader, parts.get("committeeReports"))),
    )


def check_version(reader: Reader, element: Element | None) -> None:
    """Note as a fault a version that isn't read."""
    if element is not None and element.text not in VERSIONS:
        known = " and ".join(VERSIONS)
        reader.fault(
            element, f"'{(element.text or '')[:20]}' is not a version that is read: {known}, or none"
        )


def _measure(reader: Reader, bill: Element, parts: dict[str, Element]) -> Measure | None:
    given = {name: _text(parts, name) for name in ("congress", "type", "number")}
    found = measure(*given.values())
    for name, text in given.items() if found is None else ():
        right = {"congress": "1", "type": "HR", "number": "1", name: text}
        if not text:
            reader.fault(bill, f"{name} is missing")
        elif measure(*right.values()) is None:
            wanted = "a type of bill, as HR" if name == "type" else "a whole number from 1"
            reader.fault(parts[name], f"'{text[:20]}' is not {wanted}", of_value=True)
    return found


def _latest(reader: Reader, element: Element | None) -> date | None:
    if element is None:
        return None
    return reader.day(element, "actionDate", _text(reader.parts(element, "bill/latestAction"), "actionDate"))


def _policy_area(reader: Reader, element: Element | None) -> str | None:
    return None if element is None else reader.texts(element, "bill/policyArea").get("name")


def _subjects(reader: Reader, element: Element | None, origin: Told) -> list[Thing]:
    listed = None if element is None else reader.parts(element, "bill/subjects").get("legislativeSubjects")
    if listed is None or not len(listed):
        return []
    known = _known(origin.listed.document)
    texts = wordings(listed)
    found = [known.get(text) for text in texts or ()]
    if texts is None or None in found:
        found = [_subject(reader, item, origin, known) for item in reader.items(listed, SUBJECTS)]
    return [each for each in found if each]


def _subject(reader: Reader, item: Element, origin: Told, known: Known[Thing]) -> Thing | None:
    name = reader.promised(item, reader.texts(item, f"{SUBJECTS}/item"), "name")
    found = subject(name, origin.listed) if name else None
    if found and not reader.faults:
        known.keep(wording(item), found)
    return found


@lru_cache(maxsize=64)
def _known(_document: str) -> Known[Thing]:
    return Known()


def _text(parts: dict[str, Element], name: str) -> str | None:
    part = parts.get(name)
    return None if part is None else part.text
