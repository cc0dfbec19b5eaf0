"""The entries of a dossier's files, each with the kind that it describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hillgraph.errors import Fault
from hillgraph.model.kinds import Model
from hillgraph.model.names import split
from hillgraph.sources import marked, sheet
from hillgraph.sources.marked import Entry, Listing, Marked, Scalar

SECTIONS = {"documents": "document", "things": None, "ties": None}


@dataclass(frozen=True, slots=True)
class Described:
    """An entry before it is read: what it is of, and where it stands."""

    file: str
    kind: str
    entry: Entry


def described(file: str, document: bytes, model: Model, faults: list[Fault]) -> Iterator[Described]:
    """Yield the entries of one file: rows of ``<kind>.csv``, or the lists of a YAML file."""
    stem, _, ending = file.rpartition(".")
    if ending != "csv":
        value = marked.read(document, file=file, faults=faults)
        yield from _Sections(file, model, faults).entries(value)
        return
    kind = stem.partition("-")[0]
    if kind not in model.kinds:
        faults.append(Fault(file, 0, 0, f"'{kind}' is not a kind; a CSV file is named <kind>.csv"))
        return
    for entry in sheet.read(document, file=file, faults=faults):
        yield Described(file, kind, entry)


class _Sections:
    def __init__(self, file: str, model: Model, faults: list[Fault]) -> None:
        self._file = file
        self._model = model
        self._faults = faults

    def entries(self, value: Marked | None) -> Iterator[Described]:
        if value is None:
            return
        if not isinstance(value, Entry):
            self._report(value, "the file holds documents:, things: and ties:")
            return
        for name, listing in value.pairs:
            if name.text not in SECTIONS:
                self._report(name, f"'{name.text}' is none of {', '.join(SECTIONS)}")
            elif not isinstance(listing, Listing):
                self._report(listing, f"'{name.text}' takes a list")
            else:
                yield from self._items(name.text, listing)

    def _items(self, section: str, listing: Listing) -> Iterator[Described]:
        for item in listing.items:
            if not isinstance(item, Entry):
                self._report(item, f"each of '{section}' is a set of fields")
                continue
            kind = SECTIONS[section] or self._kind(section, item)
            if kind:
                yield Described(self._file, kind, item)

    def _kind(self, section: str, item: Entry) -> str | None:
        field = "id" if section == "things" else "kind"
        given = item.get(field)
        if given is None:
            self._report(item, f"the field '{field}' is missing")
            return None
        text = given.text if isinstance(given, Scalar) else ""
        kind = split(text)[0] if section == "things" else text
        if kind in (self._model.things if section == "things" else self._model.ties):
            return kind
        self._report(given, f"'{kind}' is not a kind of {section.removesuffix('s')}")
        return None

    def _report(self, given: Marked, text: str) -> None:
        self._faults.append(Fault(self._file, given.line, given.column, text))
