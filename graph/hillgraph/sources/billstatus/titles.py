"""Titles by their type: the one displayed, the official one, short ones, and those of portions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hillgraph.sources.bills.titles import Titles

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element, Reader


def titles(reader: Reader, listed: Element | None, displayed: str | None) -> Titles:
    """Return all titles; *displayed* is the one that the bill itself has."""
    found = Titles()
    if displayed:
        found.add("display", displayed)
    for item in reader.items(listed, "bill/titles"):
        texts = reader.texts(item, "bill/titles/item")
        kind, title = reader.promised(item, texts, "titleType"), texts.get("title")
        if title and not found.take(kind, title):
            reader.wrong(item, "titleType", f"'{kind[:60]}' is no type of title that is known")
    return found
