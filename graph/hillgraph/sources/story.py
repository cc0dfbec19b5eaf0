"""A story that a person wrote to be walked through a picture: steps of a sentence each.

The form is YAML: a ``title`` and a list of ``steps``. Each step has ``say``, a sentence, and what is lit
while it is read: ``show``, a list of short names of things and ties; or ``path`` or ``compare``, two things.
A ``day`` looks at the ties of that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.model.kinds import Property, model
from hillgraph.sources import marked
from hillgraph.sources.faults import Faults
from hillgraph.sources.fields import Fields
from hillgraph.sources.marked import Entry, Listing, Marked, Scalar

FILE = "picture-story.yml"
PAIRS = ("path", "compare")
FIELDS = ("say", "show", *PAIRS, "day")
DAY = Property("day", "", "date", "day")


@dataclass(frozen=True, slots=True)
class Name:
    """A short name as written, with its place in the file."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a story: a sentence, and what is lit while it is read.

    Lit are the things and ties in *show*, the shortest paths between the two of *path*, or the supporters of
    the two bills of *compare*; *day* sets the time.
    """

    say: str
    show: tuple[Name, ...] = ()
    path: tuple[Name, ...] = ()
    compare: tuple[Name, ...] = ()
    day: date | None = None

    @property
    def names(self) -> tuple[Name, ...]:
        """Return every name in it."""
        return self.show + self.path + self.compare


@dataclass(frozen=True, slots=True)
class Story:
    """Steps to walk through a picture, and the name of the file that they stand in."""

    file: str
    title: str
    steps: tuple[Step, ...]


def story(file: Path) -> Story:
    """Return the story in a YAML *file*.

    Raises `NotFound` where there is no file, `InvalidInput` with every fault of its form.
    """
    if not file.is_file():
        raise NotFound(f"There is no file {file}.")
    faults = Faults()
    told = read(file.read_bytes(), file=file.name, faults=faults)
    if faults or told is None:
        raise InvalidInput(faults)
    return told


def read(content: bytes, *, file: str, faults: list[Fault]) -> Story | None:
    """Return the story in *content*; what is wrong is added to *faults*."""
    head = marked.read(content, file=file, faults=faults)
    if head is None and not faults:
        faults.append(Fault(file, 0, 0, "holds nothing; a story has 'title' and 'steps'"))
    return _Reader(file, faults).story(head)


class _Reader:
    def __init__(self, file: str, faults: list[Fault]) -> None:
        self._file = file
        self._faults = faults
        self._fields = Fields(model(), self._report)

    def story(self, head: Marked | None) -> Story | None:
        """Return the story that *head* holds."""
        if head is None:
            return None
        if not isinstance(head, Entry):
            self._report(head, "a story has 'title' and 'steps'")
            return None
        self._known(head, ("title", "steps"))
        steps = head.get("steps")
        if not isinstance(steps, Listing) or not steps.items:
            self._report(steps or head, "'steps' takes a list of steps")
            return None
        told = [step for item in steps.items if (step := self._step(item))]
        return Story(self._file, self._text(head, "title"), tuple(told))

    def _step(self, item: Marked) -> Step | None:
        if not isinstance(item, Entry):
            self._report(item, "each of 'steps' is a set of fields")
            return None
        self._known(item, FIELDS)
        lit = {name: tuple(self._names(item, name)) for name in ("show", *PAIRS)}
        for name in PAIRS:
            if (given := item.get(name)) and len(lit[name]) != 2:
                self._report(given, f"'{name}' takes two things")
        if sum(bool(names) for names in lit.values()) != 1:
            self._report(item, "a step has one of show, path and compare")
        day = item.get("day")
        on = self._fields.value(DAY, day) if day else None
        return Step(self._text(item, "say"), **lit, day=on if isinstance(on, date) else None)

    def _names(self, item: Entry, field: str) -> Iterator[Name]:
        given = item.get(field)
        if given is None:
            return
        for each in given.items if isinstance(given, Listing) else (given,):
            if isinstance(each, Scalar):
                yield Name(each.text, each.line, each.column)
            else:
                self._report(each, f"'{field}' takes short names")

    def _text(self, item: Entry, field: str) -> str:
        given = item.get(field)
        if given is None:
            self._report(item, f"the field '{field}' is missing")
            return ""
        return " ".join(self._fields.texts(given, field))

    def _known(self, item: Entry, fields: tuple[str, ...]) -> None:
        for name, _ in item.pairs:
            if name.text not in fields:
                self._report(name, f"'{name.text}' is none of {', '.join(fields)}")

    def _report(self, given: Marked, text: str) -> None:
        self._faults.append(Fault(self._file, given.line, given.column, text))
