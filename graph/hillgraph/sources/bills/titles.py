"""A bill's titles, sorted by what each is the title of and how it came about."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from hillgraph.model.records import Value

INTRODUCED = "official title as introduced"
REPORT = "non-bill-report"


class Titles:
    """Titles as they are read; the first of a sort comes first."""

    def __init__(self) -> None:
        self._found: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def take(self, kind: str, title: str) -> bool:
        """Take a title by its type, as ``Short Title(s) as Introduced``; False if that isn't known."""
        sort = sorted_as(kind)
        if sort:
            self.add(sort, title)
        return sort is not None

    def add(self, sort: str, title: str) -> None:
        """Add a title of a sort: display, introduced, official, short or portion."""
        self._found[sort][" ".join(title.split())] = None

    def properties(self) -> dict[str, Value]:
        """Return the displayed title, the official one, and those by which the bill may be sought."""
        official = self._first("introduced", "official")
        title = self._first("display", "short", "introduced", "official")
        others = tuple(sorted({*self._found["short"], *self._found["display"]} - {official}))
        portions = tuple(sorted(self._found["portion"]))
        stated = {"title": title, "official_title": official, "alt_label": others, "portion_title": portions}
        return {name: value for name, value in stated.items() if value}

    def _first(self, *sorts: str) -> str | None:
        return next((title for sort in sorts for title in self._found[sort]), None)


@lru_cache(maxsize=256)
def sorted_as(kind: str) -> str | None:
    """Return the sort of title that a type in words means, None where that isn't known."""
    words = kind.lower()
    if "portion" in words or words == REPORT:
        return "portion"
    if words.startswith(INTRODUCED):
        return "introduced"
    sorts = {
        "display title": "display",
        "official title": "official",
        "short title": "short",
        "popular title": "short",
    }
    return next((sort for part, sort in sorts.items() if part in words), None)
