"""Members, executives, committees and their members from unitedstates/congress-legislators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.names import split
from hillgraph.model.records import Origin, Record, Thing, Tie
from hillgraph.model.slugs import slug
from hillgraph.model.statements import several
from hillgraph.sources import congresses, datasets
from hillgraph.sources.accounting import Form
from hillgraph.sources.catalogue import catalogue
from hillgraph.sources.element import Element, element, parsed
from hillgraph.sources.faults import Faults
from hillgraph.sources.legislators.committees import committee
from hillgraph.sources.legislators.forms import COMMITTEE, MEMBER, PERSON
from hillgraph.sources.legislators.memberships import memberships
from hillgraph.sources.legislators.people import named, person
from hillgraph.sources.marked import Entry, Listing, Marked

NAME = "legislators"
PUBLISHED = (
    *("legislators-current", "legislators-historical", "executive"),
    *("committees-current", "committees-historical", "committee-membership-current"),
)


def read(document: bytes, *, file: str, day: date | None = None) -> Iterator[Record]:
    """Yield the document, what it lists in its order, then the Congresses, chambers and parties named.

    *file* names the document; whether it lists people, committees or the members of committees
    is told by its content. *day* is the day that the file is of. Raises `InvalidInput` with
    every fault, before anything is yielded.
    """
    stem = PurePosixPath(file).name.partition(".")[0]
    reader = _Reader(file, datasets.of_day(NAME, _key(stem), day))
    reader.take(parsed(document, file=file))
    if reader.faults:
        raise InvalidInput(reader.faults)
    yield _document(stem, reader.origin)
    yield from reader.records
    yield from reader.around()


class _Reader:
    """Reads the entries of one file, each fault noted."""

    def __init__(self, file: str, origin: Origin) -> None:
        self.faults = Faults()
        self.records: list[Record] = []
        self.origin = origin
        self._file = file
        self._people: list[Element] = []
        self._named: set[str] = set()

    def take(self, value: Marked) -> None:
        """Read a list of people or committees, or a table of the members of committees."""
        if isinstance(value, Listing):
            for number, item in enumerate(value.items):
                self._entry(item, f"[{number}]")
        elif isinstance(value, Entry):
            for code, listed in value.pairs:
                self._account(MEMBER, listed, code.text)
                self._keep(memberships(element(value, file=self._file), code.text, self.origin))
        else:
            self.faults.append(Fault(self._file, value.line, value.column, "is neither a list nor a table"))

    def around(self) -> Iterator[Thing]:
        """Yield what the records are tied to and this source names but doesn't list."""
        refer = [value for record in self.records for value in _references(record)]
        numbers = (int(key) for kind, key in map(split, refer) if kind == "congress")
        chambers = (key for kind, key in map(split, refer) if kind == "chamber")
        yield from congresses.congress_things(numbers, self.origin)
        yield from congresses.chamber_things(chambers, self.origin)
        yield from named(self._people, self.origin)

    def _entry(self, item: Marked, path: str) -> None:
        try:
            entry = element(item, file=self._file, path=path)
        except InvalidInput as error:
            self.faults += error.faults
            return
        if "thomas_id" in entry.fields:
            self._account(COMMITTEE, item, path)
            self._keep(committee(entry, self.origin))
        else:
            self._account(PERSON, item, path)
            self._keep(self._once(entry))
            self._people.append(entry)

    def _once(self, entry: Element) -> Iterator[Record]:
        for record in person(entry, self.origin):
            if isinstance(record, Thing):
                if record.name in self._named:
                    advice = "without a bioguide id a name must be the only one"
                    raise entry.wrong(f"{record.name} again; {advice}")
                self._named.add(record.name)
            yield record

    def _account(self, form: Form, value: Marked, path: str) -> None:
        items = value.items if isinstance(value, Listing) else (value,)
        for number, item in enumerate(items):
            where = f"{path}[{number}]" if isinstance(value, Listing) else path
            self.faults += form.unknown(item, file=self._file, path=where)

    def _keep(self, records: Iterable[Record]) -> None:
        try:
            self.records += records
        except InvalidInput as error:
            self.faults += error.faults


def _references(record: Record) -> Iterator[str]:
    """Yield the short names of what a record is tied to."""
    if isinstance(record, Tie):
        yield record.target
    for name in ("congress", "chamber"):
        yield from map(str, several(record.properties.get(name, ())))


def _key(stem: str) -> str:
    """Return the key of the document: ``current``, ``committees``, ``committees-historical``."""
    name = slug(stem.removeprefix("legislators-")) or "unnamed"
    return name if name == "current" else name.removesuffix("-current")


def _document(stem: str, origin: Origin) -> Thing:
    source = catalogue()[NAME]
    published = source.address if stem in PUBLISHED else None
    page = published.format(file=stem) if published else None
    return datasets.document(origin, title=stem, publisher=source.publisher, page=page)
