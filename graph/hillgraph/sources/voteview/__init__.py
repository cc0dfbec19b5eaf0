"""Members of Congress with their DW-NOMINATE scores, from Voteview's CSV."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.model.slugs import slug
from hillgraph.sources import congresses, datasets
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.joins import Joins
from hillgraph.sources.voteview.members import Member, members

NAME = "voteview"
PUBLISHED = re.compile(r"HS([0-9]{3})_members\Z")

Served = Mapping[str, list[Member]]


def read(
    document: bytes, *, file: str, day: date | None = None, joins: Joins | None = None
) -> Iterator[Record]:
    """Yield the document, each person with services and scores, then the Congresses and chambers.

    Who has no bioguide id in the file is joined by ICPSR number through *joins*, and is
    ``person:icpsr-<number>`` where that fails. Of somebody who changed party each number gives a
    version of the one service, with its locator; the one with more votes comes first. Raises
    `InvalidInput` with every fault, before anything is yielded.
    """
    stem = PurePosixPath(file).name.partition(".")[0]
    origin = datasets.of_day(NAME, slug(stem) or "unnamed", day)
    found = members(document, file=file)
    yield _document(stem, origin)
    for key, served in _by_person(found, joins or Joins()).items():
        yield from _person(key, served, origin)
    yield from congresses.congress_things((each.congress for each in found), origin)
    yield from congresses.chamber_things((each.chamber for each in found), origin)


def _by_person(found: list[Member], joins: Joins) -> Served:
    people: defaultdict[str, list[Member]] = defaultdict(list)
    for each in found:
        bioguide = each.bioguide or joins.by_icpsr(each.icpsr)
        people[bioguide or f"icpsr-{each.icpsr}"].append(each)
    return people


def _person(key: str, served: list[Member], origin: Origin) -> Iterator[Record]:
    names = dict.fromkeys(each.name for each in reversed(served))
    label, *others = names
    properties: dict[str, Value] = {"label": label}
    if others:
        properties["alt_label"] = tuple(sorted(others))
    if not key.startswith("icpsr-"):
        properties["bioguide"] = key
    properties["icpsr"] = tuple(sorted({each.icpsr for each in served}))
    yield Thing("person", key, origin, properties)
    seats: defaultdict[tuple[int, str], list[Member]] = defaultdict(list)
    for each in served:
        seats[each.congress, each.chamber].append(each)
    for rows in seats.values():
        yield from _services(f"person:{key}", rows, origin)


def _services(person: str, rows: list[Member], origin: Origin) -> Iterator[Tie]:
    for each in sorted(rows, key=lambda row: (-row.votes, row.icpsr)):
        own = origin if len(rows) == 1 else replace(origin, locator=(f"icpsr {each.icpsr}",))
        first, second = each.scores
        stated: dict[str, Value | None] = {
            "congress": congresses.congress(each.congress),
            "state": each.state,
            "nominate1": first,
            "nominate2": second,
        }
        properties = {name: value for name, value in stated.items() if value is not None}
        yield Tie("service", person, f"chamber:{each.chamber}", own, properties=properties)


def _document(stem: str, origin: Origin) -> Thing:
    source = catalogue()[NAME]
    match = PUBLISHED.match(stem)
    page = source.address.format(congress=match[1]) if match and source.address else source.page
    return datasets.document(origin, title=stem, publisher=source.publisher, page=page)
