"""Claims that an article or a draft makes, as a person wrote them down to have them checked.

A file names the document once and lists the claims; `docs/claims.md` describes the form. Which
question a claim is checked by is written down; what comes of it, never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from hillgraph.model.kinds import Model
from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources.fields import DAY, Fields, Report
from hillgraph.sources.marked import Entry, Listing, Marked, Scalar

FILE = "claims.yml"
KIND = "claim"
STATED_IN = "document"  # the field of a file, and the kind of thing, that its claims stand in
FIELDS = {
    "text": "text",
    "about": "about",
    "states": "stated_value",
    "measure": "stated_measure",
    "check": "checked_by",
    "value": "value_from",
    "measured_by": "measure_from",
    "compare": "comparison",
    "on": "compared_on",
    "tell": "told",
    "registers": "searched_in",
    "because": "not_checkable",
}
PAIRS = {"with": "parameter", "where": "condition"}
OWN = ("number", "at")
VALUED = ("equal", "at least", "at most", "on that day")
MEASURED = ("at least", "at most", "rows at least")
NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?\Z")
COMPARISONS = (*VALUED, "as of that day", "exists", "none", "rows at least", "nearest")
"""What a record's value may be held to. "as of that day" takes a value or asks whether a row holds then,
"rows at least" counts rows, "nearest" says that the record measures something else, and what."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim as read: where it stands, its number, its places in the document, its properties."""

    item: Entry
    number: int
    places: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be checked, and how: the question with its parameters, and what is compared with what."""

    number: int
    text: str
    places: tuple[str, ...] = ()
    document: str | None = None
    dataset: str | None = None
    value: str | None = None
    measure: str | None = None
    question: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)
    column: str | None = None
    measured: str | None = None
    comparison: str = ""
    on: date | None = None
    told: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    because: str | None = None


def thing(stated: Stated, name: str, origin: Origin) -> Thing:
    """Return the record of a claim of the dossier *name*, which stands in the document of *origin*."""
    properties = {
        "label": f"Claim {stated.number}",
        "stated_in": origin.document,
        **stated.properties,
    }
    placed = Origin(origin.document, origin.dataset, origin.day, stated.places)
    return Thing(KIND, f"{name}.{stated.number}", placed, properties)


def claim(record: Thing) -> Claim:
    """Return what is to be checked of the claim that *record* is."""
    given = record.properties
    day = given.get("compared_on")
    return Claim(
        number=int(record.key.rpartition(".")[2]),
        text=_text(given, "text") or "",
        places=record.origin.locator,
        document=_text(given, "stated_in") or None,
        dataset=record.origin.dataset or None,
        value=_text(given, "stated_value"),
        measure=_text(given, "stated_measure"),
        question=_text(given, "checked_by"),
        parameters=_pairs(given, "parameter"),
        conditions=_pairs(given, "condition"),
        column=_text(given, "value_from"),
        measured=_text(given, "measure_from"),
        comparison=_text(given, "comparison") or "",
        on=day if isinstance(day, date) else None,
        told=_texts(given, "told"),
        registers=_texts(given, "searched_in"),
        because=_text(given, "not_checkable"),
    )


def listed(value: Marked | None, model: Model, report: Report, also: tuple[str, ...]) -> Iterator[Stated]:
    """Yield the claims in the one value of a file; what is wrong goes to *report*.

    *also* are the names that the file may have beside ``claims``.
    """
    if not isinstance(value, Entry):
        if value is not None:
            report(value, "the file holds claims:")
        return
    for name, _ in value.pairs:
        if name.text not in ("claims", *also):
            report(name, f"'{name.text}' is none of {', '.join(('claims', *also))}")
    claims = value.get("claims")
    if not isinstance(claims, Listing):
        report(claims or value, "'claims' takes a list")
        return
    seen: set[int] = set()
    for item in claims.items:
        stated = _Reader(model, report).stated(item)
        if stated and stated.number in seen:
            report(item, f"a second claim has the number {stated.number}")
        elif stated:
            seen.add(stated.number)
            yield stated


class _Reader:
    def __init__(self, model: Model, report: Report) -> None:
        self._properties = model.things[KIND].properties
        self._fields = Fields(model, report)
        self._report = report

    def stated(self, item: Marked) -> Stated | None:
        """Return the claim that *item* is, None where its number is missing."""
        if not isinstance(item, Entry):
            self._report(item, "each of 'claims' is a set of fields")
            return None
        properties: dict[str, Value] = {}
        for name, given in item.pairs:
            if name.text in PAIRS:
                properties[PAIRS[name.text]] = tuple(self._paired(name, given))
            elif name.text in FIELDS:
                value = self._fields.value(self._properties[FIELDS[name.text]], given)
                if value is not None:
                    properties[FIELDS[name.text]] = value
            elif name.text not in OWN:
                known = ", ".join((*OWN, *FIELDS, *PAIRS))
                self._report(name, f"'{name.text}' is not a field of a claim: {known}")
        self._sound(item, properties)
        at = item.get("at")
        return self._numbered(item, self._fields.texts(at, "at") if at else (), properties)

    def _numbered(
        self, item: Entry, places: tuple[str, ...], properties: Mapping[str, Value]
    ) -> Stated | None:
        given = item.get("number")
        if not isinstance(given, Scalar) or not given.text.isdecimal() or given.text.startswith("0"):
            self._report(given or item, "'number' is missing or doesn't count from 1")
            return None
        return Stated(item, int(given.text), places, properties)

    def _paired(self, name: Scalar, given: Marked) -> Iterator[str]:
        if not isinstance(given, Entry):
            self._report(given, f"'{name.text}' takes names and values, as {{bill: 'bill:119-hr-4687'}}")
            return
        for key, value in given.pairs:
            for text in self._fields.texts(value, key.text):
                yield f"{key.text}={text}"

    def _sound(self, item: Entry, properties: Mapping[str, Value]) -> None:
        """Report what a claim lacks to be checked."""
        if "text" not in properties:
            self._report(item, "the field 'text' is missing; say the claim in your own words")
        if not {"checked_by", "not_checkable"} & properties.keys():
            self._report(item, "give 'check', a question, or 'because', why no record could decide")
        comparison = properties.get("comparison")
        if "checked_by" in properties and comparison not in COMPARISONS:
            self._report(item.get("compare") or item, f"'compare' is one of {', '.join(COMPARISONS)}")
        if comparison in VALUED and not {"stated_value", "value_from"} <= properties.keys():
            self._report(item, f"'{comparison}' needs 'states' and 'value', the column of the record")
        stated = str(properties.get("stated_value", ""))
        if comparison in MEASURED and not NUMBER.match(stated) and not DAY.match(stated):
            self._report(
                item.get("states") or item, f"'{comparison}' takes a number or a day, not '{stated}'"
            )


def _text(given: Mapping[str, Value], name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) else None


def _texts(given: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = given.get(name, ())
    return tuple(str(each) for each in (value if isinstance(value, tuple) else (value,)))


def _pairs(given: Mapping[str, Value], name: str) -> dict[str, str]:
    return {key: value for key, _, value in (text.partition("=") for text in _texts(given, name))}
