"""What is wanted of a source: the name and address of each file, or list, of a choice made by its user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from hillgraph.errors import WrongUse
from hillgraph.sources.catalogue import Service, Supply, supplies

LAST_CONGRESS = 199
LAST_YEAR = 2199
QUARTERS = 4
CONSTANTS = "constants.json"
EXAMPLES = {"congress": "119", "type": "hr", "year": "2025", "quarter": "1"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The Congresses, types of bill, years and quarters asked for; no type, or no quarter, means all."""

    congresses: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()

    def given(self, part: str) -> bool:
        """Say whether anything was chosen of *part*, which is congress, type, year or quarter."""
        parts = (self.congresses, self.types, self.years, self.quarters)
        return bool(dict(zip(EXAMPLES, parts, strict=True))[part])


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file, or list: where it goes in the folder of its source, and its address.

    *sitemap* says which files in it changed since, where the source has one; *listed* is when
    it changed, as a sitemap says.
    """

    name: str
    address: str
    sitemap: str | None = None
    listed: str | None = None


def supply(source: str) -> Supply:
    """Return how *source* is fetched; raise `WrongUse` naming those that can be."""
    if source not in supplies():
        raise WrongUse(f"'{source}' is not a source that can be fetched. They are: {', '.join(supplies())}.")
    return supplies()[source]


def wanted(of: Supply, choice: Choice) -> Iterator[Wanted]:
    """Yield the files of *choice*, Congress by Congress; what the source doesn't go by is left aside.

    Of a service they are its constants, then its lists.
    """
    _check(of, choice)
    if of.service:
        yield Wanted(CONSTANTS, of.service.constants)
        yield from _lists(of.service, choice)
        return
    congresses = [f"{each:03}" for each in choice.congresses] if of.takes("congress") else [""]
    types = (choice.types or of.types) if of.takes("type") else ("",)
    for congress, kind, file in product(congresses, types, of.files or ("",)):
        parts = {"congress": congress, "type": kind, "file": file}
        address = of.address.format(**parts)
        sitemap = of.sitemap.format(**parts) if of.sitemap else None
        yield Wanted(address.rpartition("/")[2], address, sitemap)


def untaken(supplied: list[Supply], choice: Choice) -> str | None:
    """Return what was chosen though none of the sources goes by it, as congress, or None."""
    chosen = [part for part in EXAMPLES if choice.given(part)]
    return next((part for part in chosen if not any(_takes(of, part) for of in supplied)), None)


def _takes(of: Supply, part: str) -> bool:
    return of.service is not None if part == "quarter" else of.takes(part)


def _lists(service: Service, choice: Choice) -> Iterator[Wanted]:
    """Yield the lists of the years, those that may still grow as late as can be: half-years came to an end.

    One that goes by years alone has no quarters to be chosen.
    """
    halves = () if choice.quarters else service.halves
    quarters = tuple(service.quarters[each - 1] for each in choice.quarters) or service.quarters
    for name, address in service.lists.items():
        if "{period}" in address:
            spans = [*product(choice.years, halves), *product(choice.years, quarters)]
        else:
            spans = [(year, "") for year in choice.years if not choice.quarters]
        for year, period in spans:
            whole = "-".join(filter(None, (name, str(year), period)))
            yield Wanted(whole, address.format(year=year, period=period, size=service.page_size))


def _check(of: Supply, choice: Choice) -> None:
    for part in ("congress", "year"):
        if of.takes(part) and not choice.given(part):
            raise WrongUse(f"{of.source} needs --{part}, as in --{part} {EXAMPLES[part]}.")
    if of.takes("congress"):
        _check_within(of, "Congress", choice.congresses, of.first_congress, LAST_CONGRESS)
    if of.takes("year"):
        _check_within(of, "year", choice.years, of.first_year, LAST_YEAR)
    for kind in choice.types if of.takes("type") else ():
        if kind not in of.types:
            raise WrongUse(f"'{kind}' is not a type of {of.source}. They are: {', '.join(of.types)}.")
    for each in choice.quarters:
        if not 1 <= each <= QUARTERS:
            raise WrongUse(f"--quarter takes 1, 2, 3 or 4, not {each}.")


def _check_within(of: Supply, what: str, chosen: tuple[int, ...], first: int, last: int) -> None:
    for each in chosen:
        if not first <= each <= last:
            raise WrongUse(f"{of.source} begins with {what} {first}; there is no {what} {each} in it.")
