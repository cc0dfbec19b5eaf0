"""Parties by the name that a source gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.model.slugs import slug

NONE = frozenset({"no party", "Unknown"})
KEYS = {
    "Democrat": "democratic",
    "Democratic": "democratic",
    "Democratic Republican": "democratic-republican",
}
LABELS = {
    "democratic": "Democratic Party",
    "republican": "Republican Party",
    "democratic-republican": "Democratic-Republican Party",
}
FOUNDED = date(1854, 3, 20)


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its key, and the name by which the source calls it."""

    key: str
    printed: str

    @property
    def name(self) -> str:
        """Return the short name."""
        return f"party:{self.key}"


def party(printed: str | None, since: date) -> Party | None:
    """Return the party that *printed* names, None where it says that there is none.

    Who was called a Republican before the party of that name was founded is one of Jefferson's.
    """
    if printed is None or printed in NONE:
        return None
    if printed == "Republican" and since < FOUNDED:
        return Party("democratic-republican", printed)
    return Party(KEYS.get(printed) or slug(printed), printed)


def party_things(parties: Iterable[Party], origin: Origin) -> Iterator[Thing]:
    """Yield each party once, in order of its key, with the names that the source has for it."""
    named: dict[str, set[str]] = {}
    for each in parties:
        named.setdefault(each.key, set()).add(each.printed)
    for key, printed in sorted(named.items()):
        label = LABELS.get(key) or min(printed)
        others = tuple(sorted(printed - {label}))
        properties: dict[str, Value] = {"label": label}
        if others:
            properties["alt_label"] = others
        yield Thing("party", key, origin, properties)
