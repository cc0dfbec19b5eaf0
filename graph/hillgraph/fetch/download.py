"""One download: asked for on condition, taken up where it broke off, and checked before it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from hillgraph.errors import Fault, InvalidInput, LimitReached
from hillgraph.fetch import answer as said
from hillgraph.fetch.door import Door
from hillgraph.fetch.listening import How, Listener, Outcome
from hillgraph.fetch.part import Part, Version
from hillgraph.fetch.patience import Patience, Trouble
from hillgraph.fetch.shelf import Held, Shelf, digest
from hillgraph.fetch.wanted import Wanted

if TYPE_CHECKING:
    from httpx import Response

BEGINNING = 1024
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?html\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Means:
    """With what files are fetched: *anew* asks for them whatever is there."""

    source: str
    door: Door
    patience: Patience
    listener: Listener
    most_bytes: int
    anew: bool = False


def brought(wanted: Wanted, shelf: Shelf, means: Means) -> Outcome:
    """Bring *wanted* to *shelf* unless what is there is the newest, and say which.

    Raises `HillgraphError` when the host can't be had, `InvalidInput` when it is no file,
    `LimitReached` when it takes too long or is too large. What came of it stays as a part,
    which the next call takes up.
    """
    download = _Download(wanted, shelf, means)
    outcome = means.patience.through(download.tried, means.listener.waits)
    means.listener.ended(outcome)
    return outcome


class _Download:
    def __init__(self, wanted: Wanted, shelf: Shelf, means: Means) -> None:
        self._wanted, self._shelf, self._means = wanted, shelf, means
        self._part = Part(shelf.path(wanted.name))
        self._held = None if means.anew else shelf.find(wanted.name)
        self._deadline = monotonic() + means.patience.whole
        if means.anew:
            self._part.drop()

    def tried(self) -> Outcome:
        """Ask once."""
        begun, size = self._part.of(self._wanted.address), self._part.size
        headers = _rest(begun, size) if begun else _conditions(self._held)
        with self._means.door.asked(self._wanted.address, headers) as answer:
            if self._held and not begun and answer.status_code == said.NOTHING_NEW:
                self._shelf.relist(self._held, self._wanted.listed)
                return self._shelf.outcome(self._held, "not changed")
            resumed = begun if begun and self._resumes(answer, begun, size) else None
            said.check(answer, self._wanted.address, self._means.most_bytes, rest=resumed is not None)
            version = resumed or said.version(answer, self._wanted.address)
            if not resumed:
                self._part.begin(version)
            self._receive(answer)
            return self._kept(version, said.day(answer), "resumed" if resumed else "fetched")

    def _resumes(self, answer: Response, begun: Version, size: int) -> bool:
        """Say whether an answer goes on with the part; one that only claims to costs the part."""
        if answer.status_code == said.REST and said.continues(answer, begun, size):
            return True
        if answer.status_code in {said.REST, said.NO_SUCH_RANGE}:
            self._part.drop()
            raise Trouble(f"{self._wanted.address} changed since a part of it came; it begins anew", 0)
        return False

    def _receive(self, answer: Response) -> None:
        total, size = said.length(answer), self._part.size
        with self._part.path.open("ab") as file:
            for chunk in answer.iter_raw():
                size += len(chunk)
                if size <= self._means.most_bytes:
                    file.write(chunk)
                self._means.listener.came(self._wanted.name, size, total)
                self._check_limits(size)
        if total is not None and size != total:
            raise Trouble(f"{self._wanted.address}: {size:,} bytes came of {total:,}")

    def _check_limits(self, size: int) -> None:
        if size > self._means.most_bytes:
            self._part.drop()
            raise said.too_long(self._wanted.address, self._means.most_bytes)
        if monotonic() > self._deadline:
            raise LimitReached(
                f"{self._wanted.address} took over {self._means.patience.whole:.0f} seconds. "
                "What came is kept: run it again to go on."
            )

    def _kept(self, version: Version, day: str | None, how: How) -> Outcome:
        self._check_content()
        held = Held(
            name=self._wanted.name,
            address=self._wanted.address,
            bytes=self._part.size,
            sha256=digest(self._part.path),
            retrieved_on=day,
            etag=version.etag,
            last_modified=version.last_modified,
            listed=self._wanted.listed,
        )
        self._shelf.keep(self._part.path, held)
        self._part.drop()
        return self._shelf.outcome(held, how)

    def _check_content(self) -> None:
        with self._part.path.open("rb") as file:
            page = PAGE.match(file.read(BEGINNING))
        archive = self._wanted.name.endswith(".zip")
        if page or (archive and not is_zipfile(self._part.path)):
            self._part.drop()
            text = said.HTML if page else "is not a zip archive, or not a whole one; nothing was kept"
            raise InvalidInput([Fault(self._wanted.address, 0, 0, text)])


def _rest(begun: Version, size: int) -> Mapping[str, str]:
    return {"Range": f"bytes={size}-", "If-Range": begun.condition or ""}


def _conditions(held: Held | None) -> Mapping[str, str]:
    stated = {"If-None-Match": held.etag, "If-Modified-Since": held.last_modified} if held else {}
    return {name: value for name, value in stated.items() if value}
