"""An organisation's name taken apart: its words, its legal form, and the other names told with it."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

from hillgraph.resolve.vocabulary import Vocabulary, vocabulary

PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
APOSTROPHES = re.compile(r"['’‘`´ʼ]")
INITIALS = re.compile(r"\b(?:\w\.){2,}")
WORD = re.compile(r"\w+")
BEHALF = re.compile(r"[(\[]?\b(?:(?:on|in) behalf of|o[./]b[./]o\.?|obo)\b[:,]?")
FORMER = re.compile(
    r"[(\[]?\b(?:(?:formerly(?: known)?(?: as)?|previously(?: known)? as)\b|f[./]?k[./]?a\b\.?)[:,]?"
)
ALSO = re.compile(
    r"[(\[]?\b(?:(?:doing business|trading|also known) as\b|(?:d[./]?b[./]?a|a[./]k[./]a|aka)\b\.?)[:,]?"
)
STATES = re.compile(r"\bunited states(?: of america)?\b")
BRACKETED = re.compile(r"\(([^()]*)\)\s*$")
SHORTEST_ACRONYM = 2


class Spelling(NamedTuple):
    """A name's *words* without its legal *form*, its *other* names, and *through* whom it was filed.

    ``Alderfen LLC (on behalf of The Quarry Co., formerly known as Pit, Inc.)`` has the words *quarry*, the
    form *company*, the former name *pit incorporated* and was filed through *alderfen llc*.
    """

    words: tuple[str, ...]
    form: tuple[str, ...] = ()
    other: tuple[tuple[str, Spelling], ...] = ()
    through: str = ""

    @property
    def whole(self) -> tuple[str, ...]:
        """Return the words with the legal form after them."""
        return self.words + self.form

    @property
    def text(self) -> str:
        """Return the whole as one line."""
        return " ".join(self.whole)


def spelled(label: str) -> Spelling:
    """Take *label* apart.

    Where one files on behalf of another, the one named last is meant. Accents, case, punctuation, ``the`` and
    the difference between ``&`` and ``and`` count for nothing; short forms count as what they stand for.
    """
    text = folded(label)
    *through, subject = _split(BEHALF, text)
    current, *former = _split(FORMER, subject)
    name, *also = _split(ALSO, current)
    other = [
        *(("a former name", _bare(part)) for part in former),
        *(("another name", _bare(part)) for part in also),
    ]
    return _bare(name)._replace(other=tuple(other), through=" ".join(through).strip(" ()"))


def folded(text: str) -> str:
    """Return *text* in lower case, without accents or what web pages put for signs."""
    plain = unicodedata.normalize("NFKD", html.unescape(html.unescape(text)).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(PLAIN)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _split(at: re.Pattern[str], text: str) -> list[str]:
    """Return what stands between the words of *at*, all of it if they leave no word."""
    return [part for part in at.split(text) if WORD.search(part)] or [text]


def _bare(text: str) -> Spelling:
    known = vocabulary()
    joined = INITIALS.sub(lambda found: found[0].replace(".", "") + " ", APOSTROPHES.sub("", text))
    joined = STATES.sub("us", _without_acronym(joined)).replace("&", " and ").replace("_", " ")
    words = [known.expanded.get(word, word) for word in WORD.findall(joined)]
    kept = [word for word in words if word != "the"] or words
    return _parted(tuple(kept), known)


def _parted(words: tuple[str, ...], known: Vocabulary) -> Spelling:
    """Part the legal form from the end of a name, as long as a word is left."""
    form: list[str] = []
    while size := next(
        (size for size in (4, 3, 2, 1) if size < len(words) and words[-size:] in known.forms), 0
    ):
        form[:0] = words[-size:]
        words = words[:-size]
        if len(words) > 1 and words[-1] == "and":
            words = words[:-1]
    return Spelling(words, tuple(dict.fromkeys(form)))


def _without_acronym(text: str) -> str:
    """Return a name without the brackets after it that only hold its initials."""
    found = BRACKETED.search(text)
    if not found:
        return text
    short = "".join(WORD.findall(found[1]))
    letters = iter("".join(word[0] for word in WORD.findall(text[: found.start()])))
    shortened = len(short) >= SHORTEST_ACRONYM and all(letter in letters for letter in short)
    return text[: found.start()] if shortened else text
