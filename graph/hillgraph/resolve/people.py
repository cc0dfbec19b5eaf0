"""Which lobbyists as filed are one person: by the rarity of what they have in common.

Two people of one name are no wonder where the name is common and the circle wide, and one where it is rare or
the circle small. So each thing in common (name, firm, former office) counts by how many others are to be
expected to have it too, and only what could hardly be chance joins. How much a middle name tells is measured
on those who are likely one without it: where theirs differ as often as strangers' do, it tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from hillgraph.resolve.evidence import Bar, Bond, Evidence
from hillgraph.resolve.forenames import Bearer, agreeing, bearer, clash
from hillgraph.resolve.named import Named
from hillgraph.resolve.rarity import Rarity, differing, rarity
from hillgraph.resolve.slips import near_words

RULE = "person"
AGAINST = 0.1
MOVED = 0.15
SHOWN = 0.2
CROWD = 40
SLIPPED = 3
TELLING = 0.1
LIKELY = 0.9


class Pair(NamedTuple):
    """Two who may be one, with how many others are to be expected to have in common what they have."""

    left: Bearer
    right: Bearer
    chance: float
    reason: str


def people(names: Sequence[Named], firms: Mapping[str, str]) -> Evidence:
    """Return what the rules find between people as filed; *firms* has each registrant's real key."""
    evidence = Evidence()
    bearers = [bearer(name, firms) for name in sorted(names, key=lambda name: name.place)]
    counted = rarity(bearers)
    pairs = [*_pairs(_compared(bearers), counted, evidence)]
    often = differing((pair.left, pair.right) for pair in pairs if _score(pair.chance) >= LIKELY)
    for pair in pairs:
        _judged(pair, counted, often, evidence)
    return evidence


def _pairs(
    compared: Iterable[tuple[Bearer, Bearer, str]], rarity: Rarity, evidence: Evidence
) -> Iterator[Pair]:
    """Yield each pair once, by what it has in common but for middle names; those that clash become bars."""
    seen: set[frozenset[str]] = set()
    for left, right, slip in compared:
        pair = frozenset((left.key, right.key))
        if pair in seen:
            continue
        seen.add(pair)
        if against := clash(left, right):
            evidence.bars.append(Bar(left.key, right.key, RULE, against, AGAINST))
            continue
        chance, reason = min(rarity.chances(left, right))
        if slip:
            chance, reason = chance * SLIPPED, f"{reason}, but for a slip: {slip}"
        yield Pair(left, right, chance, reason)


def _compared(bearers: Sequence[Bearer]) -> Iterator[tuple[Bearer, Bearer, str]]:
    """Yield pairs worth a look: a name and a firm, office or neighbour in the list in common.

    Those of one name are compared with the next two only, so the work doesn't grow with the square of the
    commonest name; at one firm a slip in the last name is looked for as well.
    """
    named: dict[object, list[Bearer]] = defaultdict(list)
    circles: dict[object, list[Bearer]] = defaultdict(list)
    for each in bearers:
        for first in sorted(each.firsts):
            named[first, each.last].append(each)
            for circle in (*each.firms, *each.offices):
                circles[circle, first].append(each)
    for alike in named.values():
        yield from ((one, two, "") for at, two in enumerate(alike) for one in alike[max(0, at - 2) : at])
    near = near_words({each.last for each in bearers})
    for within in circles.values():
        yield from _near(within, near)


def _near(circle: Sequence[Bearer], near: Mapping[str, list[str]]) -> Iterator[tuple[Bearer, Bearer, str]]:
    lasts: dict[str, list[Bearer]] = defaultdict(list)
    for each in circle:
        lasts[each.last].append(each)
    for last, alike in lasts.items():
        if len(alike) <= CROWD:
            yield from ((one, two, "") for one, two in combinations(alike, 2))
        for other in near.get(last, ()):
            if last < other and other in lasts and len(alike) * len(lasts[other]) <= CROWD:
                yield from ((one, two, f"'{last}' and '{other}'") for one in alike for two in lasts[other])


def _judged(pair: Pair, rarity: Rarity, often: float, evidence: Evidence) -> None:
    """Weigh the middle names by how *often* those of one person differ, and say what comes of it.

    Where that is seldom, different ones bar a pair and equal ones speak for it.
    """
    left, right, chance, reason = pair
    alike, though = agreeing(left, right), ""
    if alike is False:
        though = f"one has the middle name '{left.middle}', the other '{right.middle}'"
        if often < TELLING:
            evidence.bars.append(Bar(left.key, right.key, RULE, f"the name, but {though}", AGAINST))
            return
        chance, though = chance * max(1.0, rarity.strangers / often), f", though {though}"
    elif alike and often < TELLING:
        middle = min(left.middle, right.middle, key=len)
        reason = f"{reason}, and the middle name '{middle}'"
        chance *= min(1.0, rarity.middle(middle) / (1 - often))
    score = round(_score(chance), 4)
    if score >= SHOWN:
        told = f"{reason} in common{though}, and {chance:.2g} others to be expected"
        evidence.bonds.append(Bond(score, left.key, right.key, RULE, told))


def _score(chance: float) -> float:
    return MOVED / (MOVED + chance)
