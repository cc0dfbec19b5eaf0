"""The index of labels: what people may type for a thing, folded to one spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from hillgraph.model.nodes import Node
from hillgraph.model.records import Single, Words
from hillgraph.model.rows import Row, plain
from hillgraph.model.statements import several
from hillgraph.store.merge import RESOLVED

APART = str.maketrans(dict.fromkeys("‐‑‒–—-_/.,;:()[]\"'’‘“”&+", " "))


def folded(text: str) -> str:
    """Return *text* without case, accents and punctuation, for comparing names."""
    bare = text if text.isascii() else _bare(text)
    return " ".join(bare.casefold().translate(APART).split())


def rows(node: Node) -> Iterator[Row]:
    """Yield one row a name of a thing: its label, alternative labels, title and notation.

    A name as filed is found through the real thing, which has each spelling too.
    """
    if RESOLVED in node.properties:
        return
    seen: set[tuple[str, str]] = set()
    for main, value in _names(node):
        text, language = plain(value), value.language if isinstance(value, Words) else ""
        if (text, language) in seen:
            continue
        seen.add((text, language))
        yield {
            "folded": folded(text),
            "label": text,
            "language": language or None,
            "kind": node.kind,
            "id": node.name,
            "main": main,
        }


def _names(node: Node) -> Iterator[tuple[bool, Single]]:
    for name, main in (("label", True), ("alt_label", False), ("title", False), ("notation", False)):
        for value in several(node.properties.get(name, ())):
            yield main, value


def _bare(text: str) -> str:
    letters = (char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(letters))
