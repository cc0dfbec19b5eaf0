"""A form as a filing: its type and period, its money, its parties, and how they are tied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from hillgraph.model.records import Record, Thing, Tie, Value
from hillgraph.sources.house_xml import parties, told
from hillgraph.sources.house_xml.activities import Work
from hillgraph.sources.house_xml.belonging import FILING
from hillgraph.sources.house_xml.parties import Keys
from hillgraph.sources.house_xml.reader import Part, Reader
from hillgraph.sources.lobbying.filing_types import PATTERN
from hillgraph.sources.lobbying.filing_types import stated as told_by
from hillgraph.sources.lobbying.known import Known
from hillgraph.sources.lobbying.parties import ROLES
from hillgraph.sources.lobbying.printed import line
from hillgraph.sources.stated import stated

REGISTER = "House"
TYPE = re.compile(PATTERN)
YEAR = re.compile(r"199[5-9]|20[0-9]{2}")
METHOD = re.compile(r"[ABCabc]")
SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?%?")
PERIODS = {
    "1": "first_quarter",
    "2": "second_quarter",
    "3": "third_quarter",
    "4": "fourth_quarter",
    "M": "mid_year",
    "Y": "year_end",
}
KINDS = {"affiliate": ("affiliatedOrgs", "affiliatedOrg"), "foreign": ("foreignEntities", "foreignEntity")}


class Form(NamedTuple):
    """A form with what its records need."""

    reader: Reader
    number: str
    type: str
    keys: Keys
    work: Work
    itself: bool

    @property
    def top(self) -> Part:
        """Return the outermost element."""
        return self.reader.top


def records(reader: Reader, number: str, known: Known) -> list[Record]:
    """Return the records of the form *number*; what is wrong with it is noted in *reader*."""
    top = reader.top
    code = top.like("reportType", TYPE, "a type of report")
    year = int(top.like("reportYear", YEAR, "a year since the Act") or 0)
    if not year or (reader.form == "LD-2" and not code):
        top.promised("reportYear")
        top.promised("reportType")
        return []
    keys = parties.keys(top.line("senateID"), top.line("houseID"), number)
    origin = told.own(number, year, top.day("signedDate"))
    work = Work(f"{FILING}{number}", keys, year, origin, told.listed(year), known)
    work.read(top)
    form = Form(reader, number, code, keys, work, _itself(top))
    registrant, client = _parties(form)
    return [
        _filing(form, registrant, client),
        told.paper(number, reader.form, origin),
        *work.ties,
        *told.frame(year),
        *(thing for each in (registrant, client) for thing in (each, *parties.nations(each, work.listed))),
        *work.named,
        *_engagements(form),
        *_interests(form),
    ]


def _itself(top: Part) -> bool:
    same = top.line("organizationName").casefold() == top.line("clientName").casefold()
    return bool(top.truth("selfSelect")) or same


def _parties(form: Form) -> tuple[Thing, Thing]:
    top, listed = form.top, form.work.listed
    updates = top.inner("updates") if form.reader.form == "LD-2" else None
    registrant = parties.registrant(top, form.keys, listed, itself=form.itself)
    return registrant, parties.client(top, updates, form.keys, listed, itself=form.itself)


def _filing(form: Form, registrant: Thing, client: Thing) -> Thing:
    top, work = form.top, form.work
    names = registrant.properties["label"], client.properties["label"]
    whom = str(names[0]) if form.itself else f"{names[0]} for {names[1]}"
    properties = stated(
        {
            "label": " ".join(filter(None, (form.reader.form, form.type, f"{work.year}:", whom))),
            "form": form.reader.form,
            **(told_by(form.type) if form.type else {}),
            "register": REGISTER,
            "year": work.year,
            "period": PERIODS.get(form.type.lstrip("Q")[:1]),
            "congress": told.frame(work.year)[1].name,
            "registrant_as_filed": registrant.name,
            "client_as_filed": client.name,
            "posted_on": work.origin.day,
            "lobbyist": tuple(sorted(work.lobbyists)),
            "new_lobbyist": tuple(sorted(work.new)),
            "terminated_on": top.day("terminationDate") if form.reader.form == "LD-2" else None,
            "conviction_disclosure": tuple(_convictions(top)),
        }
    )
    if form.reader.form == "LD-2":
        properties |= _money(top)
        if top.truth("noLobbying"):
            properties["no_activity"] = True
    return Thing("filing", f"house.{form.number}", work.origin, properties)


def _money(top: Part) -> dict[str, Value]:
    """Return the amount, which is a firm's income or a self-filer's expenses; a blank is not zero."""
    income, expenses = top.money("income"), top.money("expenses")
    if income is not None and expenses is not None:
        top.wrong("expenses", "are given beside an income, of which a report has one")
    method = top.like("expensesMethod", METHOD, "a method of reporting: A, B or C").upper()
    properties: dict[str, Value] = {"expenses_method": method} if method else {}
    amount = expenses if income is None else income
    if amount is not None:
        kind = "expenses" if income is None else "income"
        properties |= {"amount_usd": amount, "amount_kind": kind}
    return properties


def _convictions(top: Part) -> Iterator[str]:
    inside = top.inner("convictionDisclosure")
    for each in inside.each("convictions", "convictionDetail") if inside else ():
        who = ", ".join(filter(None, (each.line("lobbyistName"), each.line("convictionDate"))))
        if who:
            yield f"{who}: {line(each.texts.get('convictionDescription'))}"


def _engagements(form: Form) -> Iterator[Tie]:
    """Yield that the registrant acts for the client, begun by a registration and ended by a report."""
    if form.itself:
        return
    top, work = form.top, form.work
    begins = form.reader.form == "LD-1"
    since = top.day("effectiveDate") if begins else None
    until = None if begins else top.day("terminationDate")
    origin = work.origin if since or until else work.listed
    ends = (f"organization:{form.keys.registrant}", f"organization:{form.keys.client}")
    yield Tie("engagement", *ends, origin, since, until, {"register": "LDA"})


def _interests(form: Form) -> Iterator[Record]:
    """Yield the organizations behind the client, and what they have to do with it."""
    about = form.top if form.reader.form == "LD-1" else form.top.inner("updates")
    for role, (outer, name) in KINDS.items():
        for part in about.each(outer, name) if about else ():
            thing = parties.outside(part, role, form.keys, form.work.listed)
            if thing is None:
                continue
            yield thing
            yield from parties.nations(thing, form.work.listed)
            stake = {} if role == "affiliate" else _stake(part)
            properties = {"interest_type": ROLES[role], **stake}
            client = f"organization:{form.keys.client}"
            yield Tie("interest", thing.name, client, form.work.origin, properties=properties)


def _stake(part: Part) -> dict[str, Value]:
    share = SHARE.fullmatch(part.like("ownership_Percentage", SHARE, "a share in per cent"))
    return stated(
        {
            "ownership_percent": Decimal(share[1]) if share else None,
            "amount_usd": part.money("contribution"),
        }
    )
