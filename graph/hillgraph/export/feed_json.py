"""A feed as JSON Feed 1.1, written and read back."""

from __future__ import annotations

import json

import msgspec

from hillgraph.export.feed import AUTHOR, Entry, Feed, refused

VERSION = "https://jsonfeed.org/version/1.1"
OURS = "_hillgraph"


class Ours(msgspec.Struct):
    """What we add: the thing, and the newest build that was looked at with its day."""

    thing: str
    day: str
    seen: str


class Item(msgspec.Struct):
    """An item as we write it; *date_published* begins with the day."""

    id: str
    title: str
    date_published: str
    content_text: str


class Document(msgspec.Struct):
    """A feed as we write it, as far as it is read back."""

    title: str
    items: list[Item]
    ours: Ours = msgspec.field(name=OURS)


def written(feed: Feed) -> bytes:
    """Return *feed* as JSON Feed."""
    page = {"home_page_url": feed.page} if feed.page else {}
    made = {
        "version": VERSION,
        "title": feed.title,
        **page,
        "description": feed.about,
        "language": "en",
        "authors": [{"name": AUTHOR}],
        OURS: {
            "about": "https://w3id.org/hillgraph/",
            "thing": feed.name,
            "day": feed.day,
            "seen": feed.seen,
        },
        "items": [_item(each, feed.page) for each in feed.entries],
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n".encode()


def read(document: bytes, file: str) -> Feed:
    """Return the feed that *document* is; raise `InvalidInput` where we didn't write it."""
    try:
        found = msgspec.json.decode(document, type=Document)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise refused(file, f"is no JSON Feed that hillgraph wrote: {error}.") from error
    entries = tuple(
        Entry(
            each.id, each.title, each.date_published.partition("T")[0], tuple(each.content_text.split("\n"))
        )
        for each in found.items
    )
    return Feed(found.ours.thing, found.title, "", found.ours.day, found.ours.seen, entries)


def _item(entry: Entry, page: str) -> dict[str, str]:
    url = {"external_url": page} if page else {}
    return {
        "id": entry.name,
        **url,
        "title": entry.title,
        "content_text": "\n".join(entry.lines),
        "date_published": f"{entry.day}T00:00:00Z",
    }
