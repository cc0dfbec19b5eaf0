"""Names as filed: which things are a name that somebody typed into a register, and in what role."""

from __future__ import annotations

import re
from typing import NamedTuple

from hillgraph.model.records import Record, Thing

REGISTERS = {"fara": "FARA", "house": "LDA", "lda": "LDA"}
KEY = re.compile(
    rf"(?:organization|person):({'|'.join(REGISTERS)})-(registrant|client|principal|lobbyist|short-form)-."
)


class Filed(NamedTuple):
    """Where a name as filed stands; the House's and the Senate's forms are one register."""

    register: str
    role: str


def as_filed(name: str) -> Filed | None:
    """Return the register and role of the thing with the short *name*, None of what is no name as filed.

    Whom a filing merely mentions (affiliates, payees, agencies) has no number of its own and stays as it is.
    """
    found = KEY.match(name)
    return Filed(REGISTERS[found[1]], found[2]) if found else None


def filed(record: Record) -> bool:
    """Say whether *record* describes a name as filed."""
    return isinstance(record, Thing) and KEY.match(record.name) is not None
