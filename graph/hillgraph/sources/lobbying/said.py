"""Which Congress a text says that a bill is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hillgraph.sources.lobbying.numbers import Named

SAID = re.compile(
    r"""
    [\dLlPp](?<![\w,].)(?:
        (?<=\d)(?P<rest>\d{1,2})(?:
            (?i:st|nd|rd|th)\b(?:\s{0,3}(?i:Congress\b|Cong\b\.?)|(?=[\w\s/,&]{0,12}[)\]:]))
          | (?<=\(\d\d)(?=\)) | (?<=\(\d\d\d)(?=\)) | (?P<law>(?<=\d-1\d\d)(?!\w))
        )
      | (?<=[LlPp])(?i:ast|revious|rior)\s{1,3}(?i:Congress)\b
    )
    """,
    re.VERBOSE,
)
BREAK = re.compile(r"[;\n]|(?:[^\W\d_]{2}|[\d)\]])[.!?]\s{1,3}(?=[A-Z])")
BESIDE = re.compile(
    r"[\s,(\[–—-]{0,6}(?i:(?:introduced\s|reintroduced\s)?(?:in|of|from|during)\s{1,2})?(?i:the\s{1,2})?"
)
HEADED = re.compile(r"[)\]]?[ \t]{0,3}(?P<mark>:|[-–—](?=\s))?[ \t\r]{0,3}(?P<line>\n|\Z)?")
LINE_BEGINS = re.compile(r"(?:\A|\n)[ \t(\[]{0,8}(?:(?i:the)\s)?\Z")
LEADING = re.compile(r"[\s,]{0,3}(?P<surely>:\s{0,3}|\sas\s)?")
LINKED = re.compile(
    r"[ \xa0]{0,3}(?:[,/&(\"“-]|(?i:and|or|amp;)\b)[ \xa0,/&(\"“]{0,3}(?:(?i:and|or|the|amp;) {0,2}){0,2}"
)
NEWLINE = re.compile(r"\n")
BLANK = re.compile(r"\n[ \t\r]{0,40}\n")
SIGNS = ("ong", "ONG", ")", "]", ":", "-1")
OLDEST = 93
ROOM = 200
SENTENCE = 400
SCOPE = 2000
BACK = 20


class Said(NamedTuple):
    """A Congress, and where the text says it."""

    start: int
    end: int
    congress: int


def congresses(text: str, found: Sequence[Named], congress: int) -> list[int]:
    """Return the Congress of each of *found*: the one said beside it or above it, else *congress*.

    What stands after a bill in its own sentence is said of it and of those joined to it
    (``H.R. 2827/S. 1301 (118th)``); what stands before is said of the rest of the sentence, a
    heading with a colon of its line, and one on a line alone of the paragraph.
    """
    said = (
        list(_said(text, congress, {each.end for each in found}))
        if any(map(text.__contains__, SIGNS))
        else []
    )
    if not said or not found:
        return [congress] * len(found)
    result: list[int] = []
    ruling, until, at = congress, 0, bisect_left(said, (found[0].start,))
    over = said[at - 1] if at else None
    for number, each in enumerate(found):
        if over is not None:
            ruling, until = over.congress, _scope(text, over)
        result.append(ruling if each.start < until else congress)
        following = found[number + 1].start if number + 1 < len(found) else len(text)
        end = bisect_left(said, (following,), at)
        between, at = said[at:end], end
        if between and _of_the_bill_before(text, each, between[0], following):
            _mark(text, found, result, between.pop(0).congress)
        over = between[-1] if between and between[-1].start >= each.end else None
    return result


def _said(text: str, congress: int, ends: set[int]) -> Iterator[Said]:
    """Yield what is said; ``-118`` says it only where a bill ends, for laws have such numbers too."""
    for match in SAID.finditer(text):
        if match["law"] is not None and match.start() - 1 not in ends:
            continue
        number = int(text[match.start() : match.end("rest")]) if match["rest"] else congress - 1
        if max(OLDEST, congress - BACK) <= number <= congress + 1:
            yield Said(*match.span(), number)


def _of_the_bill_before(text: str, bill: Named, said: Said, following: int) -> bool:
    if not 0 <= said.start - bill.end <= ROOM or BREAK.search(text, bill.end - 1, said.start):
        return False
    leads = LEADING.fullmatch(text, said.end, following) if following < len(text) else None
    if text.startswith((")", "]"), said.end) or (leads and leads["surely"]):
        return not leads or not leads["surely"]
    if BESIDE.fullmatch(text, bill.end, said.start):
        return True
    headed = HEADED.match(text, said.end)
    return not leads and not (headed and headed["mark"])


def _mark(text: str, found: Sequence[Named], result: list[int], congress: int) -> None:
    """Set the Congress of the last of *result*, and of those before that are joined to it."""
    place = len(result) - 1
    result[place] = congress
    while place and LINKED.fullmatch(text, found[place - 1].end, found[place].start):
        place -= 1
        result[place] = congress


def _scope(text: str, said: Said) -> int:
    """Return where that which *said* rules ends."""
    headed = HEADED.match(text, said.end)
    ends_line = bool(headed and headed["line"] is not None)
    begins_line = LINE_BEGINS.search(text, max(0, said.start - ROOM), said.start) is not None
    if ends_line and begins_line:
        end = BLANK.search(text, said.end, said.end + SCOPE)
    elif headed and headed["mark"]:
        end = NEWLINE.search(text, said.end, said.end + SCOPE)
    else:
        end = BREAK.search(text, said.end, said.end + SENTENCE)
    return end.start() if end else said.end + SCOPE
