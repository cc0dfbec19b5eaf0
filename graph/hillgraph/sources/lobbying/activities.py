"""Activities of a filing: on which issues, before whom, on which bills somebody lobbied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hillgraph.model.records import Origin, Tie, Value
from hillgraph.sources.lobbying.form import Activity, Filing
from hillgraph.sources.lobbying.listing import Listing, Named, Pair, Staff
from hillgraph.sources.lobbying.printed import line, shown

NOBODY = Staff((), ())
KIND = "lobbying_activity"
BY_ISSUE = date(2021, 2, 14)  # on filings posted before, the agencies of all issues are repeated under each


class Told(NamedTuple):
    """A filing that tells of activities: its name, its origin, its parties, and the Congress of its time."""

    filing: str
    origin: Origin
    pair: Pair
    congress: int


class Activities(NamedTuple):
    """The ties of a filing to issues, bills and agencies, and who lobbied."""

    ties: list[Tie]
    staff: Staff


def activities(given: Filing, told: Told, listing: Listing) -> Activities:
    """Return what was done; a second tie to one issue or bill is numbered."""
    filing, origin, pair = told[:3]
    ties: list[Tie] = []
    staff = NOBODY
    contacted: dict[tuple[str, ...], tuple[str, ...]] = {}
    times: dict[str, int] = {}
    for each in given.lobbying_activities:
        issue = (listing.issue(each.general_issue_code, each.general_issue_code_display),)
        active = listing.staff(each.lobbyists, pair.registrant_number)
        staff = active if staff in (active, NOBODY) else _together(staff, active)
        names = listing.contacts(each.government_entities)
        contacted[names] = contacted[names] + issue if names in contacted else issue
        text = shown(each.description)
        nth = times[issue[0]] = times.get(issue[0], 0) + 1
        properties = _on_issue(each, pair, issue, text, active)
        ties.append(Tie(KIND, filing, issue[0], origin, None, None, properties, nth))
        if text and (bills := listing.bills(text, told.congress)):
            _on_bills(told, bills, issue, times, ties)
    by_issue = (origin.day or date(given.filing_year, 12, 31)) >= BY_ISSUE
    _before(contacted, told, ties, by_issue=by_issue)
    return Activities(ties, staff)


def _on_issue(each: Activity, pair: Pair, issue: tuple[str], text: str, active: Staff) -> dict[str, Value]:
    properties: dict[str, Value] = {"client": pair.client, "issue_code": issue}
    if text:
        properties["text"] = text
    if each.foreign_entity_issues and (interest := line(each.foreign_entity_issues)):
        properties["foreign_interest"] = interest
    if active.names:
        properties["lobbyist"] = active.names
    return properties


def _on_bills(
    told: Told, bills: Sequence[Named], issue: tuple[str], times: dict[str, int], ties: list[Tie]
) -> None:
    """Add a tie for each mention of a bill."""
    filing, origin, pair = told[:3]
    for bill, said in bills:
        nth = times[bill] = times.get(bill, 0) + 1
        properties: dict[str, Value] = {"client": pair.client, "issue_code": issue, **said}
        ties.append(Tie(KIND, filing, bill, origin, None, None, properties, nth))


def _before(
    contacted: dict[tuple[str, ...], tuple[str, ...]], told: Told, ties: list[Tie], *, by_issue: bool
) -> None:
    """Add a tie to each chamber and agency; those contacted on the same issues share their properties."""
    filing, origin, pair = told[:3]
    on: dict[str, tuple[str, ...]] = {}
    for names, issues in contacted.items():
        for name in names:
            on[name] = on[name] + issues if name in on else issues
    shared: dict[tuple[str, ...], dict[str, Value]] = {}
    for name, issues in on.items():
        properties = shared.get(issues)
        if properties is None:
            properties = shared[issues] = {"client": pair.client}
            if by_issue:
                properties["issue_code"] = tuple(sorted(set(issues)))
        ties.append(Tie(KIND, filing, name, origin, None, None, properties, 1))


def _together(one: Staff, other: Staff) -> Staff:
    return Staff(tuple(sorted({*one.names, *other.names})), tuple(sorted({*one.new, *other.new})))
