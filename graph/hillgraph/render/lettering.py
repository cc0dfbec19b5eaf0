"""How a name is set on the canvas: wrapped, shortened, and the room it takes."""

from __future__ import annotations

from unicodedata import category, east_asian_width

LINE = 16
LINES = 2
MOST = 64
"""Of a line's letters, marks included: a stack of marks has no width, however high it is."""
EM_WIDTH = 6.9
LINE_HEIGHT = 15.0


def wrapped(name: str) -> str:
    """Return *name* in at most two lines of sixteen letters, an ellipsis where it was cut.

    A wide letter, as of Korean, counts for two.
    """
    lines: list[str] = []
    for word in name.split():
        if lines and width(lines[-1]) + 1 + width(word) <= LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = len(lines) > LINES
    kept = [_fitted(line) for line in lines[:LINES]]
    if cut:
        kept[-1] = _fitted(kept[-1].rstrip("…") + "…")
    return "\n".join(kept)


def room(text: str) -> tuple[float, float]:
    """Return the width and height of wrapped *text* in CSS pixels, to the nearest guess."""
    lines = text.split("\n")
    return EM_WIDTH * max(width(line) for line in lines), LINE_HEIGHT * len(lines)


def width(text: str) -> int:
    """Return how many letters wide *text* is; a combining mark has no width."""
    return sum(
        0 if category(letter) in {"Mn", "Me", "Cf"} else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _fitted(line: str) -> str:
    if width(line) <= LINE and len(line) <= MOST:
        return line
    short, wide = "", 0
    for letter in line.rstrip("…")[:MOST]:
        wide += width(letter)
        if wide > LINE - 1:
            break
        short += letter
    return short.rstrip() + "…"
