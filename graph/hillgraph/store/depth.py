"""How deeply the text of an RDF file is nested, told line by line before a parser goes down into it.

pyoxigraph 0.5.13 ends by a signal on 50,000 triple terms within each other, and needs minutes for as many
objects of JSON-LD.
"""

from __future__ import annotations

import re

MOST = 200
OPENING, CLOSING = b"[({", b"])}"
# All up to the next bracket that counts, or to a text that may go on over lines.
_TEXT = re.compile(
    rb"""(?: [^"'<\\\#\[\](){}]
       | "(?!"")(?:[^"\\]|\\.)*+"? | '(?!'')(?:[^'\\]|\\.)*+'?
       | <(?:[^<>"{}|^`\\\s]|\\[uU])*+> | < | \\.? | \#.* )*+""",
    re.VERBOSE | re.DOTALL,
)
_JSON = re.compile(rb'(?:[^"\[\]{}]|"(?:[^"\\]|\\.)*+"?)*+', re.DOTALL)
_ENDS = {
    quote * 3: re.compile(rb"(?:[^%b\\]|\\.|%b{1,2}(?!%b))*+%b{3}" % ((quote,) * 4), re.DOTALL)
    for quote in (b'"', b"'")
}


class Depth:
    """Counts the brackets that are open, over the lines of a text that are handed to it in turn."""

    def __init__(self, *, json: bool) -> None:
        self._between = _JSON if json else _TEXT
        self._open = 0
        self._within = b""  # the quotes of a text that goes on over lines

    @property
    def in_text(self) -> bool:
        """Say whether a text goes on into the next line."""
        return bool(self._within)

    def beyond(self, line: bytes) -> int | None:
        """Return where *line* goes deeper than 200 levels, counting from 0; None where it doesn't."""
        if self._within and self._within not in line:
            return None  # as most lines of a long text
        at = self._text_ends(line, 0)
        while (at := self._passed(line, at)) < len(line):
            if line[at] in OPENING:
                self._open += 1
                if self._open > MOST:
                    return at
            elif line[at] in CLOSING:
                self._open = max(0, self._open - 1)
            else:
                self._within = line[at : at + 3]
                at = self._text_ends(line, at + 3)
                continue
            at += 1
        return None

    def _passed(self, line: bytes, at: int) -> int:
        found = self._between.match(line, at)
        return found.end() if found else at

    def _text_ends(self, line: bytes, at: int) -> int:
        """Return where in *line* the text that it goes on with ends; its length if that is further on."""
        if not self._within:
            return at
        end = _ENDS[self._within].match(line, at) if line.find(self._within, at) >= 0 else None
        if end is None:
            return len(line)
        self._within = b""
        return end.end()
