"""The vocabulary of ``data/model.yml``: kinds of thing and tie with their properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hillgraph.paths import table


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name, term, datatype and what it may hold."""

    name: str
    term: str
    type: str
    label: str
    required: bool = False
    many: bool = False
    ours: bool = False
    to: tuple[str, ...] = ()
    pattern: str | None = None
    scale: int = 2
    note: str = ""
    aligned: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How things of a kind, or of one type of it, are drawn: vis-network's shape, and fill.

    *initials* says that names are shortened to the first letter and the last word.
    """

    name: str
    label: str
    plural: str
    shape: str
    fill: str
    text: str = "#1F2937"
    when: str | None = None
    size: float = 1.0
    initials: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """A subclass within a kind, as a lobbying firm among organizations."""

    name: str
    term: str
    label: str
    plural: str


@dataclass(frozen=True, slots=True)
class ThingKind:
    """A kind of thing; *key* is the pattern of its keys."""

    name: str
    term: str
    label: str
    plural: str
    key: str
    properties: Mapping[str, Property]
    aligned: tuple[str, ...]
    looks: tuple[Look, ...]
    types: Mapping[str, Type]
    names_vary: bool
    note: str

    @property
    def columns(self) -> tuple[Property, ...]:
        """Return the properties that a table of this kind has, in order, provenance left out."""
        return tuple(p for p in self.properties.values() if p.name not in PROVENANCE)


@dataclass(frozen=True, slots=True)
class TieKind:
    """A kind of tie; *key* names the properties that are part of its key.

    *aligned_ends* gives the standard predicate for an end or a day, by the property's name.
    """

    name: str
    term: str
    label: str
    reverse: str
    plural: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    properties: Mapping[str, Property]
    key: tuple[str, ...]
    aligned: tuple[str, ...]
    aligned_ends: Mapping[str, str]
    shortcut: str | None
    shortcut_from: str | None
    shortcut_to: str | None
    ended_by: str | None
    colour: str
    width: float
    drawn: bool
    support: bool
    note: str

    @property
    def columns(self) -> tuple[Property, ...]:
        """Return the properties that a table of this kind has, its ends and provenance left out."""
        return tuple(p for p in self.properties.values() if p.name not in {*PROVENANCE, "from", "to"})


Kind = ThingKind | TieKind
PROVENANCE = frozenset({"described_in", "derived_from", "locator"})


@dataclass(frozen=True, slots=True)
class Model:
    """All kinds, and the prefixes by which terms and short names are written.

    *eli_dl* is the version of ELI-DL that the alignments speak of.
    """

    base: str
    vocabulary: str
    eli_dl: str
    terms: Mapping[str, str]
    things: Mapping[str, ThingKind]
    ties: Mapping[str, TieKind]

    @property
    def kinds(self) -> dict[str, Kind]:
        """Return every kind by name, things first."""
        return {**self.things, **self.ties}

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the standard prefixes and one a kind, as declared for every query."""
        return {**self.terms, **{name: f"{self.base}id/{name}/" for name in self.kinds}}

    def iri(self, term: str) -> str:
        """Return the full IRI of a term such as ``hg:since`` or a name such as ``bill:119-hr-1``."""
        prefix, _, local = term.partition(":")
        if prefix in self.things or prefix in self.ties:
            return f"{self.base}id/{prefix}/{local}"
        return self.terms[prefix] + local


@cache
def model() -> Model:
    """Return the shipped vocabulary."""
    return modelled(table("model"))


def modelled(data: Mapping[str, Any]) -> Model:
    """Return the vocabulary that the parsed ``model.yml`` declares."""
    common = data["common"]
    return Model(
        base=data["base"],
        vocabulary=data["vocabulary"],
        eli_dl=data["eli_dl"]["version"],
        terms=data["prefixes"],
        things={name: _thing(name, entry, common["thing"]) for name, entry in data["things"].items()},
        ties={name: _tie(name, entry, common["tie"]) for name, entry in data["ties"].items()},
    )


@cache
def key_pattern(pattern: str) -> re.Pattern[str]:
    """Return the compiled form of a pattern that a whole value must match."""
    return re.compile(f"(?:{pattern})\\Z")


def _thing(name: str, entry: Mapping[str, Any], common: Mapping[str, Any]) -> ThingKind:
    return ThingKind(
        name=name,
        term=entry["class"],
        label=entry["label"],
        plural=entry["plural"],
        key=entry["key"],
        properties=_properties({**common, **entry.get("properties", {})}),
        aligned=tuple(entry["aligned"]),
        looks=tuple(Look(**look) for look in entry["looks"]),
        types={
            key: Type(key, value["class"], value["label"], value["plural"])
            for key, value in entry.get("types", {}).items()
        },
        names_vary=entry.get("names_vary", False),
        note=entry.get("note", ""),
    )


def _tie(name: str, entry: Mapping[str, Any], common: Mapping[str, Any]) -> TieKind:
    ends = {
        "from": {**common["from"], "to": entry["from"]},
        "to": {**common["to"], "to": entry["to"]},
    }
    return TieKind(
        name=name,
        term=entry["class"],
        label=entry["label"],
        reverse=entry["reverse"],
        plural=entry["plural"],
        source=tuple(entry["from"]),
        target=tuple(entry["to"]),
        properties=_properties({**common, **ends, **entry["properties"]}),
        key=tuple(entry.get("key", ())),
        aligned=tuple(entry["aligned"]),
        aligned_ends=entry.get("aligned_ends", {}),
        shortcut=entry.get("shortcut"),
        shortcut_from=entry.get("shortcut_from"),
        shortcut_to=entry.get("shortcut_to"),
        ended_by=entry.get("ended_by"),
        colour=entry["line"]["colour"],
        width=entry["line"]["width"],
        drawn=entry.get("picture", True),
        support=entry.get("support", False),
        note=entry.get("note", ""),
    )


def _properties(entries: Mapping[str, Any]) -> dict[str, Property]:
    return {name: Property(name=name, term=entry["iri"], **_rest(entry)) for name, entry in entries.items()}


def _rest(entry: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in entry.items() if key != "iri"}
    return {**rest, "to": tuple(rest.get("to", ()))}
