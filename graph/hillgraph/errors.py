"""Every failure a user can meet; the exit code belongs to the class.

HillgraphError            1   foreseen: says what, where, and what to do next
├── InvalidInput          4   a file breaks its form; carries every fault with its place
├── NotFound              3   no such thing, name or question
├── Ambiguous             3   several things answer to a label; carries the candidates
├── LimitReached          5   time, memory, depth or size
├── StoreUnusable         6   locked, damaged, absent or of another version
└── WrongUse              2   the call itself can't be understood
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

LONGEST = 1000
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class HillgraphError(Exception):
    """A failure that was foreseen; its text is for the user."""

    exit_code = 1


class Fault(NamedTuple):
    """One thing wrong in one place; line and column count from 1, 0 where there is none.

    Printed it is one line, whatever the file holds.
    """

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(part) for part in (self.line, self.column) if part)])
        told = f"{place}: {self.text[:LONGEST]}" + "…" * (len(self.text) > LONGEST)
        return UNSEEN.sub(lambda letter: ascii(letter[0])[1:-1], told)


class InvalidInput(HillgraphError):
    """One or more files break their form; nothing was built."""

    exit_code = 4

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NotFound(HillgraphError):
    """Nothing answers to what was asked for."""

    exit_code = 3


class Candidate(NamedTuple):
    """A thing that may have been meant: its short name, label, and what tells it apart."""

    name: str
    label: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name}   {self.label}" + (f" ({self.note})" if self.note else "")


class Ambiguous(HillgraphError):
    """Several things answer to one label."""

    exit_code = 3

    def __init__(self, text: str, candidates: Sequence[Candidate]) -> None:
        self.candidates = tuple(candidates)
        lines = "\n".join(f"  {candidate}" for candidate in self.candidates)
        super().__init__(f"'{text}' is ambiguous:\n{lines}\nUse a short name.")


class LimitReached(HillgraphError):
    """A query took too long, too much memory, or was too large to try."""

    exit_code = 5


class StoreUnusable(HillgraphError):
    """The store is locked, damaged, absent, or of another version."""

    exit_code = 6


class WrongUse(HillgraphError):
    """The call can't be understood: a wrong option, parameter or form."""

    exit_code = 2
