"""Registrations (LD-1) and reports of activity (LD-2): the filing, its document and ties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from hillgraph.model.records import Record, Thing, Tie, Value
from hillgraph.sources.lobbying import parties
from hillgraph.sources.lobbying.activities import Told, activities
from hillgraph.sources.lobbying.filing_types import filing_type
from hillgraph.sources.lobbying.filing_types import stated as told_by
from hillgraph.sources.lobbying.form import Conviction, Filing, Outside
from hillgraph.sources.lobbying.listing import Listing, Staff
from hillgraph.sources.lobbying.origins import own, paper, sitting
from hillgraph.sources.lobbying.printed import Misformed, amount, line, link, plausible, posted


class _Report(NamedTuple):
    """A filing with what several of its records need."""

    given: Filing
    told: Told
    staff: Staff


def records(given: Filing, listing: Listing) -> list[Record]:
    """Return the filing and what it alone says; its parties are put into *listing*.

    Raises `Misformed` where that can't be read, msgspec's `DecodeError` where it isn't of its form.
    """
    pair = listing.pair(given.registrant, given.client)
    origin = own(given.filing_uuid, listing.origin, posted(given.dt_posted, given.filing_year))
    congress = sitting(given.filing_year)
    told = Told(f"filing:lda.{given.filing_uuid}", origin, pair, congress)
    done = activities(given, told, listing)
    report = _Report(given, told, done.staff)
    found: list[Record] = [_filing(report), paper(given.filing_uuid, origin, given.filing_document_url)]
    found += done.ties
    if pair.engagement and (given.termination_date or filing_type(given.filing_type).registration):
        found.append(_engagement(report, pair.engagement))
    if given.affiliated_organizations:
        found += _interests(report, listing, given.affiliated_organizations, "affiliate")
    if given.foreign_entities:
        found += _interests(report, listing, given.foreign_entities, "foreign")
    return found


def _filing(report: _Report) -> Thing:
    given, (_, origin, pair, congress), staff = report
    properties: dict[str, Value] = {
        "label": f"{line(given.filing_type_display)} {given.filing_year}: {pair.label}",
        **told_by(given.filing_type),
        "year": given.filing_year,
        "period": given.filing_period,
        "congress": f"congress:{congress}",
        "registrant_as_filed": pair.registrant,
        "client_as_filed": pair.client,
    }
    if given.dt_posted:
        properties["posted_at"] = given.dt_posted
    if origin.day:
        properties["posted_on"] = origin.day
    if given.filing_document_url:
        properties["page"] = (link(given.filing_document_url, "filing_document_url"),)
    if staff.names:
        properties["lobbyist"] = staff.names
    if staff.new:
        properties["new_lobbyist"] = staff.new
    if given.income or given.expenses:
        properties |= _money(given)
    if given.termination_date:
        properties["terminated_on"] = given.termination_date
    if given.conviction_disclosures:
        properties["conviction_disclosure"] = tuple(map(_conviction, given.conviction_disclosures))
    return Thing("filing", f"lda.{given.filing_uuid}", origin, properties)


def _money(given: Filing) -> dict[str, Value]:
    """Return the amount, which is a firm's income or a self-filer's expenses; none given is not zero."""
    if given.income and given.expenses:
        raise Misformed("$: has both income and expenses, of which a filing reports one")
    kind = "income" if given.income else "expenses"
    properties: dict[str, Value] = {
        "amount_usd": amount(given.income or given.expenses or "", kind),
        "amount_kind": kind,
    }
    if given.expenses_method:
        properties["expenses_method"] = given.expenses_method.upper()
    return properties


def _engagement(report: _Report, engagement: Tie) -> Tie:
    """Return the engagement as this filing begins or ends it."""
    until = plausible(report.given.termination_date, report.given.filing_year)
    return replace(engagement, origin=report.told.origin, until=until)


def _interests(report: _Report, listing: Listing, given: list[Outside], role: str) -> Iterator[Tie]:
    """Yield the ties of organizations without a number to the client whose filing names them."""
    told = report.told
    for each in given:
        thing = parties.outside(each, role, told.pair.client_number, listing.origin)
        if thing is None:
            continue
        listing.nations(each)
        listing.take((thing.key, *thing.properties.values()), thing)
        properties: dict[str, Value] = {"interest_type": parties.ROLES[role]}
        if each.ownership_percentage:
            properties["ownership_percent"] = amount(each.ownership_percentage, "ownership_percentage")
        if each.contribution:
            properties["amount_usd"] = amount(each.contribution, "contribution")
        yield Tie("interest", thing.name, told.pair.client, told.origin, None, None, properties)


def _conviction(each: Conviction) -> str:
    """Return a disclosure in words: it stays with the filing, for names as filed are joined by likeness."""
    names = (each.lobbyist.first_name, each.lobbyist.middle_name, each.lobbyist.last_name)
    name = " ".join(filter(None, map(line, names)))
    return ", ".join(filter(None, (name, line(each.date)))) + f": {line(each.description)}"
