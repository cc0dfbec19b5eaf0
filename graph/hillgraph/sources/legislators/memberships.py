"""Who sits on a committee, with rank, role and side, as observed on the day of the file."""

from __future__ import annotations

from collections.abc import Iterator

from hillgraph.model.records import Origin, Tie, Value
from hillgraph.sources.element import BIOGUIDE, Element
from hillgraph.sources.legislators import committees

ROLES = {
    "chair": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "cochair": "cochair",
    "cochairman": "cochair",
    "cochairwoman": "cochair",
    "ex officio": "ex officio",
    "ranking member": "ranking member",
    "ranking minority member": "ranking member",
    "vice chair": "vice chair",
    "vice chairman": "vice chair",
    "vice chairwoman": "vice chair",
}
SIDES = ("majority", "minority")


def memberships(table: Element, code: str, origin: Origin) -> Iterator[Tie]:
    """Yield the members that *table* lists under the code of a committee, in order."""
    key = committees.key(code, table)
    for entry in table.each(code):
        stated: dict[str, Value | None] = {
            "role": _role(entry),
            "rank": entry.maybe_whole("rank"),
            "side": _side(entry),
            "observed_on": origin.day,
        }
        properties = {name: value for name, value in stated.items() if value is not None}
        entry.like("bioguide", BIOGUIDE, "a bioguide id")
        person = f"person:{entry.text('bioguide')}"
        yield Tie("committee_membership", person, f"committee:{key}", origin, properties=properties)


def _role(entry: Element) -> str:
    title = entry.maybe("title")
    if title is None:
        return "member"
    plain = " ".join(title.lower().replace("co-", "co").split())
    if plain not in ROLES:
        raise entry.wrong(f"'{title}' is a title that nobody knows", "title")
    return ROLES[plain]


def _side(entry: Element) -> str | None:
    side = entry.maybe("party")
    if side is not None and side not in SIDES:
        raise entry.wrong(f"'{side}' is none of {', '.join(SIDES)}", "party")
    return side
