"""Sponsors and cosponsors, and the seat and party of each on the day of the bill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hillgraph.model.records import Tie, Value
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.members import Member, People, member, numbered
from hillgraph.sources.billstatus.wording import Known, wording, wordings

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader

TRUTHS = {"True": True, "False": False}
COSPONSORS = "bill/cosponsors"
DATE = "<sponsorshipDate>"
OF_TIE = ("<sponsorship", "<isOriginalCosponsor")
REST = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})</sponsorshipDate>"
    r"<isOriginalCosponsor>(True|False)</isOriginalCosponsor>"
    r"(?:<sponsorshipWithdrawnDate>([0-9]{4}-[0-9]{2}-[0-9]{2})</sponsorshipWithdrawnDate>)?\Z",
    re.ASCII,
)


class Signed(NamedTuple):
    """When a cosponsor joined, and what else is said of it."""

    since: date | None
    properties: Mapping[str, Value]


def sponsors(reader: Reader, listed: Element | None, told: Told, introduced: date | None) -> People:
    """Return each sponsor with the sponsorship, which began with the bill."""
    found = People([], [])
    known = _known_sponsors(told.listed.document, told.measure.chamber)
    for item in reader.items(listed, "bill/sponsors"):
        text = wording(item)
        sponsor = known.get(text)
        if sponsor is None and (sponsor := _sponsor(reader, item, told)) and not reader.faults:
            known.keep(text, sponsor)
        if sponsor:
            who, properties = sponsor
            found.members.append(who)
            found.ties.append(Tie("sponsorship", who.name, told.bill, told.own, introduced, None, properties))
    return found


def cosponsors(reader: Reader, listed: Element | None, told: Told) -> People:
    """Return each cosponsor with the cosponsorship; whoever is listed again has rejoined."""
    if listed is None:
        return People([], [])
    bill, own, known = told.bill, told.own, _known(told.listed.document, told.measure.chamber)
    read = _at_once(known, listed)
    if read is None:
        read = [each for each in _one_by_one(known, reader, listed, told) if each]
    ties = [Tie("cosponsorship", who.name, bill, own, since, None, said) for who, (since, said) in read]
    return People([who for who, _ in read], numbered(ties))


def _at_once(known: Known[Member], listed: Element) -> list[tuple[Member, Signed]] | None:
    texts = wordings(listed)
    if texts is None:
        return None
    found = []
    for text in texts:
        start, _, rest = text.partition(DATE)
        who, signed = known.get(start), _rest(rest)
        if who is None or signed is None:
            return None
        found.append((who, signed))
    return found


def _one_by_one(
    known: Known[Member], reader: Reader, listed: Element, told: Told
) -> Iterator[tuple[Member, Signed] | None]:
    for item in reader.items(listed, COSPONSORS):
        start, _, rest = wording(item).partition(DATE)
        who, signed = known.get(start), _rest(rest)
        if who is None or signed is None:
            texts = reader.texts(item, f"{COSPONSORS}/item")
            who = _member(reader, item, texts, told)
            if who and signed and not reader.faults and not any(field in start for field in OF_TIE):
                known.keep(start, who)
            signed = signed or _signed(reader, item, texts)
        yield (who, signed) if who else None


@lru_cache(maxsize=64)
def _known(_document: str, _chamber: str) -> Known[Member]:
    return Known()


@lru_cache(maxsize=64)
def _known_sponsors(_document: str, _chamber: str) -> Known[tuple[Member, Mapping[str, Value]]]:
    return Known()


def _sponsor(reader: Reader, item: Element, told: Told) -> tuple[Member, Mapping[str, Value]] | None:
    texts = reader.texts(item, "bill/sponsors/item")
    asked = texts.get("isByRequest") not in {None, "N"}
    who = _member(reader, item, texts, told)
    return (who, {"capacity": "by request"} if asked else {}) if who else None


@lru_cache(maxsize=8192)
def _rest(text: str) -> Signed | None:
    """Return what the rest of an item tells from its day on, None where it is not in the usual form."""
    found = REST.match(text)
    if found is None:
        return None
    try:
        since, gone = (date.fromisoformat(day) if day else None for day in found.group(1, 3))
    except ValueError:
        return None
    properties: dict[str, Value] = {"is_original": TRUTHS[found[2]]}
    return Signed(since, {**properties, "withdrawn_on": gone} if gone else properties)


def _signed(reader: Reader, item: Element, texts: Mapping[str, str | None]) -> Signed:
    properties: dict[str, Value] = {}
    original = texts.get("isOriginalCosponsor")
    if original in TRUTHS:
        properties["is_original"] = TRUTHS[original]
    elif original is not None:
        reader.wrong(item, "isOriginalCosponsor", f"'{original[:20]}' is neither True nor False")
    gone = reader.day(item, "sponsorshipWithdrawnDate", texts.get("sponsorshipWithdrawnDate"))
    if gone:
        properties["withdrawn_on"] = gone
    return Signed(reader.day(item, "sponsorshipDate", texts.get("sponsorshipDate")), properties)


def _member(reader: Reader, item: Element, texts: Mapping[str, str | None], told: Told) -> Member | None:
    try:
        return member(
            told.listed,
            told.measure.congress,
            told.measure.chamber,
            bioguide=texts.get("bioguideId") or "",
            full_name=texts.get("fullName") or "",
            party=texts.get("party"),
            state=texts.get("state"),
            district=texts.get("district"),
        )
    except ValueError as error:
        reader.fault(item, str(error))
        return None
