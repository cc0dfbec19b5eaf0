"""XML as an engine writes it, made fit to be read: what XML can't hold is spelt out."""

from __future__ import annotations

import re

UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\r")
RETURN = b"&#xD;"


def fit(document: bytes) -> bytes:
    """Return *document* with ``u0007`` after a backslash for U+0007, and a reference for a return."""
    return UNFIT.sub(_spelt, document)


def _spelt(found: re.Match[bytes]) -> bytes:
    return RETURN if found[0] == b"\r" else b"\\u%04x" % ord(found[0].decode())
