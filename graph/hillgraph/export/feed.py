"""A feed: what changed of one thing, an entry a build in which something did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hillgraph.errors import Fault, InvalidInput
from hillgraph.export.signs import without
from hillgraph.model.kinds import Model
from hillgraph.query.changes import How, ThingChange
from hillgraph.query.differences import changes
from hillgraph.query.forms import literal
from hillgraph.query.sides import Side
from hillgraph.query.worded import THINGS, Worded

AUTHOR = "hillgraph"
LONGEST = 120
DIGITS = 12
PAPERS = "  ["  # begins the documents at the end of a line


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed in one build, in words; *day* is that of the build.

    The name has day and digests in it, so that it is the same wherever and whenever it is written again.
    """

    name: str
    title: str
    day: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """The changes of a thing, oldest first.

    *name* is the thing's IRI, *page* its own page elsewhere, *seen* the digest of the newest build that was
    looked at and *day* the day of that.
    """

    name: str
    title: str
    page: str
    day: str
    seen: str
    entries: tuple[Entry, ...]

    @property
    def about(self) -> str:
        """Return in a sentence what the feed holds."""
        return f"What changed of {self.title} from build to build, by the day of each build."

    @property
    def updated(self) -> str:
        """Return the newest day in it."""
        return max([self.day, *(each.day for each in self.entries)])


def entries(sides: Sequence[Side], thing: str, model: Model) -> Iterator[Entry]:
    """Yield an entry for each of *sides*, oldest first, in which a thing isn't as in the one before."""
    for old, new in pairwise(sides):
        found = changes(old, new, model, only=thing)
        worded = Worded(found, model, everything=True)
        for each in found.things:
            lines = tuple(clean(line) for line in _lines(each, worded))
            title = f"{clean(found.label(thing))}: {lines[0].partition(PAPERS)[0]}"
            if len(title) > LONGEST:
                title = f"{title[:LONGEST]}…"
            rest = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
            name = f"{model.iri(thing)}#{new.as_of}-{old.digest[:DIGITS]}-{new.digest[:DIGITS]}"
            yield Entry(name, f"{title}{rest}", new.as_of, lines)


def clean(text: str) -> str:
    """Return *text* in one line, with what reorders letters or moves a cursor spelt out, and fit for XML."""
    return without(literal(text))


def refused(file: str, reason: str) -> InvalidInput:
    """Return the failure that an older file isn't one of ours."""
    advice = "It is left as it was; name another file, or move it away to begin anew."
    return InvalidInput([Fault(file, 0, 0, f"{reason} {advice}")])


def _lines(thing: ThingChange, worded: Worded) -> Iterator[str]:
    if thing.how != How.CHANGED:
        yield THINGS[thing.how]
    yield from worded.about(thing)
