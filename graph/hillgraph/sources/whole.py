"""A dossier as a whole: nothing twice, nothing missing, no tie to something that isn't there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hillgraph.errors import Fault
from hillgraph.model.kinds import Model, Property, ThingKind
from hillgraph.model.names import split, tie_key
from hillgraph.model.records import Record, Thing
from hillgraph.model.statements import several
from hillgraph.sources.marked import Entry, Marked


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and the place in the file where it was written."""

    record: Record
    file: str
    entry: Entry

    def fault(self, text: str, field: str | None = None) -> Fault:
        """Return a fault at *field* of this record, or at its beginning."""
        given: Marked = (self.entry.get(field) if field else None) or self.entry
        return Fault(self.file, given.line, given.column, text)


def check(records: Iterable[Placed], model: Model) -> Iterator[Fault]:
    """Yield what is wrong between records: duplicates, gaps, and names that nothing describes."""
    described: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in records:
        described[_name(model, placed.record)].append(placed)
    for name, versions in described.items():
        yield from _duplicates(name, versions)
        yield from _gaps(name, versions, model)
    for versions in described.values():
        for placed in versions:
            yield from _dangling(placed, described, model)


def _name(model: Model, record: Record) -> str:
    if isinstance(record, Thing):
        return record.name
    return f"{record.kind}:{tie_key(model.ties[record.kind], record)}"


def _duplicates(name: str, versions: list[Placed]) -> Iterator[Fault]:
    first: dict[str, Placed] = {}
    for placed in versions:
        document = placed.record.origin.document
        if document in first:
            earlier = first[document]
            place = f"{earlier.file}:{earlier.entry.line}"
            advice = "" if isinstance(placed.record, Thing) else "; a second tie of the two has n: 2"
            yield placed.fault(f"{name} again from {document}; first in {place}{advice}", "id")
        else:
            first[document] = placed
    ends = {
        (placed.record.source, placed.record.target)
        for placed in versions
        if not isinstance(placed.record, Thing)
    }
    if len(ends) > 1:
        yield versions[-1].fault(f"{name} would be the key of two different ties")


def _gaps(name: str, versions: list[Placed], model: Model) -> Iterator[Fault]:
    kind = model.kinds[versions[0].record.kind]
    stated = {key for placed in versions for key in placed.record.properties}
    stated |= {
        name.text for placed in versions for name, _ in placed.entry.pairs
    }  # a faulty value is told of
    given = set() if isinstance(kind, ThingKind) else {"from", "to", "derived_from", "since", "until"}
    for prop in kind.properties.values():
        if prop.required and prop.name not in stated | given:
            yield versions[0].fault(f"the field '{prop.name}' is missing of {name}")


def _dangling(placed: Placed, described: defaultdict[str, list[Placed]], model: Model) -> Iterator[Fault]:
    for field, prop, name in _references(placed.record, model):
        if name not in described and prop.to != ("dataset",):
            yield placed.fault(f"{name} is described nowhere in this dossier", field)


def _references(record: Record, model: Model) -> Iterator[tuple[str, Property, str]]:
    kind = model.kinds[record.kind]
    if not isinstance(record, Thing):
        yield "from", kind.properties["from"], record.source
        yield "to", kind.properties["to"], record.target
    for field, value in record.properties.items():
        prop = kind.properties[field]
        if prop.type == "thing":
            for each in several(value):
                if split(str(each))[0] in model.things:
                    yield field, prop, str(each)
