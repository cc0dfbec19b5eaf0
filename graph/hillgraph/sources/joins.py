"""Joins: the bioguide id behind the other numbers, and words, by which sources name members of Congress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from hillgraph.sources.element import Element, element, parsed
from hillgraph.sources.lobbying.known import NOBODY, Known
from hillgraph.sources.marked import Listing


@dataclass(frozen=True, slots=True)
class Joins:
    """Bioguide ids by other numbers; a number that two people have joins nobody.

    *known* are those whom free text can be joined to.
    """

    thomas: Mapping[str, str] = field(default_factory=dict)
    lis: Mapping[str, str] = field(default_factory=dict)
    icpsr: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    known: Known = NOBODY

    def by_thomas(self, number: str) -> str | None:
        """Return who has a number of THOMAS, with or without the zeros before it."""
        return self.thomas.get(number.zfill(5))

    def by_lis(self, number: str) -> str | None:
        """Return who has a number of the Senate's Legislative Information System, as ``S361``."""
        return self.lis.get(number)

    def by_icpsr(self, number: str) -> str | None:
        """Return who has an ICPSR number; those given on a change of party are Voteview's to join."""
        return self.icpsr.get(number)

    def by_former(self, bioguide: str) -> str | None:
        """Return the bioguide id that took the place of a former one."""
        return self.former.get(bioguide)


def joins(documents: Mapping[str, bytes]) -> Joins:
    """Return the joins that files of congress-legislators, by their names, make possible."""
    people = [
        entry.inner("id")
        for file, document in sorted(documents.items())
        if isinstance(value := parsed(document, file=file), Listing)
        for number, item in enumerate(value.items)
        if "id" in (entry := element(item, file=file, path=f"[{number}]")).fields
    ]
    return Joins(
        thomas=_index(people, lambda numbers: _single(numbers, "thomas")),
        lis=_index(people, lambda numbers: _single(numbers, "lis")),
        icpsr=_index(people, lambda numbers: _single(numbers, "icpsr")),
        former=_index(people, lambda numbers: numbers.texts("bioguide_previous")),
    )


def _index(people: Iterable[Element], numbers: Callable[[Element], Iterable[str]]) -> dict[str, str]:
    claimed: defaultdict[str, set[str]] = defaultdict(set)
    for each in people:
        bioguide = each.maybe("bioguide")
        for number in numbers(each) if bioguide else ():
            claimed[number].add(str(bioguide))
    return {number: min(ids) for number, ids in claimed.items() if len(ids) == 1}


def _single(numbers: Element, name: str) -> tuple[str, ...]:
    number = numbers.maybe(name)
    return (number,) if number else ()
