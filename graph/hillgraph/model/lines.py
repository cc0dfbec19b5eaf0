"""Lines of N-Quads read back: a statement in its parts, and the value it gives."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE = re.compile(r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"\S*) (?:(<[^>]*>) )?\.\n')
LITERAL = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<language>[A-Za-z0-9-]+)|\^\^<(?P<type>[^>]*)>)?')
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


class Statement(NamedTuple):
    """A statement in parts, each as N-Quads writes it; *graph* is empty in the merged record."""

    subject: str
    predicate: str
    object: str
    graph: str = ""

    @property
    def line(self) -> str:
        """Return the line of N-Quads, which for the merged record is one of N-Triples."""
        return f"{' '.join(part for part in self if part)} .\n"

    @property
    def triple(self) -> str:
        """Return the line of N-Triples, whatever the graph."""
        return f"{self.subject} {self.predicate} {self.object} .\n"


class Told(NamedTuple):
    """A value without the signs around it; *iri* says that it is an address or a thing."""

    text: str
    language: str = ""
    iri: bool = False


def told(value: str) -> Told:
    """Return the value that the object of a statement gives.

    Equal values that are written differently, as 30000.50 and 30000.5, come out the same.
    """
    if value.startswith("<"):
        return Told(unescaped(value[1:-1]), iri=True)
    parts = LITERAL.fullmatch(value)
    if parts is None:
        raise ValueError(f"{value} is no value of a statement")
    text = unescaped(parts["text"])
    if parts["type"] == DECIMAL and "." in text:
        text = text.rstrip("0").rstrip(".")
    return Told(text, (parts["language"] or "").lower())


def unescaped(text: str) -> str:
    """Return *text* with the escapes of N-Quads read."""
    return ESCAPE.sub(_letter, text) if "\\" in text else text


def _letter(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else LETTERS.get(found[3], found[3])
