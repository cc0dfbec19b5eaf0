"""Accounting for fields: each one of a published form is read, ignored by name, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hillgraph.errors import Fault
from hillgraph.sources.marked import Listing, Marked, Scalar


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a published form.

    *read* are those with a value that is read, *above* the lists and sets around them, and
    *ignored* says why each of the others is left alone, with all below it.
    """

    read: frozenset[str]
    above: frozenset[str]
    ignored: Mapping[str, str]

    def unknown(self, value: Marked, *, file: str, path: str = "", form: str = "") -> Iterator[Fault]:
        """Yield a fault for each field of *value* that the form doesn't have.

        *path* is where it stands, as in ``[3].terms[0]``, and *form* the same for any number.
        """
        if isinstance(value, Scalar):
            if form not in self.read and not empty(value):
                yield Fault(file, value.line, value.column, f"{path or 'it'} is a text where none belongs")
        elif isinstance(value, Listing):
            for number, item in enumerate(value.items):
                yield from self.unknown(item, file=file, path=f"{path}[{number}]", form=f"{form}[]")
        else:
            for key, each in value.pairs:
                where, inner = (f"{start}.{key.text}".removeprefix(".") for start in (path, form))
                inner = f"{form}.*" if f"{form}.*" in self.read else inner
                if inner in self.read or inner in self.above:
                    yield from self.unknown(each, file=file, path=where, form=inner)
                elif inner not in self.ignored:
                    yield Fault(file, key.line, key.column, f"{where} is a field that nobody knows")


def empty(value: Marked) -> bool:
    """Say whether *value* is what YAML and JSON write for nothing, or a text without a letter."""
    return isinstance(value, Scalar) and (not value.text or (value.plain and value.text in {"~", "null"}))


def form(read: str, ignored: Mapping[str, str]) -> Form:
    """Return the form with the fields in *read* and, by the reason, those in *ignored*.

    Both are words such as ``terms[].party``; ``names.*`` stands for any key.
    """
    known = frozenset(read.split())
    passed = {path: reason for reason, paths in ignored.items() for path in paths.split()}
    above = frozenset(start for path in known for start in _starts(path))
    return Form(known, above, passed)


def _starts(path: str) -> Iterator[str]:
    for place, char in enumerate(path):
        if char in ".[" and place:
            yield path[:place]
