"""Names that are alike and not the same: shown to a person, or said to be different where a word decides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from hillgraph.resolve.bodies import Bodies, Body, together
from hillgraph.resolve.evidence import Bar, Bond, Evidence
from hillgraph.resolve.slips import one_slip
from hillgraph.resolve.vocabulary import vocabulary

CROWD = 20
RAREST = 2
LIKE = 82
VERY_LIKE = 94
LONG = 5
VERY_LONG = 8


def lookalikes(found: Bodies, evidence: Evidence) -> None:
    """Compare names that share one of their rarest words; a word that many have is no reason to compare."""
    from rapidfuzz import fuzz

    counts = Counter(word for whole in found.of for word in {*whole})
    joined = {frozenset((bond.left, bond.right)) for bond in evidence.bonds}
    joined |= {frozenset((bar.left, bar.right)) for bar in evidence.bars}
    for left, right in _compared(found):
        if frozenset((left.first, right.first)) in joined:
            continue
        alike = fuzz.token_sort_ratio(left.spelling.text, right.spelling.text, score_cutoff=LIKE)
        if alike:
            _judged(left, right, alike, counts, evidence)


def _compared(found: Bodies) -> Iterator[tuple[Body, Body]]:
    """Yield pairs of bodies, each once: at most `CROWD` for each rare word."""
    all_of = [*found]
    counts = Counter(word for body in all_of for word in {*body.spelling.words})
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, body in enumerate(all_of):
        shared = (word for word in {*body.spelling.words} if 1 < counts[word] <= CROWD)
        for word in sorted(shared, key=lambda word: (counts[word], word))[:RAREST]:
            sharing[word].append(number)
    pairs = {(one, two) for crowd in sharing.values() for at, two in enumerate(crowd) for one in crowd[:at]}
    yield from ((all_of[one], all_of[two]) for one, two in sorted(pairs))


def _judged(left: Body, right: Body, alike: float, counts: Mapping[str, int], evidence: Evidence) -> None:
    ours, theirs = {*left.spelling.words}, {*right.spelling.words}
    more, less = sorted(ours - theirs), sorted(theirs - ours)
    if left.spelling.words == right.spelling.words:
        return
    if not more and not less:
        evidence.bonds.append(Bond(0.9, left.first, right.first, "order", "the same words in another order"))
    elif telling := _telling(more, less):
        evidence.bars.append(Bar(left.first, right.first, "look-alike", telling, round(alike / 200, 3)))
    elif {*more, *less} <= vocabulary().weak:
        words = "', '".join(more + less)
        reason = f"the same name but for '{words}': perhaps a parent or an arm"
        evidence.bonds.append(Bond(0.5, left.first, right.first, "look-alike", reason))
    elif slipped := _slipped(more, less, counts):
        evidence.bonds.append(_several(left, right, slipped))
    elif alike >= VERY_LIKE:
        reason = f"alike to {alike:.0f} %"
        evidence.bonds.append(Bond(round(alike / 125, 3), left.first, right.first, "look-alike", reason))


def _telling(more: list[str], less: list[str]) -> str:
    """Say which number or place only one of two names has, if it is one."""
    for word in (*more, *less):
        if any(letter.isdigit() for letter in word):
            return f"alike, but only one has the number '{word}'"
    places = sorted(vocabulary().places.intersection((*more, *less)))
    if len(more) == len(less) == 1:
        return f"alike, but one has '{more[0]}' and the other '{less[0]}'" if len(places) == 2 else ""
    return f"alike, but only one has '{places[0]}'" if places else ""


def _slipped(more: list[str], less: list[str], counts: Mapping[str, int]) -> str:
    """Say which words are a slip or, if long, two from each other, if all that differ are."""
    from rapidfuzz.distance import OSA

    if len(more) != len(less) or min(map(len, more + less)) < LONG:
        return ""
    told = []
    for word in more:
        most = 2 if len(word) >= VERY_LONG else 1
        close = [other for other in less if OSA.distance(word, other, score_cutoff=most) <= most]
        close = [other for other in close if one_slip(word, other, counts)]
        if len(close) != 1:
            return ""
        told.append(f"'{word}' and '{close[0]}'")
    return ", ".join(told)


def _several(left: Body, right: Body, slipped: str) -> Bond:
    reason = f"the same name but for {slipped}"
    if where := together(left, right):
        return Bond(0.99, left.first, right.first, "slip", f"{reason}, both in {where}")
    return Bond(0.8, left.first, right.first, "slip", reason)
