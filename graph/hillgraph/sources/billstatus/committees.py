"""The list of committees and subcommittees, and what each did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from hillgraph.sources.bills import washington
from hillgraph.sources.bills.listed import committee
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.referrals import Activity, Involved
from hillgraph.sources.billstatus.wording import Known, wording

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader

ITEM = "bill/committees/item"
SUB = f"{ITEM}/subcommittees"
MOMENT = re.compile("<date>([^<]*)</date>")


def involved(reader: Reader, listed: Element | None, told: Told) -> Iterator[Involved]:
    """Yield each committee, its subcommittees after it."""
    known = _known(told.listed.document)
    for item in reader.items(listed, "bill/committees"):
        parts = MOMENT.split(wording(item))
        words, moments = "<date>".join(parts[::2]), parts[1::2]
        found = known.get(words)
        days = _days(moments) if found else None
        if found is None or days is None:
            read = list(_with_subcommittees(reader, item, told))
            if _plain(read, len(moments)) and not reader.faults:
                known.keep(words, read[0])
            yield from read
        else:
            yield found.on(days)


@lru_cache(maxsize=64)
def _known(_document: str) -> Known[Involved]:
    return Known()


def _days(moments: list[str]) -> list[date] | None:
    try:
        return [washington.day(moment) for moment in moments]
    except ValueError:
        return None


def _plain(read: list[Involved], moments: int) -> bool:
    """Say whether it is one committee of which each activity has its moment."""
    return len(read) == 1 and [each.day is not None for each in read[0].activities] == [True] * moments


def _with_subcommittees(reader: Reader, item: Element, told: Told) -> Iterator[Involved]:
    parts = reader.parts(item, ITEM)
    chamber = parts["chamber"].text if "chamber" in parts else None
    yield from _one(reader, item, parts, told, chamber, f"{ITEM}/activities")
    for inner in reader.items(parts.get("subcommittees"), SUB):
        own = reader.parts(inner, f"{SUB}/item")
        yield from _one(reader, inner, own, told, chamber, f"{SUB}/item/activities")


def _one(
    reader: Reader, item: Element, parts: dict[str, Element], told: Told, chamber: str | None, path: str
) -> Iterator[Involved]:
    texts: dict[str, str | None] = {name: part.text for name, part in parts.items()}
    code = reader.promised(item, texts, "systemCode").lower()
    name = reader.promised(item, texts, "name")
    activities = tuple(_activities(reader, parts.get("activities"), path))
    try:
        thing = committee(code, name, chamber, told.listed)
    except ValueError as error:
        reader.fault(item, str(error))
    else:
        yield Involved(thing, activities)


def _activities(reader: Reader, listed: Element | None, path: str) -> Iterator[Activity]:
    for item in reader.items(listed, path):
        texts = reader.texts(item, f"{path}/item")
        name = reader.promised(item, texts, "name")
        yield Activity(name.lower(), reader.local_day(item, "date", texts.get("date")))
