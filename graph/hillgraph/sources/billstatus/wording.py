"""What many files say in the same words is read once: the words of an item, and what they mean.

Thousands of bills list the same members and subjects. An item's words are its XML as libxml2
writes it, so that two items of the same words hold the same fields; whatever is not yet known
is read by the table, field by field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element

Meaning = TypeVar("Meaning")
MOST = 20_000


class Known(dict[bytes, Meaning]):
    """Words and their meaning; forgets all when it is full, so that memory doesn't grow with files."""

    def keep(self, words: bytes, meaning: Meaning) -> Meaning:
        """Keep and return the *meaning* of *words*."""
        if len(self) >= MOST:
            self.clear()
        self[words] = meaning
        return meaning


def wording(item: Element) -> bytes:
    """Return the words of one element, its own name among them."""
    from lxml.etree import tostring

    return tostring(item)


def words(listed: Element | None) -> list[bytes] | None:
    """Return the words of each item of a list, None where it holds anything else or items in items.

    All are written out at once, which is quicker than to look at each.
    """
    from lxml.etree import tostring

    if listed is None or not len(listed):
        return []
    tag, text = listed.tag.encode(), tostring(listed)
    start, end = b"<%s><item>" % tag, b"</item></%s>" % tag
    if not (text.startswith(start) and text.endswith(end) and text.count(b"<item") == len(listed)):
        return None
    pieces = text[len(start) : -len(end)].split(b"</item><item>")
    return pieces if len(pieces) == len(listed) else None
