"""Everything known of a thing: each fact with its source, each tie in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hillgraph.model.kinds import PROVENANCE, Kind, Model, Property, ThingKind, TieKind
from hillgraph.query.reading import Reading, Said, grouped


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A document that says so, and the places in it."""

    document: str
    title: str
    publisher: str = ""
    issued: str = ""
    locator: tuple[str, ...] = ()
    address: str = ""

    def __str__(self) -> str:
        place = f", {', '.join(self.locator)}" if self.locator else ""
        return f"{self.document}{place}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property and who says so.

    *contested* where documents differ; *merged* is false of a value that another outranks.
    """

    property: str
    label: str
    value: str
    name: str | None
    sources: tuple[Source, ...]
    contested: bool = False
    merged: bool = True


@dataclass(frozen=True, slots=True)
class TieFacts:
    """A tie seen from one of its ends, in words, with its own facts."""

    name: str
    kind: str
    words: str
    outward: bool
    other: str
    other_label: str
    since: str
    until: str
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    contested: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """A thing (or tie) with all its facts and ties."""

    name: str
    label: str
    kind: str
    facts: tuple[Fact, ...]
    ties: tuple[TieFacts, ...]


TABLE = ("thing", "tie", "property", "value", "name", "merged", "contested", "documents", "locators")


def table(facts: Facts) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return one row a fact: those of the thing first, then those of each tie, its other end among them."""
    rows = [_row(facts.name, None, fact) for fact in facts.facts]
    for tie in facts.ties:
        other = Fact(tie.words, tie.words, tie.other_label, tie.other, tie.sources, tie.contested)
        rows.append(_row(facts.name, tie.name, other))
        days = (("since", tie.since), ("until", tie.until))
        rows += [
            _row(facts.name, tie.name, Fact(name, name, day, None, tie.sources)) for name, day in days if day
        ]
        rows += [_row(facts.name, tie.name, fact) for fact in tie.facts]
    return TABLE, rows


def _row(thing: str, tie: str | None, fact: Fact) -> tuple[object, ...]:
    documents = "; ".join(source.document for source in fact.sources)
    locators = "; ".join(", ".join(source.locator) for source in fact.sources if source.locator)
    return (
        thing,
        tie,
        fact.property,
        fact.value,
        fact.name,
        fact.merged,
        fact.contested,
        documents,
        locators or None,
    )


class _Sayers:
    """Who says which value of one node: documents by the named graphs that hold it."""

    def __init__(self, statements: list[Said], said_by: dict[str | None, tuple[Source, ...]]) -> None:
        self._statements = [said for said in statements if said.dataset]
        self._said_by = said_by

    def of(self, term: str, text: str, language: str) -> tuple[Source, ...]:
        """Return the sources of a value; of a spelling kept beside the label, those that write it so."""
        same = [said for said in self._statements if (said.text, said.language) == (text, language)]
        holders = {said.dataset for said in same if said.term == term} or {said.dataset for said in same}
        return tuple(sorted({source for each in holders or {None} for source in self._said_by.get(each, ())}))


class Describer:
    """Puts statements into words; documents are looked up once."""

    def __init__(self, reading: Reading, model: Model) -> None:
        self._reading = reading
        self._model = model
        self.document = cache(self._document)
        self.label = cache(self._label)

    def facts(self, name: str) -> Facts:
        """Return all that is known of *name*, ties sorted by kind, day and other end."""
        kind = self._model.kinds[name.partition(":")[0]]
        ties = (
            ()
            if isinstance(kind, TieKind)
            else tuple(self.tie(tie, name) for tie in self._reading.ties(name))
        )
        ordered = sorted(ties, key=lambda tie: (tie.words, tie.since, tie.other_label, tie.name))
        return Facts(name, self.label(name), kind.label, self.of(name), tuple(ordered))

    def tie(self, name: str, seen_from: str) -> TieFacts:
        """Return a tie as seen from one of its ends."""
        kind = self._model.ties[name.partition(":")[0]]
        facts = self.of(name)
        ends = {fact.property: fact.name or "" for fact in facts if fact.property in {"from", "to"}}
        days = {
            fact.property: fact.value for fact in facts if fact.merged and fact.property in {"since", "until"}
        }
        outward = ends["from"] == seen_from
        other = ends["to" if outward else "from"]
        own = tuple(
            fact for fact in facts if fact.property not in {"from", "to", "since", "until"} or fact.contested
        )
        sources = tuple(sorted({source for fact in facts for source in fact.sources}))
        return TieFacts(
            name=name,
            kind=kind.name,
            words=kind.label if outward else kind.reverse,
            outward=outward,
            other=other,
            other_label=self.label(other),
            since=days.get("since", ""),
            until=days.get("until", ""),
            facts=own,
            sources=sources,
            contested=any(fact.contested for fact in facts),
        )

    def types(self, name: str) -> tuple[str, ...]:
        """Return the names of the subclasses that a thing belongs to."""
        kind = self._model.things[name.partition(":")[0]]
        classes = {said.name for said in self._reading.statements(name) if said.term == "rdf:type"}
        return tuple(sorted(each.name for each in kind.types.values() if each.term in classes))

    def of(self, name: str) -> tuple[Fact, ...]:
        """Return the facts of a node in the order of its kind's properties, each value with its sources."""
        kind = self._model.kinds[name.partition(":")[0]]
        statements = self._reading.statements(name)
        said_by = self._sources(kind, statements)
        by_term = grouped(statements)
        return tuple(
            fact
            for prop in kind.properties.values()
            if prop.name not in PROVENANCE
            for fact in self._of_property(
                kind, prop, by_term.get(prop.term, []), _Sayers(statements, said_by)
            )
        )

    def _of_property(self, kind: Kind, prop: Property, said: list[Said], sayers: _Sayers) -> Iterator[Fact]:
        merged = {(each.text, each.name, each.language) for each in said if each.dataset is None}
        others = {(each.text, each.name, each.language) for each in said} - merged
        values = [*sorted(merged, key=str), *sorted(others, key=str)]
        varies = prop.name == "label" and isinstance(kind, ThingKind) and kind.names_vary
        contested = not prop.many and not prop.ours and not varies and len(values) > 1
        for text, target, language in values:
            value = self.label(target) if target and prop.type == "thing" else text
            shown = f"{value} ({language})" if language else value
            stands = (text, target, language) in merged
            sources = sayers.of(prop.term, text, language)
            yield Fact(prop.name, prop.label, shown, target, sources, contested, stands)

    def _sources(self, kind: Kind, statements: list[Said]) -> dict[str | None, tuple[Source, ...]]:
        term = kind.properties["described_in" if isinstance(kind, ThingKind) else "derived_from"].term
        documents: dict[str | None, set[str]] = {}
        places: dict[str | None, tuple[str, ...]] = {}
        for said in statements:
            if said.term == term and said.name:
                documents.setdefault(said.dataset, set()).add(said.name)
            elif said.term == kind.properties["locator"].term:
                places[said.dataset] = (*places.get(said.dataset, ()), said.text)
        return {
            dataset: tuple(self._placed(name, places.get(dataset, ())) for name in sorted(names))
            for dataset, names in documents.items()
        }

    def _placed(self, name: str, places: tuple[str, ...]) -> Source:
        document = self.document(name)
        ordered = sorted(places, key=lambda place: (not place.isdigit(), place.zfill(8)))
        return Source(
            name, document.title, document.publisher, document.issued, tuple(ordered), document.address
        )

    def _document(self, name: str) -> Source:
        by_term = grouped(each for each in self._reading.statements(name) if each.dataset is None)
        properties = self._model.things[name.partition(":")[0]].properties

        def first(key: str) -> str:
            return next((said.text for said in by_term.get(properties[key].term, [])), "")

        day = first("issued") or first("updated_on") or first("retrieved_on")
        return Source(name, first("title"), first("publisher"), day, (), first("page"))

    def _label(self, name: str) -> str:
        return self._reading.labels([name]).get(name, name)
