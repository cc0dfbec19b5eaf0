"""Which adapter reads which source's files, and what the names of those files end in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hillgraph.errors import WrongUse
from hillgraph.model.records import Record
from hillgraph.sources.joins import Joins

Read = Callable[[bytes, str, Joins], Iterator[Record]]
PEOPLE = "legislators"


@dataclass(frozen=True, slots=True)
class Reader:
    """An adapter as a build calls it: bytes, the file's name for messages, and joins of other numbers.

    *joining* says that it uses those joins, so that they are worth making.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    joining: bool = False


def reader(name: str) -> Reader:
    """Return the reader of the source *name*; raise `WrongUse` naming those there are."""
    if name not in READERS:
        raise WrongUse(f"'{name}' is not a source that is read. They are: {', '.join(sorted(READERS))}.")
    return READERS[name]


def _billstatus(document: bytes, file: str, _: Joins) -> Iterator[Record]:
    from hillgraph.sources import billstatus

    return billstatus.read(document, file=file)


def _bills_json(document: bytes, file: str, joins: Joins) -> Iterator[Record]:
    from hillgraph.sources import bills_json

    return bills_json.read(document, file=file, thomas=joins.thomas)


def _legislators(document: bytes, file: str, _: Joins) -> Iterator[Record]:
    from hillgraph.sources import legislators

    return legislators.read(document, file=file)


def _voteview(document: bytes, file: str, joins: Joins) -> Iterator[Record]:
    from hillgraph.sources import voteview

    return voteview.read(document, file=file, joins=joins)


READERS: Mapping[str, Reader] = {
    each.name: each
    for each in (
        Reader("billstatus", (".xml",), _billstatus),
        Reader("bills_json", (".json",), _bills_json, joining=True),
        Reader(PEOPLE, (".yaml", ".yml", ".json"), _legislators),
        Reader("voteview", (".csv",), _voteview, joining=True),
    )
}
