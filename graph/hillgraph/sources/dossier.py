"""Curated dossiers: things, ties and documents that a person wrote in YAML and CSV.

`docs/dossiers.md` describes the form. Every fault in every file is found in one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from hillgraph.errors import Fault, InvalidInput
from hillgraph.model.kinds import Model, Property, ThingKind, TieKind
from hillgraph.model.names import split
from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.sources import claims, marked, story
from hillgraph.sources.catalogue import Source
from hillgraph.sources.datasets import dataset
from hillgraph.sources.declared import declared
from hillgraph.sources.entries import Described, described
from hillgraph.sources.faults import Faults
from hillgraph.sources.fields import Fields
from hillgraph.sources.marked import Entry, Marked, Scalar
from hillgraph.sources.whole import Placed, check

NAME = "dossier"
HEAD = "dossier.yml"
OWN = {
    "thing": ("id", "type", "document", "locator"),
    "tie": ("kind", "from", "to", "n", "document", "locator"),
}


def read(
    files: Mapping[str, bytes], *, name: str, model: Model, known: Mapping[str, Source]
) -> Iterator[Record]:
    """Yield every record of the dossier *name*, whose files are given by name.

    *known* are the sources that a document may come from beside those the dossier declares.
    Raises `InvalidInput` with every fault when the dossier breaks its form.
    """
    dossier = _Dossier(name, model, known)
    dossier.take(files)
    if dossier.faults:
        raise InvalidInput(dossier.faults)
    yield from dossier.datasets()
    for placed in dossier.records:
        yield placed.record


def title(files: Mapping[str, bytes]) -> str:
    """Return the title that a dossier's head gives, empty where there is none."""
    head = marked.read(files.get(HEAD, b""), file=HEAD, faults=[])
    given = head.get("title") if isinstance(head, Entry) else None
    return given.text if isinstance(given, Scalar) else ""


class _Dossier:
    def __init__(self, name: str, model: Model, known: Mapping[str, Source]) -> None:
        self.faults = Faults()
        self.records: list[Placed] = []
        self._name = name
        self._model = model
        self._sources = dict(known)
        self._documents: dict[str, Thing] = {}
        self._file = ""
        self._fields = Fields(model, self._report)

    def take(self, files: Mapping[str, bytes]) -> None:
        """Read all files: documents first, since every other entry names one."""
        if HEAD in files:
            self._file = HEAD
            head = marked.read(files[HEAD], file=HEAD, faults=self.faults)
            self._sources |= declared(head, self._report)
        else:
            self.faults.append(
                Fault(HEAD, 0, 0, "is missing; a dossier begins with its title, about and sources")
            )
        entries = [
            each
            for file in sorted(files)
            if file not in (HEAD, claims.FILE, story.FILE)
            for each in described(file, files[file], self._model, self.faults)
        ]
        for each in entries:
            if each.kind == "document":
                self._read(each)
        for each in entries:
            if each.kind != "document":
                self._read(each)
        if claims.FILE in files:
            self._claims(files[claims.FILE])
        if story.FILE in files:
            story.read(files[story.FILE], file=story.FILE, faults=self.faults)
        self.faults += check(self.records, self._model)

    def datasets(self) -> Iterator[Thing]:
        """Yield one dataset a source that this dossier's documents come from."""
        for name in sorted({split(document)[1].partition(".")[0] for document in self._documents}):
            words = f"as read for {self._name}"
            yield dataset(self._sources[name], self._name, retrieved=self._retrieved(name), words=words)

    def _retrieved(self, source: str) -> date | None:
        own = (thing for name, thing in self._documents.items() if split(name)[1].partition(".")[0] == source)
        days = [day for thing in own if isinstance(day := thing.properties.get("retrieved_on"), date)]
        return max(days, default=None)

    def _read(self, each: Described) -> None:
        self._file = each.file
        kind = self._model.kinds[each.kind or ""]
        own = OWN["thing" if isinstance(kind, ThingKind) else "tie"]
        if each.kind == "document":
            own = ("id",)
        for name, _ in each.entry.pairs:
            if name.text not in own and not _writable(kind.properties.get(name.text)):
                self._report(name, f"'{name.text}' is not a field of a {kind.name}")
        if isinstance(kind, TieKind):
            self._tie(kind, each.entry)
        elif each.kind == "document":
            self._document(kind, each.entry)
        else:
            self._thing(kind, each.entry)

    def _document(self, kind: ThingKind, entry: Entry) -> None:
        name = self._own_name(kind, entry)
        if name is None:
            return
        source = split(name)[1].partition(".")[0]
        if source not in self._sources:
            self._report(entry.get("id") or entry, f"the source '{source}' is not declared; add it to {HEAD}")
            return
        dataset = f"dataset:{source}.{self._name}"
        properties = self._properties(kind, entry)
        if "title" in properties:
            properties["label"] = properties["title"]
        properties["dataset"] = dataset
        thing = Thing(kind.name, split(name)[1], Origin(name, dataset, _day(properties)), properties)
        if name in self._documents:
            self._report(entry.get("id") or entry, f"{name} again; a document is described once")
        self._documents[name] = thing
        self.records.append(Placed(thing, self._file, entry))

    def _thing(self, kind: ThingKind, entry: Entry) -> None:
        name, origin = self._own_name(kind, entry), self._origin(entry)
        given = entry.get("type")
        types = self._fields.texts(given, "type") if given else ()
        for each in types:
            if each not in kind.types:
                self._report(
                    given or entry,
                    f"'{each}' is not a type of {kind.name}: {', '.join(kind.types) or 'it has none'}",
                )
        properties = self._properties(kind, entry)
        if name and origin and all(each in kind.types for each in types):
            thing = Thing(kind.name, split(name)[1], origin, properties, tuple(sorted(types)))
            self.records.append(Placed(thing, self._file, entry))

    def _claims(self, content: bytes) -> None:
        self._file = claims.FILE
        head = marked.read(content, file=claims.FILE, faults=self.faults)
        origin = self._origin(head) if isinstance(head, Entry) else None
        for stated in claims.listed(head, self._model, self._report, (claims.STATED_IN,)):
            if origin:
                record = claims.thing(stated, self._name, origin)
                self.records.append(Placed(record, claims.FILE, stated.item))

    def _tie(self, kind: TieKind, entry: Entry) -> None:
        source = self._end(entry, "from", kind.source)
        target = self._end(entry, "to", kind.target)
        origin = self._origin(entry)
        properties = self._properties(kind, entry)
        count = self._occurrence(entry)
        missing = [name for name in kind.key if name not in properties]
        for name in missing:
            if entry.get(name) is None:
                self._report(entry, f"the field '{name}' is missing; it is part of the key of a {kind.name}")
        if source and target and origin and not missing:
            days = {
                name: value
                for name in ("since", "until")
                if isinstance(value := properties.pop(name, None), date)
            }
            tie = Tie(
                kind.name, source, target, origin, days.get("since"), days.get("until"), properties, count
            )
            self.records.append(Placed(tie, self._file, entry))

    def _end(self, entry: Entry, field: str, kinds: tuple[str, ...]) -> str | None:
        given = self._required(entry, field)
        return self._fields.reference(given, kinds, field) if given else None

    def _own_name(self, kind: ThingKind, entry: Entry) -> str | None:
        given = self._required(entry, "id")
        return self._fields.reference(given, (kind.name,), "id") if given else None

    def _origin(self, entry: Entry) -> Origin | None:
        given = self._required(entry, "document")
        name = self._fields.reference(given, ("document",), "document") if given else None
        if name is None:
            return None
        if name not in self._documents:
            self._report(given or entry, f"{name} is described nowhere in this dossier")
            return None
        place = entry.get("locator")
        described = self._documents[name].origin
        locator = self._fields.texts(place, "locator") if place else ()
        return Origin(name, described.dataset, described.day, locator)

    def _occurrence(self, entry: Entry) -> int:
        given = entry.get("n")
        if given is None:
            return 1
        value = self._fields.value(Property("n", "", "integer", ""), given)
        if not isinstance(value, int) or value < 1:
            self._report(given, "'n' counts from 1")
            return 1
        return value

    def _properties(self, kind: ThingKind | TieKind, entry: Entry) -> dict[str, Value]:
        own = OWN["thing" if isinstance(kind, ThingKind) else "tie"]
        read: dict[str, Value] = {}
        for name, given in entry.pairs:
            prop = kind.properties.get(name.text)
            if prop is None or name.text in own or not _writable(prop):
                continue
            value = self._fields.value(prop, given)
            if value is not None:
                read[name.text] = value
        return read

    def _required(self, entry: Entry, field: str) -> Marked | None:
        given = entry.get(field)
        if given is None:
            self._report(entry, f"the field '{field}' is missing")
        return given

    def _report(self, given: Marked, text: str) -> None:
        self.faults.append(Fault(self._file, given.line, given.column, text))


def _writable(prop: Property | None) -> bool:
    return prop is not None and prop.name not in {"described_in", "derived_from", "from", "to", "dataset"}


def _day(properties: Mapping[str, Value]) -> date | None:
    for name in ("updated_on", "issued", "retrieved_on"):
        value = properties.get(name)
        if isinstance(value, date):
            return value
    return None
