"""What many files say in the same words is read once: the words of an item, and what they mean.

Thousands of bills list the same members and subjects. An item's words are its XML as libxml2
writes it, so that two items of the same words hold the same fields. A list of which all words are
known is read at once; in any other each item is read by the table, field by field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hillgraph.sources.hardened import written

if TYPE_CHECKING:
    from hillgraph.sources.billstatus.reader import Element

Meaning = TypeVar("Meaning")
MOST, LONGEST = 20_000, 4096


class Known(dict[str, Meaning]):
    """Words and their meaning, up to `MOST` of `LONGEST` letters, so that memory doesn't grow with files."""

    def keep(self, words: str, meaning: Meaning) -> None:
        """Keep the *meaning* of *words*, which must have been read without a fault."""
        if len(words) > LONGEST:
            return
        if len(self) >= MOST:
            self.clear()
        self[words] = meaning


def wording(item: Element) -> str:
    """Return the words between the tags of one item."""
    return written(item)[len("<item>") : -len("</item>")]


def wordings(listed: Element, first: str = "") -> list[str] | None:
    """Return the words of each item of a list after *first*; None where it doesn't begin and end with items.

    All are written out at once, which is quicker than to look at each. Where one holds more than
    items of this kind, or items in items, some of the words are no item's: none that are known.
    """
    text = written(listed)
    start, end = f"<{listed.tag}><item>{first}", f"</item></{listed.tag}>"
    if text.startswith(start) and text.endswith(end):
        return text[len(start) : -len(end)].split(f"</item><item>{first}")
    return None
