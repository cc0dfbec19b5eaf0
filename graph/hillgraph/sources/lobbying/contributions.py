"""Reports of contributions (LD-203): the filing, and who gave how much to whom in whose honour."""

from __future__ import annotations

from collections import Counter

from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.sources.lobbying import parties
from hillgraph.sources.lobbying.contribution_form import Contributions, Item
from hillgraph.sources.lobbying.form import ABSENT
from hillgraph.sources.lobbying.listing import Listing
from hillgraph.sources.lobbying.origins import own, paper, sitting
from hillgraph.sources.lobbying.printed import Misformed, amount, line, link, plausible, posted, said, typed


def records(given: Contributions, listing: Listing) -> list[Record]:
    """Return the report and what it alone says; parties are put into *listing*.

    Who is paid or honoured has no number, and is a thing by the name as typed. Raises `Misformed`
    where that can't be read, msgspec's `DecodeError` where it isn't of its form.
    """
    origin = own(given.filing_uuid, listing.origin, posted(given.dt_posted, given.filing_year))
    registrant = listing.registrant(bytes(given.registrant))
    people: tuple[str, ...] = ()
    if given.filer_type == "lobbyist":
        if given.lobbyist in ABSENT:
            raise Misformed("$.lobbyist: is missing of a lobbyist's report")
        people = (listing.lobbyist(bytes(given.lobbyist), None, parties.number(registrant)),)
    filing = _filing(given, registrant, people, origin)
    filer = people[0] if people else registrant.name
    times: Counter[str] = Counter()
    ties: list[Record] = []
    for number, each in enumerate(given.contribution_items):
        payee = _party(each.payee_name, "organization", "payee", listing)
        honoree = _party(each.honoree_name, "person", "honoree", listing)
        target = payee or honoree
        if target is None:
            raise Misformed(f"$.contribution_items[{number}]: names nobody who was paid or honoured")
        times[target] += 1
        properties = _properties(each, filing, honoree)
        on = plausible(each.date, given.filing_year)
        ties.append(Tie("contribution", filer, target, origin, on, None, properties, times[target]))
    return [filing, paper(given.filing_uuid, origin, given.filing_document_url), *ties]


def _filing(given: Contributions, registrant: Thing, people: tuple[str, ...], origin: Origin) -> Thing:
    whose = f"{'a lobbyist of ' if people else ''}{registrant.properties['label']}"
    properties: dict[str, Value] = {
        "label": f"Contributions, {line(given.filing_type_display)} {given.filing_year}: {whose}",
        "register": "LDA",
        "form": "LD-203",
        "filing_type": given.filing_type,
        "is_amendment": given.filing_type.endswith("A"),
        "year": given.filing_year,
        "period": given.filing_period,
        "congress": f"congress:{sitting(given.filing_year)}",
        "registrant_as_filed": registrant.name,
        "no_contributions": given.no_contributions,
    }
    further: dict[str, Value | None] = {
        "posted_at": given.dt_posted,
        "posted_on": origin.day,
        "lobbyist": people,
        "pac": tuple(sorted({line(name) for name in given.pacs})),
        "comment": said(given.comments),
        "page": (link(given.filing_document_url, "filing_document_url"),)
        if given.filing_document_url
        else (),
    }
    properties |= {name: value for name, value in further.items() if value}
    return Thing("filing", f"lda.{given.filing_uuid}", origin, properties)


def _properties(each: Item, filing: Thing, honoree: str | None) -> dict[str, Value]:
    properties: dict[str, Value] = {
        "filing": filing.name,
        "amount_usd": amount(each.amount, "contribution_items.amount"),
        "contribution_type": line(each.contribution_type_display),
    }
    if contributor := line(each.contributor_name):
        properties["from_printed"] = contributor
    if honoree:
        properties["honoree"] = honoree
    return properties


def _party(typed_name: str | None, kind: str, role: str, listing: Listing) -> str | None:
    """Return who goes by a name alone, listed."""
    name = said(typed_name)
    if not name:
        return None
    thing = Thing(kind, f"lda-{role}-{typed(name)}", listing.origin, {"label": name})
    listing.take((thing.key, name), thing)
    return thing.name
