"""A register brought up to date: its codes, and each list read to its end or on from what is held."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from hillgraph.errors import HillgraphError
from hillgraph.fetch.desk import Desk
from hillgraph.fetch.download import Means
from hillgraph.fetch.journal import Journal, Reading
from hillgraph.fetch.listening import How, Outcome
from hillgraph.fetch.pace import Pace
from hillgraph.fetch.paging import Page, Unsettled, whole
from hillgraph.fetch.shelf import Held, Shelf, digest
from hillgraph.fetch.volumes import Note, Volumes
from hillgraph.fetch.wanted import CONSTANTS, Wanted
from hillgraph.sources.catalogue import Service, Supply

Ids = tuple[str, ...]


@contextmanager
def at_desk(service: Service, cache: Path, means: Means, key: str | None) -> Iterator[Desk]:
    """Yield the desk of a service, whose pace the next run is told of."""
    requests = service.rate_with_key if key else service.rate
    pace = Pace(requests, service.window, cache / f"{means.source}.pace")
    try:
        yield Desk(means, pace, key)
    finally:
        pace.remember()


def listed(wanted: Wanted, of: Supply, shelf: Shelf, cache: Path, desk: Desk) -> Outcome:
    """Bring a list, or the constants, to *shelf*, and say what became of it.

    What came of a list before it broke off stays in its journal, which the next call takes up; a
    list that is held is read on from its last page. Rows that changed behind it stay as they came.
    """
    if wanted.name == CONSTANTS:
        outcome = _constants(wanted, of, shelf, desk)
    else:
        outcome = _List(wanted, of, Volumes(shelf, cache, wanted.name), desk).brought()
    desk.means.listener.ended(outcome)
    return outcome


def held(wanted: Wanted, of: Supply, shelf: Shelf, cache: Path) -> Outcome | None:
    """Return what the cache holds of a file or list, None where that is not all of it."""
    if of.service and wanted.name != CONSTANTS:
        volumes = Volumes(shelf, cache, wanted.name)
        note = volumes.note(wanted.address)
        return volumes.outcome(note, "held") if note else None
    found = shelf.find(wanted.name)
    return shelf.outcome(found, "held") if found else None


def _constants(wanted: Wanted, of: Supply, shelf: Shelf, desk: Desk) -> Outcome:
    """Fetch every list of codes; the file is written only when one of them changed."""
    codes = {name: desk.constants(wanted.address.format(file=name)) for name in of.files}
    body = msgspec.json.format(msgspec.json.encode(codes), indent=1) + b"\n"
    before = shelf.find(wanted.name)
    part = shelf.path(f"{wanted.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(body)
    new = Held(wanted.name, wanted.address, len(body), digest(part), desk.day)
    if before and before.sha256 == new.sha256:
        part.unlink()
        return shelf.outcome(before, "not changed")
    shelf.keep(part, new)
    return shelf.outcome(new, "fetched")


class _List:
    def __init__(self, wanted: Wanted, of: Supply, volumes: Volumes, desk: Desk) -> None:
        self._address = wanted.address
        self._size = of.service.page_size if of.service else 1
        self._volumes = volumes
        self._desk = desk
        self._journal = Journal(volumes.path)
        self._told = False
        if desk.means.anew:
            self._journal.drop()

    def brought(self) -> Outcome:
        """Read the list to its end, and write it unless it is what is held."""
        note = None if self._desk.means.anew else self._volumes.note(self._address)
        begun = self._journal.begun(self._address)
        how: How = "resumed" if begun else "updated" if note else "fetched"
        try:
            ids = self._resumed(begun) if begun else self._read(note)
        except Unsettled:
            self._journal.drop()
            raise HillgraphError(
                f"{self._address} changes faster than it can be read, or comes in no order. Try again later."
            ) from None
        if note and note.ids == ids:
            self._journal.drop()
            return self._volumes.outcome(note, "not changed")
        rows = self._journal.rows(sorted(ids))
        new = self._volumes.write(self._address, self._size, ids, rows, self._desk.day)
        self._journal.drop()
        return self._volumes.outcome(new, how)

    def _resumed(self, begun: Reading) -> Ids:
        """Go through the journal as it was read, then on; begin anew where it isn't of this reading."""
        paging = whole(begun.size, begun.held)
        number: int | Ids = next(paging)
        run = 0
        for page in self._journal.pages():
            if page.number != number:
                self._journal.drop()
                return self._read(None)
            number, run = _sent(paging, page), page.run
        return self._on(paging, number, run + 1)

    def _read(self, note: Note | None) -> Ids:
        """Begin, with what is held; as long as that is all, nothing is written."""
        reading = Reading(self._address, note.size if note else self._size, note.ids if note else ())
        paging = whole(reading.size, reading.held)
        page, rows = self._desk.page(self._address, next(paging), 1)
        number = _sent(paging, page)
        if note and number == note.ids:
            return note.ids
        self._journal.begin(reading, sorted(reading.held), self._volumes.rows(note) if note else ())
        self._keep(page, rows)
        return self._on(paging, number, 1)

    def _on(self, paging: Generator[int, Page, list[str]], number: int | Ids, run: int) -> Ids:
        """Ask for page after page, and note each, until the list is whole."""
        while isinstance(number, int):
            page, rows = self._desk.page(self._address, number, run)
            self._keep(page, rows)
            number = _sent(paging, page)
        return number

    def _keep(self, page: Page, rows: list[bytes]) -> None:
        """Note a page, and tell how far the reading is; the first time, how long it will take."""
        self._journal.add(page, rows)
        listener, pace, name = self._desk.means.listener, self._desk.pace, self._volumes.name
        came, total = len(self._journal), page.total or 0
        requests = -(-(total - came) // self._size)
        if not self._told and requests > pace.requests:
            listener.begins(name, requests, requests * pace.seconds / pace.requests / 60)
        self._told = True
        listener.counted(name, came, total)


def _sent(paging: Generator[int, Page, list[str]], page: Page) -> int | Ids:
    """Give the reading a page, and return the number of the next, or all ids where there is none."""
    try:
        return paging.send(page)
    except StopIteration as end:
        return tuple(end.value)
