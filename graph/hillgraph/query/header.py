"""The header of a question: its words, its parameters and its columns, each in the form it must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from hillgraph.errors import Fault, InvalidInput
from hillgraph.sources import marked
from hillgraph.sources.marked import Entry, Listing, Marked, Scalar

TEXTS = frozenset("title answers subject method reference limits".split())
TABLES = frozenset({"parameters", "columns"})
IGNORED = frozenset({"example", "order"})
FIELDS = TEXTS | TABLES | IGNORED | {"registers"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question must be given: the kind of value, an example, and a default if it has one."""

    name: str
    kind: str
    example: str = ""
    default: str | None = None
    note: str = ""


def header(text: str, file: str) -> Mapping[str, Any]:
    """Return the fields of a question that *text* gives, YAML without types: ``no`` stays a word.

    Raises `InvalidInput` with the line of each fault of form, else with that of the first wrong field.
    """
    faults: list[Fault] = []
    found = marked.read(text.encode("utf-8", "replace"), file=file, faults=faults)
    if faults:
        told = [Fault(file, each.line, 0, f"the header: {each.text}") for each in faults]
        raise InvalidInput(told)
    return _Header(file).fields(found)


class _Header:
    def __init__(self, file: str) -> None:
        self._file = file

    def fields(self, found: Marked | None) -> Mapping[str, Any]:
        if not isinstance(found, Entry):
            self._refuse(found, "the header holds fields such as title: and parameters:")
        read: dict[str, Any] = {}
        for name, given in found.pairs:
            if name.text not in FIELDS:
                known = ", ".join(sorted(FIELDS))
                self._refuse(name, f"'{name.text}' is not a field of a header: {known}")
            if name.text in TEXTS:
                read[name.text] = self._text(name.text, given)
            elif name.text == "registers":
                read["registers"] = self._registers(given)
            elif name.text == "columns":
                read["columns"] = dict(self._texts("columns", given))
            elif name.text == "parameters":
                read["parameters"] = {each.name: each for each in self._parameters(given)}
        return read

    def _parameters(self, given: Marked) -> Iterator[Parameter]:
        known = {each.name for each in fields(Parameter)} - {"name"}
        for name, entry in self._pairs("parameters", given):
            if not isinstance(entry, Entry):
                self._refuse(entry, f"parameters: '{name}' takes fields, such as {{kind: bill}}")
            said = dict(self._texts(name, entry))
            if unknown := sorted(set(said) - known):
                told = f"'{unknown[0]}' is not a field of a parameter: {', '.join(sorted(known))}"
                self._refuse(entry, f"parameters: {told}")
            if "kind" not in said:
                self._refuse(entry, f"parameters: '{name}' lacks its kind")
            yield Parameter(name, **said)

    def _registers(self, given: Marked) -> tuple[str, ...]:
        """Return the registers that a header names; they are sources of the catalogue."""
        from hillgraph.sources.catalogue import catalogue

        items = given.items if isinstance(given, Listing) else () if self._absent(given) else (given,)
        named = tuple(each.text for each in items if isinstance(each, Scalar))
        if (not isinstance(given, Listing) and items) or len(named) < len(items):
            self._refuse(given, "registers: is a list of sources, such as [lda, fara]")
        if unknown := sorted(set(named) - set(catalogue())):
            text = f"registers: '{unknown[0]}' is no source; they are listed by: hillgraph sources"
            self._refuse(given, text)
        return named

    def _texts(self, field: str, given: Marked) -> Iterator[tuple[str, str]]:
        for name, value in self._pairs(field, given):
            yield name, self._text(name, value)

    def _pairs(self, field: str, given: Marked) -> Iterator[tuple[str, Marked]]:
        if isinstance(given, Entry):
            yield from ((name.text, value) for name, value in given.pairs)
        elif not self._absent(given):
            self._refuse(given, f"{field}: takes names with what each means")

    def _text(self, field: str, given: Marked) -> str:
        if not isinstance(given, Scalar):
            self._refuse(given, f"{field}: takes a text; put one with a colon into quotes")
        return given.text

    def _absent(self, given: Marked) -> bool:
        return isinstance(given, Scalar) and given.plain and not given.text

    def _refuse(self, given: Marked | None, text: str) -> NoReturn:
        raise InvalidInput([Fault(self._file, given.line if given else 1, 0, text)])
