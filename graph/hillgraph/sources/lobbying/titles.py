"""Popular titles of bills, and where a text names a bill by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hillgraph.model.records import Record, Thing
from hillgraph.sources.lobbying.committees import spellings
from hillgraph.sources.lobbying.numbers import Named

ACT = re.compile(r"[Aa](?<!\w.)(?i:ct)\b(?:,?\s{1,3}(?:(?i:of)\s{1,3})?((?:18|19|20)\d\d)\b)?")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|&(?:amp;)?")
APART = re.compile(r"(?:\A|[^\w\s]\s{0,3}|\n\s{0,3}|\d\s{1,3}|\b(?:(?i:an?|and|the)|[a-z]{1,16})\s{1,3})\Z")
AMPERSANDS = {"&": "and", "&amp;": "and"}
FEWEST = 3
TELLING = 4
WIDEST = 300
WINDOW = 24


@dataclass(frozen=True, slots=True)
class Titles:
    """Titles in their plain form with the bills that have them, and how long they are by their last word."""

    known: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    def bills(self, title: str, congress: int) -> tuple[str, ...]:
        """Return the bills of a Congress with *title*, none where two of one chamber have it."""
        bills = tuple(bill for bill in self.known[title] if bill.startswith(f"{congress}-"))
        chambers = {bill.partition("-")[2][0] for bill in bills}
        return bills if len(chambers) == len(bills) else ()

    def found(self, text: str) -> Iterator[Named]:
        """Yield where *text* has a title, the longest that ends there."""
        before = 0
        for act in ACT.finditer(text):
            if each := self._longest(text, act, before):
                before = each.end
                yield each

    def _longest(self, text: str, act: re.Match[str], before: int) -> Named | None:
        least = max(before, act.start() - WIDEST)
        words = list(WORD.finditer(text, least, act.start()))
        plain = [_plain(word[0]) for word in words]
        end = f"act {act[1]}" if act[1] else "act"
        for length in self.lengths.get(plain[-1], ()) if plain else ():
            title = " ".join([*plain[-length:], end])
            if length <= len(words) and title in self.known:
                start = words[-length].start()
                if length + 1 >= TELLING or APART.search(text, max(0, start - WINDOW), start):
                    return Named(start, act.end(), (), title)
        return None


def told(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the titles by which *record* tells of a bill, each with the bill, for `titles`.

    The official title is none of them, nor what differs from it by case or a full stop alone: it is a
    sentence, and texts say the same of bills that they don't mean.
    """
    if isinstance(record, Thing) and record.kind == "bill":
        official = {_sentence(each) for each in spellings(record, ("official_title",))}
        for each in spellings(record, ("title", "alt_label")):
            if _sentence(each) not in official:
                yield each, record.key


def titles(named: Iterable[tuple[str, str]]) -> Titles:
    """Return what finds the bills of *named*, pairs of a title and a bill (``119-hr-4687``).

    Only titles that end in "Act", with or without a year, and have three words or more are used:
    shorter ones are parts of others. A year in the text must be in the title; one in the title may
    be left out in the text.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for title, bill in named:
        acts = list(ACT.finditer(title))
        words = [_plain(word) for word in WORD.findall(title[: acts[-1].start()])] if acts else []
        words = words[1:] if words[:1] == ["the"] else words
        if len(words) + 1 >= FEWEST and not title[acts[-1].end() :].strip(" ."):
            for year in {"", acts[-1][1] or ""}:
                known[" ".join([*words, "act", *([year] if year else [])])].add(bill)
            lengths[words[-1]].add(len(words))
    return Titles(
        {title: tuple(sorted(bills)) for title, bills in known.items()},
        {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
    )


def _sentence(title: str) -> str:
    return title.casefold().rstrip(" .")


def _plain(word: str) -> str:
    return AMPERSANDS.get(word) or word.casefold().replace("’", "'")
