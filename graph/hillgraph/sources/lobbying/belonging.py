"""What belongs to a filing: what no document tells of but one that holds the filing itself."""

from __future__ import annotations

import re

from hillgraph.model.records import Record, Thing

FILING = "filing:lda."
PAPER = re.compile(r"lda\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def own(record: Record) -> bool:
    """Say whether *record* is a filing, its document, or a tie that begins at it or is keyed by it.

    Registrants, clients, lobbyists, engagements and interests stand on other filings too. A filing may
    stand on two pages: the builder finds that out and reads such pages together.
    """
    if not isinstance(record, Thing):
        return record.source.startswith(FILING) or "filing" in record.properties
    if record.kind == "document":
        return PAPER.match(record.key) is not None and record.name == record.origin.document
    return record.kind == "filing" and record.key.startswith("lda.")
