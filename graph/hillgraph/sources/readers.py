"""Which adapter reads which source's files, and what the names of those files end in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hillgraph.errors import WrongUse
from hillgraph.model.records import Record
from hillgraph.sources.bills.belonging import about, own
from hillgraph.sources.filed import filed
from hillgraph.sources.house_xml import belonging as of_house
from hillgraph.sources.joins import Joins
from hillgraph.sources.lobbying import belonging as of_lobbying

Read = Callable[[bytes, str, Joins, date | None], Iterator[Record]]
PEOPLE = "legislators"


@dataclass(frozen=True, slots=True)
class Reader:
    """An adapter as a build calls it: bytes, the file's name, what joins it to people, the day it is of.

    *joining* says that it uses those joins, so that they are worth making. *own* says of a record
    that it comes from no file but those about one thing, and *about* tells that thing by the name
    of a file; a reader without *own* yields what other sources may tell of too. *filed* says of a
    register's record that it describes a name as filed.
    """

    name: str
    endings: tuple[str, ...]
    read: Read
    joining: bool = False
    own: Callable[[Record], bool] | None = None
    about: Callable[[str], str] = str
    filed: Callable[[Record], bool] | None = None


def reader(name: str) -> Reader:
    """Return the reader of the source *name*; raise `WrongUse` naming those there are."""
    if name not in READERS:
        raise WrongUse(f"'{name}' is not a source that is read. They are: {', '.join(sorted(READERS))}.")
    return READERS[name]


def _billstatus(document: bytes, file: str, _: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import billstatus

    return billstatus.read(document, file=file, day=day)


def _bills_json(document: bytes, file: str, joins: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import bills_json

    return bills_json.read(document, file=file, day=day, thomas=joins.thomas)


def _foreign_agents(document: bytes, file: str, _: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import foreign_agents

    return foreign_agents.read(document, file=file, day=day)


def _house_xml(document: bytes, file: str, joins: Joins, _: date | None) -> Iterator[Record]:
    from hillgraph.sources import house_xml

    return house_xml.read(document, file=file, known=joins.known)


def _legislators(document: bytes, file: str, _: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import legislators

    return legislators.read(document, file=file, day=day)


def _lobbying(document: bytes, file: str, joins: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import lobbying

    return lobbying.read(document, file=file, day=day, known=joins.known)


def _visas(document: bytes, file: str, _: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import visas

    return visas.read(document, file=file, day=day)


def _voteview(document: bytes, file: str, joins: Joins, day: date | None) -> Iterator[Record]:
    from hillgraph.sources import voteview

    return voteview.read(document, file=file, day=day, joins=joins)


READERS: Mapping[str, Reader] = {
    each.name: each
    for each in (
        Reader("billstatus", (".xml",), _billstatus, own=own, about=about),
        Reader("bills_json", (".json",), _bills_json, joining=True, own=own, about=about),
        Reader("foreign_agents", (".csv",), _foreign_agents, filed=filed),
        Reader("house_xml", (".xml",), _house_xml, joining=True, own=of_house.own, filed=filed),
        Reader(PEOPLE, (".yaml", ".yml", ".json"), _legislators),
        Reader(
            "lobbying",
            (".json", ".jsonl", ".ndjson"),
            _lobbying,
            joining=True,
            own=of_lobbying.own,
            filed=filed,
        ),
        Reader("visas", (".jsonl", ".ndjson", ".xlsx"), _visas),
        Reader("voteview", (".csv",), _voteview, joining=True),
    )
}
