"""Roll calls: the document in which a chamber records how each member voted."""

from __future__ import annotations

from datetime import date

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.sources.congresses import ordinal

PUBLISHERS = {
    "house": "Clerk of the U.S. House of Representatives",
    "senate": "Secretary of the U.S. Senate",
}


def name(chamber: str, congress: int, session: int, number: int) -> str:
    """Return the short name of a roll call, whose numbers begin anew with each session."""
    return f"document:{chamber}-vote.{congress}-{session}-{number}"


def roll(
    chamber: str,
    congress: int,
    session: int,
    number: int,
    *,
    held: date | None,
    page: str | None,
    origin: Origin,
) -> Thing:
    """Return the document of a roll call, as *origin* names it."""
    title = (
        f"Roll call {number} of the {chamber.capitalize()}, "
        f"{ordinal(congress)} Congress, {ordinal(session)} session"
    )
    properties: dict[str, Value] = {
        "label": title,
        "title": title,
        "publisher": PUBLISHERS[chamber],
        "dataset": origin.dataset,
    }
    if held:
        properties["issued"] = held
    if page:
        properties["page"] = (page,)
    key = name(chamber, congress, session, number).partition(":")[2]
    return Thing("document", key, origin, properties)
