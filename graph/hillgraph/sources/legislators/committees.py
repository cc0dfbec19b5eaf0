"""Committees and subcommittees, by the names they have and had."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources import congresses
from hillgraph.sources.element import LINK, Element

CHAMBERS = {"house": "house", "senate": "senate", "joint": None}
CODE = re.compile(r"[HSJ][A-Z]{3}([0-9A-Z]{2})?")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")
FULL = "00"


def key(code: str, where: Element) -> str:
    """Return the key of a committee or subcommittee: ``hsju00`` of ``HSJU``, ``hsju01`` of ``HSJU01``."""
    match = CODE.fullmatch(code)
    if match is None:
        raise where.wrong(f"'{code}' is not the code of a committee, as HSJU or HSJU01")
    return code.lower() if match[1] else f"{code.lower()}{FULL}"


def committee(entry: Element, origin: Origin) -> Iterator[Thing]:
    """Yield a committee, then its subcommittees."""
    kind = entry.text("type")
    if kind not in CHAMBERS:
        raise entry.wrong(f"'{kind}' is none of {', '.join(CHAMBERS)}", "type")
    code = entry.text("thomas_id")
    of_all: dict[str, Value] = {"chamber": f"chamber:{CHAMBERS[kind]}"} if CHAMBERS[kind] else {}
    page = entry.like("url", LINK, "an http address")
    own: dict[str, Value] = {**of_all, "page": (page,)} if page else of_all
    whole = _described(key(code, entry), entry, own, origin)
    yield whole
    for part in entry.each("subcommittees"):
        within: dict[str, Value] = {**of_all, "part_of": whole.name}
        yield _described(key(f"{code}{part.text('thomas_id')}", part), part, within, origin)


def _described(key: str, entry: Element, properties: dict[str, Value], origin: Origin) -> Thing:
    label = entry.text("name")
    former = _former(entry) - {label}
    numbers = entry.texts("congresses")
    if not all(NUMBER.fullmatch(number) for number in numbers):
        raise entry.wrong("takes the numbers of Congresses", "congresses")
    sat_in = tuple(congresses.congress(number) for number in sorted(map(int, numbers)))
    stated: dict[str, Value] = {"label": label, **properties}
    stated |= {"alt_label": tuple(sorted(former))} if former else {}
    stated |= {"congress": sat_in} if sat_in else {}
    return Thing("committee", key, origin, stated)


def _former(entry: Element) -> set[str]:
    if "names" not in entry.fields:
        return set()
    names = entry.inner("names")
    return {names.text(number) for number in names.fields}
