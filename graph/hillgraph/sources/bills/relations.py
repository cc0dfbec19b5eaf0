"""Relations between bills, by the words in which the record gives the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hillgraph.model.records import Tie, Value
from hillgraph.sources.bills.measures import Told

RELATIONS = {
    "related bill": "related",
    "related": "related",
    "identical bill": "identical",
    "identical": "identical",
    "companion bill": "companion",
    "companion": "companion",
    "procedurally-related": "procedurally-related",
    "text similarities": "text-similarities",
    "rule": "rule",
    "ruled-by": "ruled-by",
    "supersedes": "supersedes",
    "includes": "includes",
    "included-in": "included-in",
    "caused-action": "caused-action",
    "action-caused-by": "action-caused-by",
    "caused-action-by": "action-caused-by",
}


def relations(said: Mapping[tuple[str, str], set[str]], told: Told) -> Iterator[Tie]:
    """Yield one tie for each bill and reason, given with those who say so."""
    for (other, reason), by in said.items():
        properties: dict[str, Value] = {"relation_type": reason}
        if names := tuple(sorted(name for name in by if name)):
            properties["identified_by"] = names
        yield Tie("bill_relation", told.bill, other, told.own, properties=properties)
