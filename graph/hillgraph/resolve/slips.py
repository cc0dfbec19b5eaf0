"""Slips of typing: names that differ in one letter of one word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from hillgraph.resolve.bodies import Bodies, Body, elsewhere, together
from hillgraph.resolve.evidence import Bar, Bond, Evidence
from hillgraph.resolve.vocabulary import vocabulary

SHORT = 3
LONG = 5
RARE = 3
COMMON = 20
OFTENER = 5


def slips(found: Bodies, evidence: Evidence) -> None:
    """Join names of which one is the other with a letter left out, added, changed or swapped with the next.

    Only words that are near another are looked at, so the work grows with the names, not with their pairs.
    """
    counts = Counter(word for whole in found.of for word in {*whole})
    near = {word: [*others] for word, others in near_words(counts).items()}
    for word, full in _short_forms(counts):
        near.setdefault(word, []).append(full)
    for whole in sorted(found.of):
        for at, word in enumerate(whole):
            for other in near.get(word, ()):
                if word < other and word in near.get(other, ()):
                    continue
                for right in found.of.get((*whole[:at], other, *whole[at + 1 :]), ()):
                    for left in found.of[whole]:
                        _judged(left, right, word, other, counts, evidence)


def near_words(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Return for each word those within one slip of it, by what is left when a letter is taken out."""
    from rapidfuzz.distance import OSA

    shortened: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if word.isalpha():
            for short in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                shortened[short].append(word)
    near: dict[str, set[str]] = defaultdict(set)
    for alike in shortened.values():
        for number, one in enumerate(alike):
            for other in alike[:number]:
                if OSA.distance(one, other, score_cutoff=1) == 1:
                    near[one].add(other)
                    near[other].add(one)
    return {word: sorted(others) for word, others in near.items()}


def _short_forms(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield words that are a slip of a short legal form, as *icn* of *inc*, with what that stands for."""
    from rapidfuzz.distance import OSA

    known = vocabulary()
    shorts = [(short, full) for short, full in known.expanded.items() if (full,) in known.forms]
    for word in words:
        if 1 < len(word) <= SHORT + 1 and word.isalpha() and (word,) not in known.forms:
            yield from (
                (word, full) for short, full in shorts if OSA.distance(word, short, score_cutoff=1) == 1
            )


def one_slip(word: str, other: str, counts: Mapping[str, int]) -> bool:
    """Say whether the rarer of two near words may be the other one mistyped.

    Two places are two places, and two words that are both in use are two words. A short word is near many, so
    what it is taken for must be far more common.
    """
    known = vocabulary()
    rare, often = sorted((counts[word], counts[other]))
    if {word, other} <= known.places:
        return False
    if min(len(word), len(other)) <= SHORT:
        form = (word,) in known.forms or (other,) in known.forms
        return often >= (OFTENER if form else COMMON) * rare
    if min(len(word), len(other)) < LONG:
        return often >= OFTENER * rare
    return rare <= RARE or often >= OFTENER * rare


def _judged(
    left: Body, right: Body, word: str, other: str, counts: Mapping[str, int], evidence: Evidence
) -> None:
    if {word, other} <= vocabulary().places:
        reason = f"alike, but one has '{word}' and the other '{other}'"
        evidence.bars.append(Bar(left.first, right.first, "look-alike", reason, 0.4))
    else:
        evidence.bonds.append(_slip(left, right, word, other, counts))


def _slip(left: Body, right: Body, word: str, other: str, counts: Mapping[str, int]) -> Bond:
    reason = f"the same name but for '{word}' and '{other}'"
    away, where = elsewhere(left, right), together(left, right)
    rare, often = sorted((counts[word], counts[other]))
    if not one_slip(word, other, counts):
        return Bond(0.5, left.first, right.first, "slip", f"{reason}, both of which are words")
    if away:
        return Bond(0.7, left.first, right.first, "slip", f"{reason}, and {away}")
    if where:
        return Bond(0.992, left.first, right.first, "slip", f"{reason}, both in {where}")
    if often >= OFTENER * rare:
        return Bond(0.99, left.first, right.first, "slip", f"{reason}, of which one is found {often} times")
    return Bond(0.85, left.first, right.first, "slip", f"{reason}, and nothing else tells that they are one")
