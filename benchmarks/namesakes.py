"""How far synthetic lobbyists can be told apart at all: the most that any rule on what filings tell can find.

``python -m benchmarks.namesakes SEED…`` prints which pairs are one person in truth, by what the two have in
common. Whoever knew these figures and joined the best groups of pairs first would reach what is printed last.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.synthetic import Filings, filings
from hillgraph.resolve.forenames import Bearer, agreeing, bearer

FEW = 5
SMALL, MEDIUM = 4, 12
MIDDLES = {True: "alike", False: "differing", None: "not both told"}


class Alike(NamedTuple):
    """What two of like names have in common: firm, former office, middle and last name."""

    firm: str
    office: str
    middle: str
    last: str


class Counted(NamedTuple):
    """How many pairs are one person in truth, how many are two."""

    one: int
    two: int

    @property
    def precision(self) -> float:
        """Return which share is one person."""
        return self.one / (self.one + self.two)


def pairs(given: Filings) -> Iterator[tuple[Alike | None, bool]]:
    """Yield what every two lobbyists have in common, None if not the name, and whether they are one."""
    truth = given.people
    bearers = [bearer(name, {}) for name in given.names if name.kind == "person"]
    staff = Counter(firm for each in bearers for firm in each.firms)
    offices = Counter(office for each in bearers for office in each.offices)
    for left, right in combinations(bearers, 2):
        one = truth[left.key] == truth[right.key]
        last = _last(left, right)
        if last:
            firm, office = _firm(left, right, staff), _office(left, right, offices)
            yield Alike(firm, office, MIDDLES[agreeing(left, right)], last), one
        elif one:
            yield None, one


def bound(groups: Iterable[Counted], total: int, precision: float) -> float:
    """Return the share of *total* in the best *groups* that keep to a *precision*, the last in part."""
    one = two = 0
    for each in sorted(groups, key=lambda each: -each.precision):
        if one + each.one < precision * (one + two + each.one + each.two):
            room = one - precision * (one + two)
            return (one + each.one * room / (precision * (each.one + each.two) - each.one)) / total
        one, two = one + each.one, two + each.two
    return one / total


def reached(groups: Iterable[Counted], total: int, recall: float) -> float:
    """Return the precision of the best *groups* that together have a share *recall* of *total*."""
    one = two = 0
    for each in sorted(groups, key=lambda each: -each.precision):
        one, two = one + each.one, two + each.two
        if one >= recall * total:
            return one / (one + two)
    return 0.0


def _last(left: Bearer, right: Bearer) -> str:
    from rapidfuzz.distance import OSA

    if not left.firsts & right.firsts:
        return ""
    if left.last == right.last:
        return "the same"
    return "a slip apart" if OSA.distance(left.last, right.last, score_cutoff=1) <= 1 else ""


def _firm(left: Bearer, right: Bearer, staff: Mapping[str, int]) -> str:
    if not left.firms & right.firms:
        return "two firms"
    size = max(staff[firm] for firm in left.firms & right.firms)
    return f"one firm of {'few' if size <= SMALL else 'some' if size <= MEDIUM else 'many'}"


def _office(left: Bearer, right: Bearer, offices: Mapping[str, int]) -> str:
    if shared := left.offices & right.offices:
        return "the same, of few" if min(offices[each] for each in shared) <= FEW else "the same, of many"
    return "others" if left.offices and right.offices else "not both told"


def _counted(seeds: Iterable[int]) -> tuple[Counter[tuple[Alike | None, bool]], int]:
    found: Counter[tuple[Alike | None, bool]] = Counter()
    for seed in seeds:
        with TemporaryDirectory() as folder:
            found.update(pairs(filings(Path(folder), seed, 6000, "2023-2025")))
    return found, sum(number for (_, one), number in found.items() if one)


def _grouped(found: Counter[tuple[Alike | None, bool]], length: int) -> dict[tuple[str, ...], Counted]:
    """Return the pairs by the first so many parts of what they have in common."""
    groups: dict[tuple[str, ...], Counted] = {}
    for (alike, one), number in found.items():
        if alike:
            before = groups.get(alike[:length], Counted(0, 0))
            groups[alike[:length]] = Counted(before.one + number * one, before.two + number * (not one))
    return groups


def main(seeds: Iterable[int]) -> None:
    """Print the pairs by firm and office, and the bounds by all that two have in common."""
    found, total = _counted(seeds)
    print("| firm | former office | one person | two people | precision | of all that are one |")
    print("|---|---|--:|--:|--:|--:|")
    groups = _grouped(found, 2)
    for (firm, office), each in sorted(groups.items(), key=lambda item: -item[1].precision):
        share = each.one / total
        print(f"| {firm} | {office} | {each.one} | {each.two} | {each.precision:.3f} | {share:.3f} |")
    every = _grouped(found, len(Alike._fields)).values()
    print(f"\n{total} pairs are one person, {sum(each.two for each in every)} have like names and are two.")
    print(f"The most found at a precision of 0.99: {bound(every, total, 0.99):.3f}.")
    print(f"The best precision at a recall of 0.9: {reached(every, total, 0.9):.3f}.")


if __name__ == "__main__":
    main(map(int, sys.argv[1:]))
