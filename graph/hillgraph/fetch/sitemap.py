"""A sitemap: which single files of a set changed, and whether they or the archive of all are fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hillgraph.errors import Fault, InvalidInput
from hillgraph.fetch.answer import moment_of
from hillgraph.fetch.shelf import Held
from hillgraph.fetch.wanted import Wanted
from hillgraph.sources.hardened import line, root

URLSET = "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
SINGLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,100}\.xml")
DAY_ALONE = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that a sitemap lists, with the moment of its last change as written there."""

    address: str
    changed: str

    @property
    def moment(self) -> datetime:
        """Return the moment of its last change; of a day alone the end, so that no change is missed."""
        moment = datetime.fromisoformat(self.changed)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment + timedelta(days=1) if len(self.changed) == DAY_ALONE else moment


def entries(document: bytes, *, file: str) -> list[Entry]:
    """Return what a sitemap lists; raise `InvalidInput` with each entry that lacks address or day."""
    found, faults = [], []
    for each in root(document, file=file, wanted=URLSET).iterfind("{*}url"):
        address, changed = ((each.findtext(f"{{*}}{name}") or "").strip() for name in ("loc", "lastmod"))
        entry = Entry(address, changed)
        if not address or not _is_moment(entry):
            faults.append(Fault(file, line(each), 0, "an entry has no <loc>, or no <lastmod> that is a day"))
        found.append(entry)
    if faults:
        raise InvalidInput(faults)
    return found


def since(archive: Held, listed: Iterable[Entry]) -> list[Wanted]:
    """Return the single files beside *archive* in the listing that changed after it was made.

    They go into a folder of the archive's name without its ending. What lies elsewhere on the
    host, or is no XML, is not of this set.
    """
    made = moment_of(archive.last_modified)
    home = archive.address.rpartition("/")[0]
    folder = archive.name.rpartition(".")[0]
    singles = [
        Wanted(f"{folder}/{name}", each.address, listed=each.changed)
        for each in listed
        if (name := each.address.removeprefix(f"{home}/")) != each.address
        and SINGLE.fullmatch(name)
        and (made is None or each.moment > made)
    ]
    return sorted(singles, key=lambda each: each.name)


def _is_moment(entry: Entry) -> bool:
    try:
        return bool(entry.moment)
    except (ValueError, OverflowError):
        return False
