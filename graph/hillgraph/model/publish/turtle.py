"""Turtle written as text: blocks in the order given, every node named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Block:
    """All that is said of one subject; terms and literals are written as they stand in Turtle."""

    subject: str
    pairs: tuple[tuple[str, tuple[str, ...]], ...]


def block(subject: str, *pairs: tuple[str, str | Iterable[str]]) -> Block:
    """Return a block, leaving out predicates without an object."""
    several = (
        (predicate, (value,) if isinstance(value, str) else tuple(value)) for predicate, value in pairs
    )
    return Block(subject, tuple((predicate, values) for predicate, values in several if values))


def document(title: str, prefixes: Mapping[str, str], blocks: Iterable[Block]) -> str:
    """Return a whole Turtle file under a comment that is its *title*."""
    head = "".join(f"@prefix {name}: <{start}> .\n" for name, start in prefixes.items())
    return f"# {title}\n\n{head}" + "".join(f"\n{_written(each)}" for each in blocks)


def plain(value: str) -> str:
    """Return a string literal."""
    return f'"{value.translate(ESCAPES)}"'


def english(value: str) -> str:
    """Return a literal in English; nothing for an empty text."""
    return f"{plain(value)}@en"


def _written(each: Block) -> str:
    lines = [f"{predicate} {', '.join(values)}" for predicate, values in each.pairs]
    return f"{each.subject} " + " ;\n  ".join(lines) + " .\n"
