"""Terms: what somebody served in, of which party, and with whom an independent caucuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources.element import Element
from hillgraph.sources.legislators.stretches import Stretch
from hillgraph.sources.parties import Party, party
from hillgraph.sources.stated import stated


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the executive, which is an organization here."""

    key: str
    role: str
    label: str


CHAMBERS = {"rep": "house", "sen": "senate"}
OFFICES = {
    "prez": Office("us-president", "President", "President of the United States"),
    "viceprez": Office("us-vice-president", "Vice President", "Vice President of the United States"),
}
LONGEST = timedelta(days=7 * 366)
STATE = re.compile(r"[A-Z]{2}")
UNKNOWN_DISTRICT = -1


def in_congress(term: Element) -> bool:
    """Say whether a term is one in a chamber; raise `InvalidInput` if it is in no office known."""
    kind = term.text("type")
    if kind not in CHAMBERS and kind not in OFFICES:
        raise term.wrong(f"'{kind}' is none of {', '.join((*CHAMBERS, *OFFICES))}", "type")
    return kind in CHAMBERS


def seat(term: Element) -> Stretch:
    """Return the stretch in a chamber that a term is."""
    district = term.maybe_whole("district")
    values: dict[str, Value | None] = {
        "state": term.like("state", STATE, "the two letters of a State"),
        "district": None if district == UNKNOWN_DISTRICT else district,
        "senate_class": term.maybe_whole("class"),
    }
    return Stretch(f"chamber:{CHAMBERS[term.text('type')]}", *_days(term), stated(values))


def office(term: Element) -> Stretch:
    """Return the stretch in an office of the executive that a term is, without regard to Congresses."""
    held = OFFICES[term.text("type")]
    since, until = _days(term)
    of = party(term.maybe("party"), since)
    values: dict[str, Value | None] = {"role": held.role, "party": of.name if of else None}
    return Stretch(f"organization:{held.key}", since, until, stated(values))


def offices(served: Iterable[Element], origin: Origin) -> Iterator[Thing]:
    """Yield each office of the executive among the terms *served* once."""
    for kind in sorted({term.text("type") for term in served} & {*OFFICES}):
        held = OFFICES[kind]
        yield Thing("organization", held.key, origin, {"label": held.label}, ("government_body",))


def sides(term: Element) -> Iterator[Stretch]:
    """Yield the stretches in a party that a term is made of, more than one where it changed within."""
    for each in term.each("party_affiliations") or (term,):
        since, until = _days(each)
        own = party(each.maybe("party"), since)
        beside = party(each.maybe("caucus"), since)
        if own:
            values: dict[str, Value | None] = {"caucuses_with": beside.name if beside else None}
            yield Stretch(own.name, since, until, stated(values))


def parties(term: Element) -> Iterator[Party]:
    """Yield every party that a term names."""
    for each in (term, *term.each("party_affiliations")):
        for name in ("party", "caucus"):
            found = party(each.maybe(name), each.day("start"))
            if found:
                yield found


def _days(element: Element) -> tuple[date, date]:
    since, until = element.day("start"), element.day("end")
    if not since <= until <= since + LONGEST:
        raise element.wrong(f"from {since} to {until} is no term", "end")
    return since, until
