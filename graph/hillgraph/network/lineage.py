"""Lineage: one idea through the Congresses, bill by bill, with who was gained and lost at each step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hillgraph.errors import NotFound
from hillgraph.network.succession import Link, Measure, Said, link, official, short
from hillgraph.query.result import Result
from hillgraph.store.tabular import Tabular

COLUMNS = tuple(
    "congress bill title introduced_on sponsor relation of score reasons "
    "supporters kept gained lost lost_serving documents".split()
)


@dataclass(frozen=True, slots=True)
class Step:
    """A bill of a lineage, and the *link* to the one it carries on, which the first bill hasn't.

    *supporters* are its sponsor and standing cosponsors, *before* those of the bill of the link if that is of
    the same chamber, and *serving* who is known to have served in the bill's own Congress.
    """

    bill: Measure
    link: Link | None
    supporters: frozenset[str]
    before: frozenset[str] | None
    serving: frozenset[str]

    @property
    def kept(self) -> frozenset[str] | None:
        """Return who signed the bill before and this one."""
        return None if self.before is None else self.supporters & self.before

    @property
    def gained(self) -> frozenset[str] | None:
        """Return who signed this one alone."""
        return None if self.before is None else self.supporters - self.before

    @property
    def lost(self) -> frozenset[str] | None:
        """Return who signed the bill before alone."""
        return None if self.before is None else self.before - self.supporters

    @property
    def still_serving(self) -> frozenset[str] | None:
        """Return those of the lost who are known to have served in this bill's Congress."""
        return None if self.lost is None else self.lost & self.serving


def lineage(tables: Tabular, bill: str) -> list[Step]:
    """Return the lineage of *bill* by Congress and day; raise `NotFound` where the bill isn't in the store.

    From the bill, whatever carries it on or is carried on by it is added, and so on to the end. Each bill is
    then linked to one before it: of its own chamber the nearest, else the strongest.
    """
    every = {row[0]: _measure(row) for row in tables.ask("lineage-bills", {})}
    if bill not in every:
        raise NotFound(f"{bill} is not in this store.")
    links = _links(tables, every, bill)
    family = {bill, *(name for each in links for name in (each.earlier, each.later))}
    ordered = [each for each in every.values() if each.name in family]
    before: defaultdict[str, list[Link]] = defaultdict(list)
    for found in links:
        before[found.later].append(found)
    signed = _signed(tables, family)
    nearest = {each.name: _nearest(every, before[each.name]) for each in ordered}
    serving = {each.congress: _serving(tables, each.congress) for each in ordered}
    nobody = frozenset[str]()
    steps = []
    for each in ordered:
        told = nearest[each.name]
        same = told is not None and every[told.earlier].chamber == each.chamber
        earlier = signed.get(told.earlier, nobody) if told and same else None
        steps.append(Step(each, told, signed.get(each.name, nobody), earlier, serving[each.congress]))
    return steps


def table(steps: Iterable[Step]) -> Result:
    """Return one row a bill."""
    rows = []
    for each in steps:
        bill, told = each.bill, each.link
        says = (
            (told.relation, told.earlier, told.score, list(told.reasons)) if told else (None, None, None, [])
        )
        changes = (each.kept, each.gained, each.lost, each.still_serving)
        numbers = (len(each.supporters), *(None if some is None else len(some) for some in changes))
        first = (
            f"congress:{bill.congress}",
            bill.name,
            bill.title,
            bill.introduced_on,
            " ".join(sorted(bill.sponsors)),
        )
        documents = list(told.documents) if told else [bill.document] if bill.document else []
        rows.append((*first, *says, *numbers, documents))
    return Result(COLUMNS, tuple(rows))


def _links(tables: Tabular, every: Mapping[str, Measure], bill: str) -> list[Link]:
    """Return every link that leads on from *bill*."""
    keys = _Keys(every.values())
    links: dict[tuple[str, str], Link] = {}
    family, rim = {bill}, {bill}
    while rim:
        said = _said(tables, rim)
        told = {name: {other for pair in said if name in pair for other in pair} for name in rim}
        near = {name: keys.alike(every[name]) | told[name] for name in rim}
        signed = _signed(tables, {other for others in near.values() for other in others})
        reached: set[str] = set()
        for name in sorted(rim):
            for other in sorted(near[name] - {name}):
                if other in every:
                    pair = (min(name, other), max(name, other))
                    found = link(every[name], every[other], said.get(pair, ()), signed)
                    if found:
                        links[pair] = found
                        reached.add(other)
        rim = reached - family
        family |= reached
    return [links[pair] for pair in sorted(links)]


class _Keys:
    """Finds the bills of the same title, official title or sponsor as one."""

    def __init__(self, every: Iterable[Measure]) -> None:
        self._by: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for each in every:
            for key in self._keys(each):
                self._by[key].add(each.name)

    def alike(self, bill: Measure) -> set[str]:
        """Return the names of those bills, its own among them."""
        return {name for key in self._keys(bill) for name in self._by[key]}

    @staticmethod
    def _keys(bill: Measure) -> Iterator[tuple[str, str]]:
        if title := short(bill.title):
            yield "title", title
        if formal := official(bill.official or bill.title):
            yield "official", formal
        for sponsor in bill.sponsors:
            yield "sponsor", sponsor


def _nearest(every: Mapping[str, Measure], links: list[Link]) -> Link | None:
    """Return the link to the nearest bill before in its chamber, else to its companion."""
    if not links:
        return None
    chamber = every[links[0].later].chamber

    def rank(each: Link) -> tuple[bool, int, float, str]:
        earlier = every[each.earlier]
        return earlier.chamber == chamber, earlier.congress, each.score, each.earlier

    return max(links, key=rank)


def _serving(tables: Tabular, congress: int) -> frozenset[str]:
    return frozenset(row[0] for row in tables.ask("serving", {"congress": f"congress:{congress}"}))


def _measure(row: tuple[Any, ...]) -> Measure:
    *first, sponsors, document = row
    return Measure._make((*first, frozenset(sponsors or ()), document))


def _said(tables: Tabular, bills: Iterable[str]) -> dict[tuple[str, str], list[Said]]:
    found: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for one, other, relation, documents in tables.ask("lineage-relations", {"bills": sorted(bills)}):
        found[min(one, other), max(one, other)].append(Said(relation, tuple(documents)))
    return dict(found)


def _signed(tables: Tabular, bills: Iterable[str]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for bill, member in tables.ask("signers", {"bills": sorted(bills)}):
        found[bill].add(member)
    return {bill: frozenset(members) for bill, members in found.items()}
