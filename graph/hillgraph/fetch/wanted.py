"""What is wanted of a source: the name and address of each file of a choice of Congresses and types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from hillgraph.errors import WrongUse
from hillgraph.sources.catalogue import Supply, supplies

LAST_CONGRESS = 199
EXAMPLES = {"congress": "119", "type": "hr", "year": "2025"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The Congresses, types of bill and years that were asked for; no type means all of them."""

    congresses: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def given(self, part: str) -> bool:
        """Say whether anything was chosen of *part*, which is congress, type or year."""
        return bool({"congress": self.congresses, "type": self.types, "year": self.years}[part])


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file: where it goes in the folder of its source, and its address.

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
    """Yield the files of *choice*, Congress by Congress; what the source doesn't go by is left aside."""
    _check(of, choice)
    congresses = [f"{each:03}" for each in choice.congresses] if of.takes("congress") else [""]
    types = (choice.types or of.types) if of.takes("type") else ("",)
    for congress, kind, file in product(congresses, types, of.files or ("",)):
        parts = {"congress": congress, "type": kind, "file": file}
        address = of.address.format(**parts)
        sitemap = of.sitemap.format(**parts) if of.sitemap else None
        yield Wanted(address.rpartition("/")[2], address, sitemap)


def untaken(supplied: list[Supply], choice: Choice) -> str | None:
    """Return what was chosen though none of the sources goes by it: congress, type, year, or None."""
    chosen = [part for part in EXAMPLES if choice.given(part)]
    return next((part for part in chosen if not any(of.takes(part) for of in supplied)), None)


def _check(of: Supply, choice: Choice) -> None:
    for part in ("congress", "year"):
        if of.takes(part) and not choice.given(part):
            raise WrongUse(f"{of.source} needs --{part}, as in --{part} {EXAMPLES[part]}.")
    for each in choice.congresses if of.takes("congress") else ():
        if not of.first_congress <= each <= LAST_CONGRESS:
            first = f"begins with Congress {of.first_congress}"
            raise WrongUse(f"{of.source} {first}; there is no Congress {each} in it.")
    for kind in choice.types if of.takes("type") else ():
        if kind not in of.types:
            raise WrongUse(f"'{kind}' is not a type of {of.source}. They are: {', '.join(of.types)}.")
