"""What resolving reads and what it says: names as filed, and decisions on pairs of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
BY_RULES = "rules"
KNOWN = "known"
RESOLVED = "resolved-"
NUMBER = re.compile(r"[0-9]+")

Place = tuple[int, str, int, str]


class Parts(NamedTuple):
    """The parts of a person's name as a register keeps them; empty where nothing is filed."""

    first: str
    last: str
    middle: str = ""
    nickname: str = ""
    suffix: str = ""


class Spell(NamedTuple):
    """A registrant, by its short name as filed, and the first and last year of filing with it."""

    registrant: str
    since: int
    until: int


class Named(NamedTuple):
    """A name as filed: *key* is its short name, ``organization:lda-client-190009``.

    *kind* is ``organization`` or ``person``. *register* and *role* say where the name stands; the role
    ``known`` is for a thing that the record has already, as a dossier's, whose key a real one takes over.
    *identifiers* are official numbers with what they number, ``house-registrant:33629``: two names with one
    in common are one if the names agree. *described* holds what was filed of it: what a client does, the
    covered positions of a lobbyist. *country* and *state* are two-letter codes, or empty.
    """

    key: str
    label: str
    kind: str
    register: str = ""
    role: str = ""
    country: str = ""
    state: str = ""
    city: str = ""
    identifiers: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    parts: Parts | None = None
    spells: tuple[Spell, ...] = ()

    @property
    def known(self) -> bool:
        """Say whether this is a thing of the record, not a name as filed."""
        return self.role == KNOWN or is_kept(self.key)

    @property
    def place(self) -> Place:
        """Return what orders names: known things first, then kept keys, then by register and official number.

        Registers number upwards, so the lowest is the oldest and stays so as more are filed.
        """
        numbers = NUMBER.findall(self.key)
        rank = 0 if self.role == KNOWN else 1 if is_kept(self.key) else 2
        return rank, self.register, int(numbers[-1]) if numbers else 0, self.key


class Decision(NamedTuple):
    """What was decided on two names, how surely (0 to 1), why, and *by* whom: rules or a person."""

    verdict: Verdict
    left: str
    right: str
    score: float
    rule: str
    reason: str
    by: str = BY_RULES


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of all names: each one's real key, and the decisions that led there.

    *real* has every name as filed. *idle* are the lines of a decisions file that speak of names not in this
    build; they are kept, not refused.
    """

    real: Mapping[str, str]
    decisions: tuple[Decision, ...]
    idle: tuple[Decision, ...] = ()


def is_kept(key: str) -> bool:
    """Say whether *key* is a real key of ours, as a line of a decisions file may name to keep it."""
    return key.partition(":")[2].startswith(RESOLVED)


def real_key(name: Named) -> str:
    """Return the key of the real thing whose first name is *name*, by `Named.place`.

    A known thing keeps its own. Otherwise ``resolved-`` is put before the oldest name's, so names filed later
    change nothing, and who reads the key sees where it comes from.
    """
    kind, _, rest = name.key.partition(":")
    return name.key if name.known else f"{kind}:{RESOLVED}{rest}"
