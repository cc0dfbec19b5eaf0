"""Paging through a long list while it changes: which page is asked for next, until none is lost or doubled.

The list is asked for oldest first, so what is posted meanwhile comes at its end and moves nothing.
What is withdrawn from pages that were read moves the rest up: the count falls, the page before is
read again, and where order and list part is found by halves. A withdrawal that a posting hides from
the count shows at the end: more came after the page that was the last than the count ever grew by.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple

SWEEPS = 3
WATCHED = 20  # pages to come from which on one more, to see what a count hides, costs under 5 %
SPARE = 100

Rows = Generator[int, "Page", list[str]]
Asking = Generator[int, "Page", None]


class Page(NamedTuple):
    """A page as it came: its number from 1, how many rows the list then had, the ids of its own.

    *total* is None where there is no such page, or not any more. Two pages of one *run* came
    without a pause between.
    """

    number: int
    total: int | None
    ids: tuple[str, ...]
    run: int = 1


class Unsettled(Exception):
    """The list changes faster than it can be read, or comes in no order."""


def whole(size: int, held: tuple[str, ...] = ()) -> Rows:
    """Yield the number of each page to be asked for, take it as it came, and return all ids in order.

    *held* is the beginning of the list as an earlier reading left it. The same answers lead to the
    same questions, so that a reading is taken up by giving it again what it was given.
    """
    reading = _Reading(size, held)
    for _ in range(SWEEPS):
        yield from reading.swept()
        if reading.is_whole():
            return reading.order
        reading.anew()
    raise Unsettled


class _Reading:
    def __init__(self, size: int, held: tuple[str, ...]) -> None:
        self.order = list(held)
        self._size = size
        self._held = {*held}
        self._known = {*held}
        self._count = len(held)
        self._run = 0
        self._asks = self._expected = 0
        self._moved = self._fell = False
        self._rises = 0
        self._watches: list[tuple[frozenset[str], int]] = []
        self._watched_in = 0
        self._fresh: dict[int, list[str]] = {}

    def swept(self) -> Asking:
        """Read on from what is held to the end of the list."""
        number = max(1, self._pages(len(self.order)))
        while True:
            page = yield from self._asked(number)
            joined = self._joined(page)
            if not joined:
                yield from self._settle(page)
            if not joined or self._watched_in != self._run:
                yield from self._watch(number)
            if number >= self._pages(self._count) and page.total == self._count and not self._moved:
                return
            number = min(len(self.order) // self._size + 1, max(1, self._pages(self._count)))

    def is_whole(self) -> bool:
        """Say whether the order is the list; complete it with what only earlier sweeps saw."""
        if len(self.order) < self._count == len(self._known) and not self._fell:
            self.order += sorted(self._known - self._held)
        return len(self.order) == self._count and all(
            self._after(newest) <= self._rises - before for newest, before in self._watches
        )

    def anew(self) -> None:
        """Forget the order."""
        self.order, self._held = [], set()
        self._watches.clear()
        self._watched_in = 0

    def _asked(self, number: int) -> Generator[int, Page, Page]:
        if self._asks > SPARE + (SWEEPS + 1) * self._expected:
            raise Unsettled
        page = yield number
        self._asks += 1
        self._known.update(page.ids)
        count = self._count if page.total is None else page.total
        self._fell = self._fell or count < self._count
        self._moved = self._moved or page.total is None or count < self._count or page.run != self._run
        self._rises += max(0, count - self._count)
        if page.run != self._run:
            self._watches.clear()  # how often the count rose and fell in a pause isn't known
        self._count, self._run = count, page.run
        self._expected = self._expected or self._pages(count)
        if number == 1 and 0 < len(page.ids) < min(self._size, count):
            self._size = len(page.ids)  # the service has its own mind about the size of a page
        return page

    def _joined(self, page: Page) -> bool:
        """Add a page to the order if it surely follows on, or overlaps with what is held."""
        offset = (page.number - 1) * self._size
        there = self.order[offset:]
        new = page.ids[len(there) :]
        fits = (
            len(page.ids) == min(self._size, self._count - offset)
            and offset <= len(self.order)
            and [*page.ids[: len(there)]] == there
            and self._held.isdisjoint(new)
        )
        if not fits or (self._moved and not there and page.number > 1):
            return False
        self.order += new
        self._held.update(new)
        self._moved = False
        return True

    def _watch(self, number: int) -> Asking:
        """See which rows are last now, so that those that come after them can be counted."""
        last = self._pages(self._count)
        if last - number >= WATCHED:
            page = yield from self._asked(last)
            before = self._rises - max(0, self._count - last * self._size)
            self._watches.append((frozenset(page.ids), before))
        self._watched_in = self._run

    def _after(self, newest: frozenset[str]) -> int:
        """Return how many rows come after those that were the *newest*; 0 where all of them are gone."""
        return next((back for back, row in enumerate(reversed(self.order)) if row in newest), 0)

    def _settle(self, page: Page) -> Asking:
        """Read again, from *page* backwards, where order and list part."""
        self._fresh = {page.number: [*page.ids]} if page.ids else {}
        while True:
            self._moved = False
            yield from self._mend(page.number)
            if not self._moved:
                return
            self._fresh = {}

    def _mend(self, number: int) -> Asking:
        last = max(1, min(number, self._pages(self._count)))
        first, step = last, 1
        rows = yield from self._again(first)
        while first > 1 and not (rows and rows[0] in self._held):
            first, step = max(1, first - step), step * 2
            rows = yield from self._again(first)
        place = self.order.index(rows[0]) if first > 1 else 0
        mended = yield from self._between(1, first, 0, place)
        for each in range(first, last + 1):
            mended += yield from self._again(each)
        if not self._moved:
            self.order = [*dict.fromkeys(mended)]
            self._held = {*self.order}

    def _between(self, first: int, end: int, start: int, stop: int) -> Rows:
        """Return the rows of the pages from *first* to before *end*, held at *start* to *stop*.

        Where as many are held as the pages have, they are the same.
        """
        if stop - start == (end - first) * self._size:
            return self.order[start:stop]
        middle = (first + end) // 2
        for page in sorted(range(first + 1, end), key=lambda each: abs(each - middle)):
            row = (yield from self._again(page))[:1]
            if row and row[0] in self._held and start <= (place := self.order.index(row[0])) <= stop:
                before = yield from self._between(first, page, start, place)
                return before + (yield from self._between(page, end, place, stop))
        found: list[str] = []
        for page in range(first, end):
            found += yield from self._again(page)
        return found

    def _again(self, number: int) -> Rows:
        if number not in self._fresh:
            page = yield from self._asked(number)
            self._fresh[number] = [*page.ids]
        return self._fresh[number]

    def _pages(self, count: int) -> int:
        return -(-count // self._size)
