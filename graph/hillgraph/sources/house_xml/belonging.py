"""What belongs to a form of the House: what no other form tells of."""

from __future__ import annotations

from hillgraph.model.records import Record, Thing

FILING = "filing:house."


def own(record: Record) -> bool:
    """Say whether only the form itself tells *record*: the filing, its document, and what it was about.

    Parties, agencies, issues and engagements stand in other forms too.
    """
    if not isinstance(record, Thing):
        return record.source.startswith(FILING)
    whole = f"document:{record.origin.dataset.partition(':')[2]}"
    return record.name.startswith(FILING) or (record.name == record.origin.document != whole)
