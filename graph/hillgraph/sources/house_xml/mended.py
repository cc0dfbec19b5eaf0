"""The outermost element of a House form, with what no XML may hold left out of it first.

Some forms hold letters that were pasted in with a text and that XML has no place for, raw or as
``&#1;``. They alone are mended, each by as many spaces, so that every place stays what it was. All else
that breaks the form is refused with its place as in any other file: a parser that recovers in its own way
drops what it can't follow without a word, and could be led to read entities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hillgraph.sources import hardened

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMS = {"LOBBYINGDISCLOSURE1": "LD-1", "LOBBYINGDISCLOSURE2": "LD-2"}
OLD = "http://www.PureEdge.com/XFDL/Custom"  # the program in which early forms were filled in
CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f]")
REFERENCES = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")
LETTERS = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
ROOT = re.compile(rb"<(LOBBYINGDISCLOSURE[12])\b([^>]{0,1000})>")


def root(document: bytes, *, file: str) -> tuple[str, _Element]:
    """Return which form *document* is, ``LD-1`` or ``LD-2``, and its outermost element.

    Raises `InvalidInput` with the place.
    """
    document = CONTROLS.sub(b" ", document)
    document = REFERENCES.sub(lambda match: match[0] if _allowed(match) else b" " * len(match[0]), document)
    found = ROOT.search(document)
    name = found[1].decode() if found else "LOBBYINGDISCLOSURE2"
    old = found is not None and OLD.encode() in found[2]
    return FORMS[name], hardened.root(document, file=file, wanted=f"{{{OLD}}}{name}" if old else name)


def _allowed(reference: re.Match[bytes]) -> bool:
    """Say whether XML has the letter of a *reference* at all."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return code in {0x9, 0xA, 0xD} or any(first <= code <= last for first, last in LETTERS)
