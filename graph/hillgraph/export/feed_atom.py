"""A feed as Atom (RFC 4287), written and read back with lxml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hillgraph.errors import InvalidInput
from hillgraph.export.feed import AUTHOR, Entry, Feed, refused
from hillgraph.version import __version__

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
OURS = "https://w3id.org/hillgraph/vocab#"
SEEN = f"{{{OURS}}}generation"


def written(feed: Feed) -> bytes:
    """Return *feed* as Atom."""
    from lxml import etree

    root = etree.Element(_tag("feed"), nsmap={None: ATOM, "hg": OURS})  # type: ignore[dict-item]
    for name, text in (("id", feed.name), ("title", feed.title), ("subtitle", feed.about)):
        _add(root, name, text)
    _add(root, "updated", _moment(feed.updated))
    _add(_add(root, "author"), "name", AUTHOR)
    _add(root, "generator", AUTHOR, version=__version__)
    if feed.page:
        _add(root, "link", rel="alternate", href=feed.page)
    etree.SubElement(root, SEEN).text = f"{feed.day} {feed.seen}"
    for each in feed.entries:
        _entry(root, each, feed.page)
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def read(document: bytes, file: str) -> Feed:
    """Return the feed that *document* is; raise `InvalidInput` where we didn't write it."""
    from hillgraph.sources.hardened import root as parsed

    try:
        root = parsed(document, file=file, wanted=_tag("feed"))
    except InvalidInput as error:
        raise refused(file, f"{error.faults[0].text}.") from error
    if root.findtext(_tag("generator")) != AUTHOR:
        raise refused(file, "is no feed that hillgraph wrote: its generator is another.")
    try:
        day, _, seen = _text(root, SEEN).partition(" ")
        entries = tuple(_read(each) for each in root.iterchildren(_tag("entry")))
        name, title = (_text(root, _tag(part)) for part in ("id", "title"))
    except ValueError as error:
        raise refused(file, f"is no feed that hillgraph wrote: {error}.") from error
    return Feed(name, title, "", day, seen, entries)


def _entry(root: _Element, entry: Entry, page: str) -> None:
    made = _add(root, "entry")
    for name, text in (("id", entry.name), ("title", entry.title), ("updated", _moment(entry.day))):
        _add(made, name, text)
    if page:
        _add(made, "link", rel="related", href=page)
    from lxml import etree

    content = _add(made, "content", type="xhtml")
    block = etree.SubElement(content, f"{{{XHTML}}}div", nsmap={None: XHTML})  # type: ignore[dict-item]
    listed = etree.SubElement(block, f"{{{XHTML}}}ul")
    for line in entry.lines:
        etree.SubElement(listed, f"{{{XHTML}}}li").text = line


def _read(entry: _Element) -> Entry:
    name, title, updated = (_text(entry, _tag(part)) for part in ("id", "title", "updated"))
    lines = tuple(each.text or "" for each in entry.iter(f"{{{XHTML}}}li"))
    return Entry(name, title, updated.partition("T")[0], lines)


def _add(parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, _tag(name), attributes)
    child.text = text
    return child


def _text(element: _Element, tag: str) -> str:
    found = element.findtext(tag)
    if not found:
        raise ValueError(f"{tag.rpartition('}')[2]} is missing")
    return found


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
