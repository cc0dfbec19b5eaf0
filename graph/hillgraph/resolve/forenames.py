"""A person's name taken apart for comparing: first names it may stand for, last name, middle, suffix."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from hillgraph.resolve.named import Named, Parts
from hillgraph.resolve.spelling import folded
from hillgraph.resolve.vocabulary import vocabulary

LETTERS = re.compile(r"[^\w]+")
GENERATIONS = {
    "jr": "jr",
    "sr": "sr",
    "ii": "ii",
    "2nd": "ii",
    "iii": "iii",
    "3rd": "iii",
    "iv": "iv",
    "v": "v",
}
LIFETIME = 60


class Bearer(NamedTuple):
    """Who bears a name: *firms* are real registrants, *offices* what was filed of former ones."""

    key: str
    firsts: frozenset[str]
    last: str
    middle: str
    generation: str
    firms: frozenset[str]
    offices: frozenset[str]
    since: int
    until: int


def bearer(name: Named, firms: Mapping[str, str]) -> Bearer:
    """Take *name* apart; a first name that is short for others stands for each of them.

    Without parts, the label is read as first names and a last name after them.
    """
    parts = name.parts or _parts(name.label)
    first, *more = _words(parts.first) or [""]
    called = (first, *_words(parts.nickname)[:1])
    last, generation = _last(parts)
    return Bearer(
        name.key,
        frozenset(_firsts(called)),
        last,
        " ".join([*more, *_words(parts.middle)]),
        generation,
        frozenset(firms.get(spell.registrant, spell.registrant) for spell in name.spells),
        frozenset(" ".join(_words(told)) for told in name.described) - {""},
        min((spell.since for spell in name.spells), default=0),
        max((spell.until for spell in name.spells), default=0),
    )


def clash(left: Bearer, right: Bearer) -> str:
    """Say what two of like names can't have both, nothing if they may be one."""
    if left.generation and right.generation and left.generation != right.generation:
        return f"the name, but one is '{left.generation}', the other '{right.generation}'"
    if left.since and right.since and max(left.until, right.until) - min(left.since, right.since) > LIFETIME:
        return f"the name, but more than {LIFETIME} years apart"
    return ""


def agreeing(left: Bearer, right: Bearer) -> bool | None:
    """Say whether two middle names may be one, None if there aren't two; an initial agrees with its name."""
    from rapidfuzz.distance import OSA

    short, long = sorted((left.middle, right.middle), key=len)
    if not short:
        return None
    return long.startswith(short) or (len(short) > 2 and OSA.distance(short, long, score_cutoff=1) <= 1)


def _firsts(called: tuple[str, ...]) -> set[str]:
    """Return the first names meant; a nickname beside the first name only tells which of several."""
    known = vocabulary().firsts
    meant = [{*known.get(name, {name})} for name in called if name]
    if not meant:
        return {""}
    return (meant[0] & meant[-1]) or meant[0]


def _last(parts: Parts) -> tuple[str, str]:
    """Return the last name in one piece, and the generation, be it filed as suffix or after the name."""
    *words, end = _words(parts.last) or [""]
    generation = GENERATIONS.get("".join(_words(parts.suffix)), "")
    if words and end in GENERATIONS:
        return "".join(words), generation or GENERATIONS[end]
    return "".join([*words, end]), generation


def _parts(label: str) -> Parts:
    words = _words(label)
    suffix = words.pop() if len(words) > 2 and words[-1] in GENERATIONS else ""
    return Parts(
        words[0] if words else "", words[-1] if words[1:] else "", " ".join(words[1:-1]), suffix=suffix
    )


def _words(text: str) -> list[str]:
    """Return the words of a name without punctuation; an apostrophe or hyphen doesn't part a word."""
    return LETTERS.sub(" ", re.sub(r"['’‘`´ʼ.-]", "", folded(text))).split()
