"""Values of a document: each object that a page, an array, lines of JSON or the whole document holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from msgspec import Raw


class Value(NamedTuple):
    """The text of one JSON value, the line it is in if each has its own, and its path within."""

    text: bytes
    line: int = 0
    path: str = ""

    def items(self, texts: list[Raw], within: str = "") -> Iterator[Value]:
        """Yield the values that a list of this one holds."""
        return (Value(bytes(text), self.line, f"{self.path}{within}[{n}]") for n, text in enumerate(texts))


def values(document: bytes) -> Iterator[Value]:
    """Yield each line's value where every line is an object, else the one of the whole document."""
    if not _by_line(document):
        yield Value(document)
        return
    start, number = 0, 1
    while start < len(document):
        end = document.find(b"\n", start)
        end = len(document) if end < 0 else end
        text = document[start:end]
        if text and not text.isspace():
            yield Value(text, number)
        start, number = end + 1, number + 1


def _by_line(document: bytes) -> bool:
    """Say whether the first line is an object; one that is spread over lines ends its first elsewhere."""
    first = document[: document.find(b"\n") + 1].strip()
    return first.startswith(b"{") and first.endswith(b"}")
