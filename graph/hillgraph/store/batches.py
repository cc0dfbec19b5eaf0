"""Batches: the documents of many bills, put together for one process to read at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Record
from hillgraph.sources.files import Document
from hillgraph.sources.joins import Joins
from hillgraph.sources.readers import reader

BYTES = 8 * 1024**2


@dataclass(frozen=True, slots=True)
class Held:
    """A document, the source whose reader it is for, and the day it was fetched, if that is known."""

    source: str
    document: Document
    day: date | None = None

    @property
    def name(self) -> str:
        """Return what the document is called in messages and in the manifest."""
        return f"{self.source}/{self.document.name}"

    def read(self, content: bytes, joins: Joins) -> Iterator[Record]:
        """Return what *content* of the document says."""
        return reader(self.source).read(content, self.document.name, joins, self.day)


Group = tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Groups of documents, each about things that no other group tells of."""

    number: int
    groups: tuple[Group, ...]

    @property
    def filed(self) -> bool:
        """Say whether it is of registers, whose texts name what other batches describe."""
        return _filed(self.groups[0])

    @property
    def documents(self) -> int:
        """Return how many documents there are."""
        return sum(len(group) for group in self.groups)


def batched(held: Iterable[Held], together: Sequence[tuple[str, str]] = ()) -> list[Batch]:
    """Return *held* in batches of like size, the same whoever reads them; those of registers come last.

    Documents whose names say that they are about one bill come into one group, and so do
    the pairs in *together*, which were found to be in spite of their names.
    """
    groups = sorted(_grouped(list(held), together), key=_filed)
    return [Batch(number, some) for number, some in enumerate(_portions(groups), start=1)]


def _portions(groups: Iterable[Group]) -> Iterator[tuple[Group, ...]]:
    """Yield *groups* by so many that they have some megabytes; none of registers beside others."""
    gathered: list[Group] = []
    size = 0
    for group in groups:
        if gathered and (size >= BYTES or _filed(group) != _filed(gathered[-1])):
            yield tuple(gathered)
            gathered, size = [], 0
        gathered.append(group)
        size += sum(each.document.size for each in group)
    if gathered:
        yield tuple(gathered)


def _filed(group: Group) -> bool:
    return reader(group[0].source).filed is not None


def _grouped(held: list[Held], together: Sequence[tuple[str, str]]) -> Iterator[Group]:
    """Yield the groups by the first of their documents."""
    about = {each.name: reader(each.source).about(each.document.name) for each in held}
    joined: dict[str, str] = {}

    def first(subject: str) -> str:
        while subject in joined:
            subject = joined[subject]
        return subject

    for one, other in together:
        here, there = first(about[one]), first(about[other])
        if here != there:
            joined[there] = here
    groups: dict[str, list[Held]] = {}
    for each in held:
        groups.setdefault(first(about[each.name]), []).append(each)
    return (tuple(group) for group in groups.values())
