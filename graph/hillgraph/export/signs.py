"""Characters that a form can't hold, or would take for something else."""

from __future__ import annotations

import re

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPED = re.compile(r"\\u00(?:0[0-8BCEF]|1[0-9A-F])|\\uFFF[EF]")
NEGATIVE = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def no_xml(text: str) -> bool:
    """Say whether *text*, plain or as N-Triples writes it, may hold a character that XML doesn't know."""
    return FORBIDDEN.search(text) is not None or ESCAPED.search(text) is not None


def without(text: str) -> str:
    """Return *text* with U+FFFD for each character that XML doesn't know."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def shown(text: str) -> str:
    """Return *text* with the code, as U+0007 has ``u0007``, of each character that XML doesn't know."""
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def no_formula(text: str) -> str:
    """Return *text* with an apostrophe before it where a spreadsheet would compute it.

    A number below zero is computed to itself.
    """
    return f"'{text}" if text.startswith(FORMULA) and not NEGATIVE.fullmatch(text) else text
