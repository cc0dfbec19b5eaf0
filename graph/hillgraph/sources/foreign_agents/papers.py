"""Registrants' documents: what was filed under a registration, when, and where it can be read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.records import Record, Value
from hillgraph.model.slugs import slug
from hillgraph.sources import countries
from hillgraph.sources.element import LINK
from hillgraph.sources.foreign_agents.bulk import Row
from hillgraph.sources.foreign_agents.principals import described
from hillgraph.sources.foreign_agents.tables import PAPERS
from hillgraph.sources.foreign_agents.told import (
    NAME,
    REGISTER,
    Snapshot,
    agent,
    named,
    principal,
    registrant,
)

ON_PAPER = "Available-FARA-Public-Office"  # in place of an address: to be read in Washington only
APART = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A row of the table; *stamp* is the day as printed, *again* counts rows that say the same."""

    number: str
    registrant: str
    type: str
    stamp: str
    stamped: date | None
    agent: str | None
    principal: str | None
    place: str | None
    page: str | None
    again: int = 1

    @property
    def name(self) -> str:
        """Return the short name, from the file's own name or else from what the row says."""
        if self.page:
            return f"filing:{NAME}.{_file(self.page)}"
        month, day, year = self.stamp.split("/")
        told = (self.number, self.type, f"{year}{month}{day}", self.agent or "", self.principal or "")
        words = "-".join(part for part in map(slug, told) if part)
        return f"filing:{NAME}.{words}" + (f".{self.again}" if self.again > 1 else "")


def read(row: Row) -> Paper:
    """Return the document in *row*; raise `InvalidInput` for what is no number, day or address."""
    page = row.text("URL")
    if page != ON_PAPER and not (LINK.fullmatch(page) and _file(page)):
        text = f"URL: '{page}' is neither the address of a file nor '{ON_PAPER}'"
        raise InvalidInput([Fault(row.file, row.line, 0, text)])
    return Paper(
        number=row.number("Registration Number"),
        registrant=row.text("Registrant Name"),
        type=row.text("Document Type"),
        stamp=row.text("Date Stamped"),
        stamped=row.day("Date Stamped"),
        agent=_spoken(row.maybe("Short Form Name")),
        principal=row.maybe("Foreign Principal Name"),
        place=row.maybe("Foreign Principal Country"),
        page=None if page == ON_PAPER else page,
    )


def records(papers: Iterable[Paper], told: Snapshot) -> Iterator[Record]:
    """Yield each registration with its registrant, then its documents and who is named in them."""
    registrations: defaultdict[str, list[Paper]] = defaultdict(list)
    places: set[str] = set()
    for paper in papers:
        registrations[paper.number].append(paper)
        places |= {paper.place} if paper.principal and paper.place else set()
    for number in sorted(registrations, key=int):
        found = registrations[number]
        yield from told.registration(number, found[0].registrant, PAPERS.name)
        yield from _named(number, found, told)
        for paper in _counted(found):
            yield _filing(paper, told)
    yield told.listing()
    coded = (countries.country(place) for place in places)
    yield from countries.country_things((each for each in coded if each), told.all())


def _named(number: str, papers: list[Paper], told: Snapshot) -> Iterator[Record]:
    """Yield the people and principals named in the documents of one registration, each spelling once."""
    origin = told.origin(number, PAPERS.name)
    for name in sorted({paper.agent for paper in papers if paper.agent}):
        yield named(agent(number, name), origin, label=name)
    principals = {(paper.principal, paper.place or "") for paper in papers if paper.principal}
    for label, place in sorted(principals):
        yield described(principal(number, label), label, place or None, origin)


def _counted(papers: list[Paper]) -> Iterator[Paper]:
    """Yield the documents, of those on paper that a row tells of in the same words each with its count.

    Rows for one file on the website are one document, whichever principals they name.
    """
    seen: defaultdict[str, int] = defaultdict(int)
    for paper in sorted(papers, key=_order):
        name = paper.name
        seen[name] += 1
        yield paper if paper.page or seen[name] == 1 else replace(paper, again=seen[name])


def _filing(paper: Paper, told: Snapshot) -> Record:
    stated: dict[str, Value | None] = {
        "label": f"{paper.type} of {paper.registrant}, stamped {paper.stamp}",
        "register": REGISTER,
        "filing_type": paper.type,
        "posted_on": paper.stamped,
        "registrant_as_filed": registrant(paper.number),
        "client_as_filed": principal(paper.number, paper.principal) if paper.principal else None,
        "lobbyist": (agent(paper.number, paper.agent),) if paper.agent else None,
        "page": (paper.page,) if paper.page else None,
    }
    return named(paper.name, told.origin(paper.number, PAPERS.name), **stated)


def _order(paper: Paper) -> tuple[str, str, str, str]:
    return paper.stamp[6:], paper.stamp, paper.name, paper.principal or ""


def _file(page: str) -> str:
    """Return the name of the file at an address, as a part of a key."""
    return APART.sub("-", PurePosixPath(page.partition("?")[0].partition("#")[0]).stem).strip("-")


def _spoken(name: str | None) -> str | None:
    """Return a name as it is spoken, ``Ana Quiñones`` of ``Quiñones, Ana``."""
    family, comma, given = (name or "").partition(", ")
    return f"{given} {family}" if comma else name
