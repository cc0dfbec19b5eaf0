"""YAML written by people, read with the place of every value and without YAML's traps.

No value is given a type here: what a plain ``012`` or ``2025-02-30`` means is decided by the
property that it belongs to. Anchors, aliases, tags, tabs and duplicate keys are faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hillgraph.errors import Fault
from hillgraph.sources.text import place, undecodable

DEPTH = 100
VALUES = 2_000_000  # the members of all Congresses are a million, and each takes some 200 bytes of memory
OTHERWISE_BOOLEAN = frozenset("y n yes no on off true false".split())


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; *plain* if it stood without quotes."""

    text: str
    plain: bool
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    items: tuple[Marked, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping; its keys with their values in order."""

    pairs: tuple[tuple[Scalar, Marked], ...]
    line: int
    column: int

    def get(self, key: str) -> Marked | None:
        """Return the value of *key*, None where it is absent."""
        return next((value for name, value in self.pairs if name.text == key), None)


Marked = Scalar | Listing | Entry


def read(document: bytes, *, file: str, faults: list[Fault]) -> Marked | None:
    """Return the one value in *document*; what is wrong is added to *faults*.

    None when the text can't be read as YAML at all, or holds nothing.
    """
    import yaml

    text = _text(document, file, faults)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reader(yaml.parse(text, Loader=loader), file, faults).document()
    except _TooMuch as error:
        faults.append(error.fault)
    except yaml.YAMLError as error:
        faults.append(_syntax_fault(error, text, file))
    return None


def _text(document: bytes, file: str, faults: list[Fault]) -> str:
    if fault := undecodable(document, file):
        faults.append(fault)
    lines = document.decode("utf-8", errors="replace").replace("\0", "\ufffd").split("\n")
    for number, content in enumerate(lines, 1):
        indent = content[: len(content) - len(content.lstrip(" \t-"))]
        if "\t" in indent:
            faults.append(Fault(file, number, indent.index("\t") + 1, "a tab; indent with spaces"))
            lines[number - 1] = content.replace("\t", "  ")
    return "\n".join(lines)


def _syntax_fault(error: Exception, text: str, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return Fault(file, mark.line + 1, mark.column + 1, f"is not YAML: {getattr(error, 'problem', error)}")
    where = place(text.encode(), getattr(error, "position", 0))
    return Fault(file, *where, f"is not YAML: {str(error).partition(chr(10))[0]}")


class _TooMuch(Exception):
    """A document that was read far enough."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class _Reader:
    """Builds the marked values from the events of the parser."""

    def __init__(self, events: Iterator[Any], file: str, faults: list[Fault]) -> None:
        self._events = events
        self._file = file
        self._faults = faults
        self._values = 0
        self._depth = 0

    def document(self) -> Marked | None:
        value = None
        for event in self._events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                if value is not None:
                    self._fault(event, "a second document; one file holds one")
                    return value
                value = self._value(next(self._events))
        return value

    def _value(self, event: Any) -> Marked:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        name = type(event).__name__
        self._values += 1
        if self._values > VALUES:
            raise _TooMuch(self._told(event, f"holds over {VALUES:,} values; split the file"))
        if name == "AliasEvent":
            self._fault(event, f"an alias (*{event.anchor}); write the value out")
            return Scalar(f"*{event.anchor}", False, line, column)
        if event.anchor:
            self._fault(event, f"an anchor (&{event.anchor}); write each value out where it stands")
        if event.tag and event.tag != "!":
            self._fault(event, f"a tag ({event.tag}); leave it out")
        if name == "ScalarEvent":
            return Scalar(event.value, not event.style, line, column)
        self._depth += 1
        if self._depth > DEPTH:
            raise _TooMuch(self._told(event, f"is nested too deeply: over {DEPTH} levels"))
        found = self._collection(name, line, column)
        self._depth -= 1
        return found

    def _collection(self, name: str, line: int, column: int) -> Listing | Entry:
        if name == "SequenceStartEvent":
            return Listing(tuple(self._items()), line, column)
        return Entry(tuple(self._pairs()), line, column)

    def _items(self) -> Iterator[Marked]:
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            yield self._value(event)

    def _pairs(self) -> Iterator[tuple[Scalar, Marked]]:
        seen: dict[str, int] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._value(event)
            value = self._value(next(self._events))
            if not isinstance(key, Scalar):
                self._fault(event, "a key that is not a word")
            elif key.text in seen:
                self._fault(event, f"the key '{key.text}' again; first in line {seen[key.text]}")
            else:
                seen[key.text] = key.line
                yield key, value

    def _fault(self, event: Any, text: str) -> None:
        self._faults.append(self._told(event, text))

    def _told(self, event: Any, text: str) -> Fault:
        return Fault(self._file, event.start_mark.line + 1, event.start_mark.column + 1, text)
