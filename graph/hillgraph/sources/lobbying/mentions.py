"""Bills that a free text mentions, by number or by title, each with its place and a confidence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from hillgraph.sources.lobbying.numbers import LIKELY, numbered
from hillgraph.sources.lobbying.said import congresses
from hillgraph.sources.lobbying.titles import Titles


class Mention(NamedTuple):
    """A bill, where the text names it, and how much the spelling leaves open.

    The confidence is 0.99 where the words can mean nothing but a measure of Congress
    (``H.R. 4687``, ``S.J.Res. 5``, ``Senate Bill 12``); 0.9 where the same letters have other uses,
    where the number follows another one's letters, or where a title names the bill (``S. 12``,
    ``HR 4687``, the 3 of ``H.R. 2 and 3``); 0.7 where a reader might take it otherwise: what lies
    between the ends of a range, a resolution with a number that only bills reach, a number that may
    be a year, one with a comma inside.
    """

    bill: str
    span: tuple[int, int]
    spelling: str
    confidence: Decimal


def mentions(text: str, congress: int, titled: Titles | None = None) -> Iterator[Mention]:
    """Yield each mention in *text*, a text of the time of *congress*, in the order of the text.

    A Congress that the text itself says goes before *congress*. The bills of a list or a range have
    the whole list as their spelling; a bill named twice is yielded twice. Titles are found only
    where *titled* has them; one that both chambers' bills have names both.
    """
    found = numbered(text)
    if titled is not None and (by_title := list(titled.found(text))):
        found = sorted(found + by_title)
    if not found:
        return
    for named, of in zip(found, congresses(text, found, congress), strict=True):
        span = (named.start, named.end)
        spelling = text[named.start : named.end]
        if named.title is None:
            for number, confidence in named.numbers:
                yield Mention(f"{of}-{number}", span, spelling, confidence)
        elif titled is not None:
            for bill in titled.bills(named.title, of):
                yield Mention(bill, span, spelling, LIKELY)
