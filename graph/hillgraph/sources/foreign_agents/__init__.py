"""Agents of foreign principals, whom they act for and what they filed, from the register's bulk tables.

Its four tables come as CSV, one a file: registrants, foreign principals, short forms and documents.
Lists saved from the register's website lie beside them at times; they hold a part of the same rows
in another shape, and are passed over.

Source: United States Department of Justice, FARA eFile, bulk data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hillgraph.model.records import Record
from hillgraph.sources.foreign_agents import papers, principals, registrants, short_forms
from hillgraph.sources.foreign_agents.bulk import each
from hillgraph.sources.foreign_agents.tables import PRINCIPALS, REGISTRANTS, SHORT_FORMS, table
from hillgraph.sources.foreign_agents.told import Snapshot

NAME = "foreign_agents"


def read(document: bytes, *, file: str, day: date | None = None) -> Iterator[Record]:
    """Return registrations, who is named in them, and their ties; nothing for a list of the website.

    *day* is that on which the register stood so. Raises `InvalidInput` with every fault, before
    anything is yielded.
    """
    found = table(document, file=file)
    if found is None:
        return iter(())
    which, rows = found
    told = Snapshot(day)
    if which is REGISTRANTS:
        return registrants.records(each(rows, registrants.read), told)
    if which is PRINCIPALS:
        return principals.records(each(rows, principals.read), told)
    if which is SHORT_FORMS:
        return short_forms.records(each(rows, short_forms.read), told)
    return papers.records(each(rows, papers.read), told)
