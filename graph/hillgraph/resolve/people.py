"""Which lobbyists as filed are one person: by the rarity of what they have in common.

Two people of one name are no wonder where the name is common and the circle wide, and one where it is rare or
the circle small. So each thing in common (name, firm, former office) counts by how many others are to be
expected to have it too, and only what could hardly be chance joins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hillgraph.resolve.evidence import Bar, Bond, Evidence
from hillgraph.resolve.forenames import Bearer, bearer, clash, shared_middle
from hillgraph.resolve.named import Named
from hillgraph.resolve.slips import near_words

MOVED = 0.15
SHOWN = 0.2
CROWD = 40
CIRCLE = 1000
UNSEEN_NAMES = 100
UNSEEN_OFFICES = 1000
SLIPPED = 3


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often each first name, last name and office is filed, and how many are at each firm."""

    size: int
    firsts: Mapping[str, int]
    lasts: Mapping[str, int]
    middles: Counter[str]
    offices: Mapping[str, int]
    staff: Mapping[str, int]

    def namesakes(self, bearer: Bearer) -> float:
        """Return the share of all people to be expected to have this first and last name.

        The two that are compared are not counted; a name seen on no one else is rare, not impossible.
        """
        first = max(self.firsts[name] for name in bearer.firsts) - 1
        last = self.lasts[bearer.last] - 1
        return max(first, 1) * max(last, 1) / (self.size + UNSEEN_NAMES) ** 2

    def middle(self, middle: str) -> float:
        """Return the share of those with a middle name to be expected to have this one, or this initial."""
        return max(self.middles[middle[0]] - 1, 1) / (self.middles.total() + 1)

    def office(self, office: str) -> float:
        """Return the share of all people to be expected to tell this of themselves."""
        return max(self.offices[office] - 1, 1) / (self.size + UNSEEN_OFFICES)


def people(names: Sequence[Named], firms: Mapping[str, str]) -> Evidence:
    """Return what the rules find between people as filed; *firms* has each registrant's real key."""
    evidence = Evidence()
    bearers = [bearer(name, firms) for name in sorted(names, key=lambda name: name.place)]
    rarity = _rarity(bearers)
    seen: set[frozenset[str]] = set()
    for left, right, slip in _compared(bearers):
        pair = frozenset((left.key, right.key))
        if pair not in seen:
            seen.add(pair)
            _judged(left, right, slip, rarity, evidence)
    return evidence


def _rarity(bearers: Sequence[Bearer]) -> Rarity:
    return Rarity(
        len(bearers),
        Counter(name for each in bearers for name in each.firsts),
        Counter(each.last for each in bearers),
        Counter(each.middle[0] for each in bearers if each.middle),
        Counter(office for each in bearers for office in each.offices),
        Counter(firm for each in bearers for firm in each.firms),
    )


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


def _judged(left: Bearer, right: Bearer, slip: str, rarity: Rarity, evidence: Evidence) -> None:
    if against := clash(left, right):
        evidence.bars.append(Bar(left.key, right.key, "person", against, 0.1))
        return
    chance, reason = min(_chances(left, right, rarity))
    if slip:
        chance, reason = chance * SLIPPED, f"{reason}, but for a slip: {slip}"
    if middle := shared_middle(left, right):
        chance, reason = chance * rarity.middle(middle), f"{reason}, and the middle name '{middle}'"
    score = round(MOVED / (MOVED + chance), 4)
    if score >= SHOWN:
        said = f"{reason} in common, and {chance:.2g} others to be expected"
        evidence.bonds.append(Bond(score, left.key, right.key, "person", said))


def _chances(left: Bearer, right: Bearer, rarity: Rarity) -> Iterable[tuple[float, str]]:
    """Yield how many others are to be expected with what two have in common, and what that is.

    Of two last names that are a slip apart the commoner one counts.
    """
    common = max(left, right, key=lambda each: rarity.lasts[each.last])
    namesakes, circle = rarity.namesakes(common), max(rarity.size, CIRCLE)
    yield namesakes * circle, "the name"
    for firm in sorted(left.firms & right.firms):
        yield namesakes * rarity.staff[firm], f"the name and the registrant {firm}"
    for office in sorted(left.offices & right.offices):
        yield namesakes * circle * rarity.office(office), f"the name and '{office}'"
