"""References: what is cited of a bill, a law, a filing, a document, a dataset, or of the build itself.

What sort of publication a thing is follows from the standard class that its kind is
aligned with; a document's from the authority of its dataset. The key is the short name,
which stays the same from build to build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from hillgraph.errors import WrongUse
from hillgraph.export.heading import digest, title
from hillgraph.model.kinds import Kind, Model
from hillgraph.query.citations import Dataset
from hillgraph.query.facts import Facts
from hillgraph.store.chosen import Build
from hillgraph.store.generation import GRAPH

PRESS = "press"
LANGUAGE = re.compile(r" \([a-z]{2,3}(?:-[a-z0-9]+)*\)\Z")


class Sort(StrEnum):
    """Sorts of publication, as CSL 1.0.2 calls them."""

    ARTICLE = "article-newspaper"
    BILL = auto()
    DATASET = auto()
    DOCUMENT = auto()
    LEGISLATION = auto()
    REPORT = auto()


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication as a bibliography knows it; days are ISO.

    *container* is the newspaper or register it appeared in, *session* the Congress of a bill,
    *issued* may be a year alone.
    """

    key: str
    sort: Sort
    title: str
    creator: str = ""
    container: str = ""
    number: str = ""
    session: str = ""
    genre: str = ""
    version: str = ""
    issued: str = ""
    accessed: str = ""
    url: str = ""
    note: str = ""


def of_build(generation: Build) -> Reference:
    """Return the reference of a build; its digest tells it from every other."""
    return Reference(
        key=f"hillgraph-{generation.as_of}-{digest(generation)[:12]}",
        sort=Sort.DATASET,
        title=title(generation),
        creator="the hillgraph authors",
        version=str(generation.manifest["hillgraph"]),
        issued=generation.as_of.isoformat(),
        note=f"{generation.manifest['statements']} statements; SHA-256 of {GRAPH}: {digest(generation)}",
    )


def of_thing(facts: Facts, model: Model, datasets: Sequence[Dataset]) -> Reference:
    """Return the reference of a thing; raise `WrongUse` where its kind isn't cited."""
    kind = model.kinds[facts.name.partition(":")[0]]
    for standard in kind.aligned:
        if standard in SORTS:
            return SORTS[standard](_Values(facts, kind), datasets)
    cited = sorted(each.plural for each in model.things.values() if not SORTS.keys().isdisjoint(each.aligned))
    raise WrongUse(
        f"{facts.name} is no publication. Cited are {', '.join(cited)}, and the build itself as 'build'."
    )


class _Values:
    """The merged values of a thing by property; an absent one is empty."""

    def __init__(self, facts: Facts, kind: Kind) -> None:
        self.name = facts.name
        self.label = facts.label
        self._values: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for fact in facts.facts:
            if fact.merged:
                in_words = kind.properties[fact.property].type == "words"
                value = LANGUAGE.sub("", fact.value) if in_words else fact.value
                self._values.setdefault(fact.property, value)
                self._names.setdefault(fact.property, fact.name or "")

    def __getitem__(self, name: str) -> str:
        return self._values.get(name, "")

    def named(self, name: str) -> str:
        """Return the short name of the thing that a property points to."""
        return self._names.get(name, "")

    def first(self, *names: str) -> str:
        """Return the first of several properties that has a value."""
        return next((self[name] for name in names if self[name]), "")


def _bill(values: _Values, _: Sequence[Dataset]) -> Reference:
    return Reference(
        key=values.name,
        sort=Sort.BILL,
        title=values.first("title", "official_title", "label"),
        creator=values["origin_chamber"],
        number=values.label.partition(" (")[0],
        session=values["congress"].partition(" (")[0],
        issued=values["introduced_on"],
        url=values["page"],
        note=f"Introduced on {values['introduced_on']}" if values["introduced_on"] else "",
    )


def _law(values: _Values, _: Sequence[Dataset]) -> Reference:
    issued = values.first("enacted_on", "signed_on", "enacted_year", "signed_year")
    return Reference(key=values.name, sort=Sort.LEGISLATION, title=values.label, issued=issued)


def _filing(values: _Values, _: Sequence[Dataset]) -> Reference:
    return Reference(
        key=values.name,
        sort=Sort.REPORT,
        title=values.label,
        creator=values.first("registrant", "registrant_as_filed"),
        container=values["register"],
        number=values.name.partition(".")[2],
        genre=values["filing_type"],
        issued=values.first("posted_on", "year"),
        url=values["page"],
    )


def _document(values: _Values, datasets: Sequence[Dataset]) -> Reference:
    parts = [each for each in datasets if each.name == values.named("dataset")]
    press = any(each.authority == PRESS for each in parts)
    publisher = values["publisher"] or next((each.publisher for each in parts), "")
    return Reference(
        key=values.name,
        sort=Sort.ARTICLE if press else Sort.DOCUMENT,
        title=values.first("title", "label"),
        creator="" if press else publisher,
        container=publisher if press else "",
        issued=values.first("issued", "updated_on"),
        accessed=values["retrieved_on"],
        url=values["page"],
        note="; ".join(each.rights for each in parts),
    )


def _dataset(values: _Values, _: Sequence[Dataset]) -> Reference:
    terms = (values["citation"], values["rights"], values["licence"])
    return Reference(
        key=values.name,
        sort=Sort.DATASET,
        title=values.first("title", "label"),
        creator=values["publisher"],
        accessed=values["retrieved_on"],
        url=values["page"],
        note=". ".join(each.rstrip(".") for each in terms if each),
    )


SORTS: dict[str, Callable[[_Values, Sequence[Dataset]], Reference]] = {
    "eli-dl:LegislativeProcess": _bill,
    "eli:LegalResource": _law,
    "prov:Entity": _filing,
    "foaf:Document": _document,
    "dcat:Dataset": _dataset,
}
