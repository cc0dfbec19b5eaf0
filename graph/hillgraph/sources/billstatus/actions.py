"""The list of actions, with the system that recorded each and the roll calls taken."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hillgraph.model.records import Thing
from hillgraph.sources.bills import rolls
from hillgraph.sources.bills.acts import LIBRARY, Act, chamber_of
from hillgraph.sources.bills.listed import committee
from hillgraph.sources.bills.measures import Told
from hillgraph.sources.billstatus.wording import Known, wording, wordings

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader

SYSTEMS = {
    "Senate": "senate",
    "House": "house",
    "House floor actions": "house",
    "House committee actions": "house",
    LIBRARY: None,
}
LIST = "bill/actions"
ITEM = f"{LIST}/item"
VOTES = f"{ITEM}/recordedVotes"
FIRST = "<actionDate>"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
AFTER_DAY = "</actionDate>"


class Acted(NamedTuple):
    """An entry of the list, the committees that it names, and the roll calls taken."""

    act: Act
    committees: tuple[Thing, ...]
    votes: tuple[Thing, ...]

    def on(self, day: date) -> Acted:
        """Return the same entry on another *day*."""
        return Acted(self.act.on(day), self.committees, self.votes)


def acts(reader: Reader, listed: Element | None, told: Told) -> list[Acted]:
    """Return the entries from the oldest to the newest.

    One with a day and nothing else, as in files of before 2017, says nothing.
    """
    if listed is None:
        return []
    known = _known(told.listed.document)
    found = _at_once(known, listed)
    if found is None:
        entries = [_one(known, reader, item, told) for item in reversed(reader.items(listed, LIST))]
        found = [acted for acted in entries if acted.act.text or acted.act.code]
    return found


def votes(reader: Reader, listed: Element | None, path: str, told: Told) -> tuple[Thing, ...]:
    """Return the roll calls of a list."""
    found = (_vote(reader, item, path, told) for item in reader.items(listed, path))
    return tuple(vote for vote in found if vote)


@lru_cache(maxsize=64)
def _known(_document: str) -> Known[Acted]:
    return Known()


def _at_once(known: Known[Acted], listed: Element) -> list[Acted] | None:
    texts = wordings(listed, FIRST)
    if texts is None:
        return None
    found = []
    for text in reversed(texts):
        day, _, rest = text.partition(AFTER_DAY)
        acted, held = known.get(rest), _date(day)
        if acted is None or held is None:
            return None
        found.append(acted.on(held))
    return found


def _one(known: Known[Acted], reader: Reader, item: Element, told: Told) -> Acted:
    start, _, rest = wording(item).partition(AFTER_DAY)
    acted, held = known.get(rest), _date(start.removeprefix(FIRST))
    if acted and held:
        return acted.on(held)
    acted = _acted(reader, item, told)
    if held and (acted.act.text or acted.act.code) and not acted.votes and not reader.faults:
        known.keep(rest, acted)
    return acted


def _acted(reader: Reader, item: Element, told: Told) -> Acted:
    parts = reader.parts(item, ITEM)
    given = {name: part.text for name, part in parts.items()}
    system, code = _system(reader, parts.get("sourceSystem")), given.get("actionCode")
    committees = tuple(_committees(reader, parts, told))
    act = Act(
        day=reader.day(item, "actionDate", given.get("actionDate")),
        text=(given.get("text") or "").strip(),
        code=code,
        type=given.get("type"),
        system=system,
        chamber=SYSTEMS.get(system or "") or chamber_of(code or ""),
        time=given.get("actionTime") or "",
        committees=tuple(thing.name for thing in committees),
    )
    return Acted(act, committees, votes(reader, parts.get("recordedVotes"), VOTES, told))


@lru_cache(maxsize=4096)
def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DAY.match(text) else None
    except ValueError:
        return None


def _vote(reader: Reader, item: Element, path: str, told: Told) -> Thing | None:
    texts = reader.texts(item, f"{path}/item")
    chamber = (texts.get("chamber") or "").lower()
    numbers = [texts.get(name) or "" for name in ("congress", "sessionNumber", "rollNumber")]
    if chamber not in rolls.PUBLISHERS or not all(number.isdigit() for number in numbers):
        reader.fault(item, "is not a roll call: it takes chamber, congress, sessionNumber and rollNumber")
        return None
    held = reader.local_day(item, "date", texts.get("date"))
    page = texts.get("url")
    if page and not page.startswith(("https://", "http://")):
        reader.wrong(item, "url", f"'{page[:60]}' is not an http address")
    return rolls.roll(chamber, *map(int, numbers), held=held, page=page, origin=told.own)


def _system(reader: Reader, element: Element | None) -> str | None:
    if element is None:
        return None
    name = reader.texts(element, f"{ITEM}/sourceSystem").get("name")
    if name is not None and name not in SYSTEMS:
        reader.wrong(element, "name", f"'{name[:40]}' is no system that is known: {', '.join(SYSTEMS)}")
    return name


def _committees(reader: Reader, parts: dict[str, Element], told: Told) -> list[Thing]:
    items = reader.items(parts.get("committees"), f"{ITEM}/committees")
    single = parts.get("committee")
    if single is not None and len(single):
        items.append(single)
    found = []
    for item in items:
        texts = reader.texts(item, f"{ITEM}/committees/item")
        code, name = (reader.promised(item, texts, field) for field in ("systemCode", "name"))
        try:
            found.append(committee(code.lower(), name, _chamber(code), told.listed))
        except ValueError as error:
            reader.fault(item, str(error))
    return found


def _chamber(code: str) -> str:
    return {"h": "House", "s": "Senate"}.get(code[:1].lower(), "Joint")
