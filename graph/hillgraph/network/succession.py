"""Succession: how much speaks for one bill carrying on another, and what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from hillgraph.store.labels import folded

FORMAL = re.compile(r"^(?:a bill|an act|a joint resolution|a concurrent resolution|a resolution) ")
ENDING = re.compile(r"(?: and)? for other purposes$| of (?:19|20)\d\d$")
NEAR = 0.7  # of the words of two official titles
TITLE, ACROSS, OFFICIAL, ALIKE, SPONSOR, SIGNED = 0.6, 0.2, 0.4, 0.3, 0.3, 0.2
RECORDS = {
    "identical": 0.6,
    "companion": 0.6,
    "reintroduction": 0.6,
    "related": 0.2,
    "text-similarities": 0.2,
}
RIVAL = "alternative-design"
ENOUGH = 0.7


class Measure(NamedTuple):
    """A bill as far as it matters here; *chamber* is ``h`` or ``s``, *document* its record."""

    name: str
    congress: int
    type: str
    title: str | None
    official: str | None
    introduced_on: date | None
    sponsors: frozenset[str]
    document: str | None

    @property
    def chamber(self) -> str:
        """Return ``h`` or ``s``, as the type begins."""
        return self.type[0]

    @property
    def simple(self) -> bool:
        """Say whether it is a resolution that can't become law, whose words are often those of others."""
        return self.type in {"hres", "sres", "hconres", "sconres"}


class Said(NamedTuple):
    """What a record, or a person who compared two bills, says of them: the relation and the documents."""

    relation: str
    documents: tuple[str, ...]


class Link(NamedTuple):
    """That *later* carries on *earlier*, with a *score* from 0 to 1, the reasons and the documents."""

    earlier: str
    later: str
    relation: str
    score: float
    reasons: tuple[str, ...]
    documents: tuple[str, ...]


def short(title: str | None) -> str:
    """Return the words of a short title, without its year; nothing for a sentence on what a bill is to do."""
    words = _words(title)
    return "" if words.startswith("to ") else words


def official(title: str | None) -> str:
    """Return the words of an official title, without its formal beginning and end."""
    return _words(title)


def link(
    one: Measure, other: Measure, said: Iterable[Said], signed: Mapping[str, frozenset[str]]
) -> Link | None:
    """Return what speaks for the later of two bills carrying on the earlier, None where it isn't enough.

    *said* is what is told of the two, *signed* who sponsors or stands as cosponsor of each.

    Weights of what is found are added up to 1: the same whole-bill title 0.6, and 0.2 more in the other
    chamber of one Congress; the same official title 0.4, or most of its words 0.3; the same sponsor 0.3, or
    a sponsor who signed the other bill 0.2; the record's word that the two are identical or companions, or a
    source's that one is the other's reintroduction, 0.6, and that they are related 0.2. 0.7 is enough. Bills
    that a source calls rival designs are never linked, nor is a resolution that can't become law with a
    bill.

    The rule that a title and a sponsor tell a reintroduction is Joshua Tauberer's, as told in BillMap #465;
    the weights are ours, chosen so that neither a title nor a sponsor alone is enough.
    """
    earlier, later = sorted((one, other), key=_order)
    told = list(said)
    if earlier.simple != later.simple or any(each.relation == RIVAL for each in told):
        return None
    found = [*_of_titles(earlier, later), *_of_sponsors(earlier, later, signed), *_of_records(told)]
    score = round(min(sum(weight for weight, _ in found), 1.0), 2)
    if score < ENOUGH:
        return None
    documents = {each for each in (earlier.document, later.document) if each}
    documents |= {each for record in told for each in record.documents}
    relation = "companion" if earlier.congress == later.congress else "reintroduction"
    reasons = tuple(reason for _, reason in found)
    return Link(earlier.name, later.name, relation, score, reasons, tuple(sorted(documents)))


def _of_titles(earlier: Measure, later: Measure) -> Iterator[tuple[float, str]]:
    one, other = short(earlier.title), short(later.title)
    formal = official(earlier.official or earlier.title), official(later.official or later.title)
    if one and one == other:
        yield TITLE, f"the same title, {later.title}"
        if earlier.congress == later.congress and earlier.chamber != later.chamber:
            yield ACROSS, "in the other chamber of one Congress"
    if all(formal) and formal != (one, other):
        if formal[0] == formal[1]:
            yield OFFICIAL, "the same official title"
        elif _shared(*formal) >= NEAR:
            yield ALIKE, "most words of the official title"


def _of_sponsors(
    earlier: Measure, later: Measure, signed: Mapping[str, frozenset[str]]
) -> Iterator[tuple[float, str]]:
    if earlier.sponsors & later.sponsors:
        yield SPONSOR, "the same sponsor"
    elif later.sponsors & signed.get(earlier.name, frozenset()):
        yield SIGNED, "its sponsor had signed the earlier"
    elif earlier.sponsors & signed.get(later.name, frozenset()):
        yield SIGNED, "the sponsor of the earlier signed it"


def _of_records(said: Iterable[Said]) -> Iterator[tuple[float, str]]:
    known = {each.relation for each in said if each.relation in RECORDS}
    if known:
        most = max(sorted(known), key=RECORDS.__getitem__)
        yield RECORDS[most], f"the record says {most}"


def _shared(one: str, other: str) -> float:
    first, second = set(one.split()), set(other.split())
    return len(first & second) / len(first | second)


def _words(title: str | None) -> str:
    text = " ".join(re.findall(r"\w+", folded(title or "")))
    text = FORMAL.sub("", text)
    while (cut := ENDING.sub("", text)) != text:
        text = cut
    return text


def _order(each: Measure) -> tuple[int, date, str]:
    return each.congress, each.introduced_on or date.max, each.name
