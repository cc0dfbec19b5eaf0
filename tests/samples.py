"""Nodes made from the vocabulary alone: for each kind, as many as its keys allow, with every property."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hillgraph.model.kinds import Kind, Model, Property, ThingKind, TieKind

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FEW = {"chamber": ("house", "senate")}
KEYS = {
    "bill": "119-hr-{n}",
    "claim": "press.{n}",
    "claim_check": "press.{n}",
    "committee": "h{abc}00",
    "congress": "{n}",
    "country": "{BC}",
    "dataset": "press.{n}",
    "document": "press.{n}",
    "filing": "lda.{n}",
    "issue": "{ABC}",
    "statute": "pl-119-{n}",
    "visa": "A-{n}",
}
FITTING = (
    *"A000001 A000002 hr s AK AL income expenses majority minority FARA LDA official press".split(),
    *"2025 2024 2025-01 2025-02 proposed enacted supports opposes chair member identical".split(),
    "in force",
    "affiliated-organization",
    "foreign-entity",
    "0-9",
    "10-19",
    "a" * 64,
    "b" * 64,
)
VALUES = {
    "text": ('"words"', '"other words"'),
    "words": ('"words"@en', '"다른 말"@ko'),
    "date": ("2025-01-03", "2025-01-04"),
    "boolean": ("true", "false"),
    "integer": ("7", "8"),
    "decimal": ("7.5", "8.5"),
    "link": ("<https://example.org/1>", "<https://example.org/2>"),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A node as N-Triples parts: its name as written there, its classes, and values by predicate."""

    subject: str
    classes: tuple[str, ...]
    values: tuple[tuple[str, str], ...]

    def changed(self, predicate: str, *values: str) -> Sample:
        """Return the node with *values*, and no others, of one predicate."""
        kept = tuple(pair for pair in self.values if pair[0] != predicate)
        return replace(self, values=kept + tuple((predicate, value) for value in values))

    def text(self) -> str:
        """Return the node in N-Triples."""
        is_a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        pairs = [*((is_a, name) for name in self.classes), *self.values]
        return "".join(f"{self.subject} {predicate} {value} .\n" for predicate, value in pairs)


def sample(model: Model, kind: Kind, n: int) -> Sample:
    """Return the *n*-th node of a kind, from 1; it points to the *n*-th kind that each end may be."""
    types = tuple(each.term for each in kind.types.values()) if isinstance(kind, ThingKind) else ()
    values = tuple(
        (
            f"<{model.iri(prop.term)}>",
            target(model, prop, n) if prop.type == "thing" else good(model, prop)[0],
        )
        for prop in kind.properties.values()
    )
    classes = tuple(f"<{model.iri(term)}>" for term in (kind.term, *types))
    return Sample(named(model, kind, n), classes, values)


def samples(model: Model, count: int) -> list[Sample]:
    """Return the first nodes of every kind."""
    kinds = [(kind, capacity(kind, count)) for kind in model.kinds.values()]
    return [sample(model, kind, n) for kind, most in kinds for n in range(1, most + 1)]


def capacity(kind: Kind, most: int) -> int:
    """Return how many nodes of a kind there can be, up to *most*."""
    return min(most, len(FEW.get(kind.name, range(most))))


def named(model: Model, kind: Kind, n: int) -> str:
    """Return the name of the *n*-th node of a kind, from 1."""
    return f"<{model.base}id/{kind.name}/{_key(kind, n)}>"


def good(model: Model, prop: Property) -> tuple[str, str]:
    """Return two values, as written in N-Triples, that a property may have."""
    if prop.type == "thing":
        kind = model.things[prop.to[0] if prop.to else "bill"]
        return named(model, kind, 1), named(model, kind, 2)
    if prop.pattern:
        first, second, *_ = [f'"{text}"' for text in FITTING if re.fullmatch(prop.pattern, text)]
        return first, second
    first, second = VALUES[prop.type]
    if prop.type in {"date", "boolean", "integer", "decimal"}:
        datatype = model.iri(f"xsd:{prop.type}")
        return f'"{first}"^^<{datatype}>', f'"{second}"^^<{datatype}>'
    return first, second


def target(model: Model, prop: Property, n: int) -> str:
    """Return the name of a node that the *n*-th sample's property points to."""
    return named(model, model.things[prop.to[(n - 1) % len(prop.to)] if prop.to else "bill"], 1)


def _key(kind: Kind, n: int) -> str:
    if kind.name in FEW:
        return FEW[kind.name][n - 1]
    if isinstance(kind, TieKind):
        return f"a.b.{n}"
    abc = LETTERS[n // 676 % 26] + LETTERS[n // 26 % 26] + LETTERS[n % 26]
    return KEYS.get(kind.name, "sample-{n}").format(n=n, abc=abc, ABC=abc.upper(), BC=abc[1:].upper())
