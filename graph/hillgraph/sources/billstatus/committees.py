"""The list of committees and subcommittees, and what each did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hillgraph.sources.bills.listed import committee
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.bills.referrals import Activity, Involved

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader

ITEM = "bill/committees/item"
SUB = f"{ITEM}/subcommittees"


def involved(reader: Reader, listed: Element | None, told: Told) -> Iterator[Involved]:
    """Yield each committee, its subcommittees after it."""
    for item in reader.items(listed, "bill/committees"):
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
