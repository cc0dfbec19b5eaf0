"""How rare what two people as filed have in common is, counted among all that are filed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hillgraph.resolve.forenames import Bearer, agreeing

CIRCLE = 1000
UNSEEN_NAMES = 100
UNSEEN_OFFICES = 1000
PRIOR_PAIRS = 20
PRIOR_DIFFERING = 0.4


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often each first name, last name and office is filed, and how many are at each firm.

    *together* counts those of a firm who tell an office.
    """

    size: int
    firsts: Mapping[str, int]
    lasts: Mapping[str, int]
    middles: Counter[str]
    offices: Mapping[str, int]
    staff: Mapping[str, int]
    together: Mapping[tuple[str, str], int]

    def chances(self, left: Bearer, right: Bearer) -> Iterator[tuple[float, str]]:
        """Yield how many others are to be expected with what two have in common, and what that is.

        Of two last names that are a slip apart the commoner one counts.
        """
        common = max(left, right, key=lambda each: self.lasts[each.last])
        namesakes, circle = self._namesakes(common), max(self.size, CIRCLE)
        firms, offices = sorted(left.firms & right.firms), sorted(left.offices & right.offices)
        yield namesakes * circle, "the name"
        for firm in firms:
            yield namesakes * self.staff[firm], f"the name and the registrant {firm}"
        for office in offices:
            yield namesakes * circle * self._office(office), f"the name and '{office}'"
        for firm in firms:
            for office in offices:
                others = max(self.together[firm, office] - 1, self.staff[firm] * self._office(office))
                yield namesakes * others, f"the name, the registrant {firm} and '{office}'"

    def middle(self, middle: str) -> float:
        """Return the share of those with a middle name to be expected to have this one, or this initial."""
        return max(self.middles[middle[0]] - 1, 1) / (self.middles.total() + 1)

    @property
    def strangers(self) -> float:
        """Return how often the middle names of two strangers begin with different letters."""
        total = self.middles.total()
        return 1 - sum((number / total) ** 2 for number in self.middles.values()) if total else 1.0

    def _namesakes(self, bearer: Bearer) -> float:
        """Return the share of all people to be expected to have this first and last name.

        The two that are compared are not counted; a name seen on no one else is rare, not impossible.
        """
        first = max(self.firsts[name] for name in bearer.firsts) - 1
        last = self.lasts[bearer.last] - 1
        return max(first, 1) * max(last, 1) / (self.size + UNSEEN_NAMES) ** 2

    def _office(self, office: str) -> float:
        """Return the share of all people to be expected to tell this of themselves."""
        return max(self.offices[office] - 1, 1) / (self.size + UNSEEN_OFFICES)


def rarity(bearers: Sequence[Bearer]) -> Rarity:
    """Count what *bearers* have."""
    return Rarity(
        len(bearers),
        Counter(name for each in bearers for name in each.firsts),
        Counter(each.last for each in bearers),
        Counter(each.middle[0] for each in bearers if each.middle),
        Counter(office for each in bearers for office in each.offices),
        Counter(firm for each in bearers for firm in each.firms),
        Counter((firm, office) for each in bearers for firm in each.firms for office in each.offices),
    )


def differing(likely: Iterable[tuple[Bearer, Bearer]]) -> float:
    """Return how often the middle names of one person differ, by pairs that are *likely* one without them.

    Some pairs more are assumed, of which one in fifty differs, so that a few don't tell too much.
    """
    said = [alike for left, right in likely if (alike := agreeing(left, right)) is not None]
    return (said.count(False) + PRIOR_DIFFERING) / (len(said) + PRIOR_PAIRS)
