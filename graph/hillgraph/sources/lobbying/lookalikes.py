"""What only looks like a bill: addresses, sections, hours, possessives, a State's own bills."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

WINDOW = 24
PLACES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho "
    "Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota "
    "Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey Mexico York Carolina Dakota Ohio Oklahoma "
    "Oregon Pennsylvania Island Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming State "
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
STATE = re.compile(rf"\b(?:{'|'.join(PLACES.split())})(?:'s|’s)?\s{{1,2}}\Z")
NO_NUMBER = re.compile(r"\.\d|\s?%|[°′½]")
COUNTED = re.compile(
    r"""
    [ \xa0]{0,3}[-–]?(?:\+|(?i:
        (?:additional|annual|average|billion|business|calendar|certified|credit|credits|daily|days?|employees?
      | full|fte|half|hours?|hrs?|job|jobs|managers?|million|minutes?|mins?|months?|new|officers?|open|part
      | people|percent|persons?|plans?|positions?|professionals?|seats?|sessions?|shifts?|specialists?|staff
      | staffers|tons?|trainings?|users?|vacanc(?:y|ies)|visas?|weeks?|workers?|years?|yrs?)\b
    ))
    """,
    re.VERBOSE,
)
STREET = re.compile(
    r"""
    [ \xa0]{1,3}(?: (?:[NEW]|[NS][EW])\b\.?(?![\w-]) | (?:North|South|East|West)\b
      | (?i:(?:\w{1,16}[ ])?(?:street|st\.|st\b|avenue|ave\b|boulevard|blvd|highway|hwy|drive|lane|road|rd\b
      | suite|floor|block|route|corridor))\b )
    """,
    re.VERBOSE,
)
SECTION = re.compile(
    r"""
    \s?\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)
  | [ \xa0]{0,3}(?i:(?:and\s\d{1,4}\s)?of\s(?:title\b|chapter\b|subtitle\b|P\.?\s?L\b|public\slaw
      | th(?:e|is)\s(?!\d{2,3}(?:st|nd|rd|th)\b|last\b|previous\b|prior\b|current\b|congress\b)))
  | [ \xa0]{1,3}(?i:tariffs?|dut(?:y|ies)|investigations?|proceedings?|waivers?|petitions?|exclusions?)\b
    """,
    re.VERBOSE,
)
PART_OF_MORE = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]\.|['’´`]|&(?:\#39|\#x27|rsquo|apos);|[^\W\d_]&(?:amp;)?|[^\W\d_][-–])\Z"
)
NUMBERED_BY_LETTER = frozenset(
    "u. annex appendix chapter class exhibit form item model part phase schedule series sub subchapter table "
    "tier title type unit".split()
)
HOUSE_NUMBER = re.compile(r"(?<![\w.,#-])(?!(?:19|20)\d\d\s)\d{1,6}[ \xa0]{1,2}\Z")
JOINED = re.compile(r"[\s,/&;]{0,3}(?:and|or|amp;)?[\s]{0,3}")
WITH_HOUSE = re.compile(r"\s?(?:/|,|and|&|&amp;)\s?h\.?\s?r\b")
PERSONNEL = re.compile(r"[^;\n.]{0,16}(?:human\s+resources?|personnel)\b", re.IGNORECASE)
NEAR = 3
SHUT = "\n;,/:)]"
BLANKS = " \xa0"
OPEN = "\n/("
APART = {"; ", ", ", "/ ", ": ", "& "}


class Letters(NamedTuple):
    """What the letters before a number say; *plain* are those without a dot or a word."""

    kind: str
    plain: bool
    confidence: Decimal


def refused(text: str, start: int, end: int, letters: Letters, before: int) -> bool:
    """Say whether *letters* and number between *start* and *end* are no bill.

    *before* is where the bill before this one ended, 0 if there was none.
    """
    shut = text[end : end + 1] in SHUT
    if not shut and NO_NUMBER.match(text, end):
        return True
    if letters.kind == "s" and text[start + 1] not in "eE":
        return _no_senate_bill(text, start, end, before, shut=shut, plain=letters.plain)
    if letters.plain:
        return _no_house_bill(text, start, end, before, shut=shut)
    return text[start + 1] in "oeOE" and STATE.search(text, max(0, start - WINDOW), start) is not None


def _no_house_bill(text: str, start: int, end: int, before: int, *, shut: bool) -> bool:
    if not shut and (COUNTED.match(text, end) or PERSONNEL.match(text, end)):
        return True
    return (start - before > NEAR or not before) and _after_number(text, start)


def _no_senate_bill(text: str, start: int, end: int, before: int, *, shut: bool, plain: bool) -> bool:
    if not shut and (SECTION.match(text, end) or STREET.match(text, end)):
        return True
    if plain and (_form(text[start:end]) or (not shut and COUNTED.match(text, end))):
        return True
    if text[start] == "s" and not (_joined(text, before, start) or WITH_HOUSE.match(text, end)):
        return True
    if not start or text[start - 1] in OPEN or text[max(0, start - 2) : start] in APART:
        return False
    if text[start - 1] not in BLANKS:
        return PART_OF_MORE.search(text, max(0, start - len("&rsquo;")), start) is not None
    if text[max(0, start - WINDOW) : start].rstrip().rpartition(" ")[2].lower() in NUMBERED_BY_LETTER:
        return True
    return _after_number(text, start) and not _joined(text, before, start)


def _joined(text: str, before: int, start: int) -> bool:
    return bool(before) and JOINED.fullmatch(text, before, start) is not None


def _after_number(text: str, start: int) -> bool:
    digit = text[max(0, start - NEAR) : start].rstrip()[-1:].isdigit()
    return digit and HOUSE_NUMBER.search(text, max(0, start - WINDOW), start) is not None


def _form(printed: str) -> bool:
    """Say whether ``S-1`` is the form or the visa of that name: bills are hyphened when longer."""
    return printed[1:2] in {"-", "–"} and len(printed) < len("S-100")
