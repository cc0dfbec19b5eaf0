"""Rows as separated text whose lines end in LF, with every cell in quotes that holds a break of lines.

Python's writer puts a carriage return into quotes only where lines end in one, and readers end a row at it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

Write = Callable[[Iterable[object]], object]
END = "\r\n"


class _Lines:
    """Takes the lines of a writer and hands them on with LF at their end."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(f"{line.removesuffix(END)}\n")


def writer(file: TextIO, delimiter: str = ",") -> Write:
    """Return what writes a row into *file*, which is open without a translation of line ends."""
    return csv.writer(_Lines(file), delimiter=delimiter, lineterminator=END).writerow
