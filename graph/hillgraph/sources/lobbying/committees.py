"""Which committee a text names, joined only where chamber and name are those of one that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from hillgraph.model.records import Thing, Words
from hillgraph.model.statements import several
from hillgraph.sources.lobbying.members import words

if TYPE_CHECKING:
    from hillgraph.sources.lobbying.offices import Office

CHAMBERS = {"h": "house", "s": "senate", "j": "joint"}
FULL = "00"
PLAIN = frozenset(
    "a and cmte cmtes comm committee committees cte for h house of on s senate states the u united us".split()
)
ADORNING = frozenset("permanent select special".split())
Committees = Mapping[tuple[str, str], str]


def committees(every: Iterable[Thing]) -> Committees:
    """Return the full committees among *every* thing by chamber and name, former names too.

    A name that two of a chamber had is left out; without ``Permanent``, ``Select`` and ``Special`` a name
    counts where no committee is called just that.
    """
    exact: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    loose: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for each in every:
        if not each.key.endswith(FULL):
            continue
        chamber = CHAMBERS[each.key[0]]
        for name in spellings(each):
            said = _said(name)
            exact[chamber, " ".join(said)].add(each.name)
            loose[chamber, " ".join(word for word in said if word not in ADORNING)].add(each.name)
    claimed = {**loose, **exact}
    return {key: min(names) for key, names in sorted(claimed.items()) if key[1] and len(names) == 1}


def spellings(thing: Thing, names: Iterable[str] = ("label", "alt_label")) -> Iterator[str]:
    """Yield every name by which *thing* is told, as the properties *names* have them."""
    for name in names:
        for each in several(thing.properties.get(name, ())):
            yield each.text if isinstance(each, Words) else str(each)


def named(office: Office, every: Committees) -> str | None:
    """Return the short name of the committee that an *office* is of, None if it is of none that is known.

    A text without a chamber names none: States have committees of the same names.
    """
    if office.kind != "committee":
        return None
    said = _said(office.holder)
    chamber = CHAMBERS["j"] if CHAMBERS["j"] in said else office.chamber
    return every.get((chamber, " ".join(said))) if chamber else None


def _said(name: str) -> list[str]:
    return [word for word in words(name) if word not in PLAIN]
