"""What is refused before a SPARQL parser sees it: what crashes one, changes the store, or reaches out.

pyoxigraph recurses once a level, and a process whose stack runs out is gone. Measured with
pyoxigraph 0.5.13 on a stack of 8 MB, the smallest text of each sort that ended in a crash:

    nested   EXISTS 860, functions 970, subqueries 1,190, braces 2,200, parentheses 4,700
    chained  LATERAL 2,650, MINUS 2,700, DESCRIBE 2,740, BIND 2,770, UNION 6,600, OPTIONAL 6,900,
             1+1 6,900, ?a&&?b 9,700, ! 9,700, a|a 11,000 members

A query is evaluated on a stack of its own of 128 MB (`hillgraph.query.sparql.STACK`). On half of
that, every sort came through at the bounds below, or was still running after 25 seconds, as
joins of more than some 180 patterns are: their order is what takes long. A level costs one
token at least, so the bound on tokens leaves a factor of 4 for DESCRIBE and `!`'s of 15, the
bound on depth one of 60. Rows of VALUES make no level (48,000 came through) and aren't
counted; a list after IN is, and holds some 5,000 values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from hillgraph.errors import LimitReached, WrongUse
from hillgraph.query.tokens import FORMS, Token, form, placed, tokens

BYTES = 100_000
DEPTH = 200
TOKENS = 10_000
UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP ADD MOVE COPY WITH".split())


def checked(text: str) -> None:
    """Raise `LimitReached` for a text too large to parse safely, `WrongUse` for one that isn't a query.

    Refused are updates, SERVICE, FROM and FROM NAMED, in whatever way the parser would read
    them: it takes ``SERVICEex:a`` and ``service:a {`` for the keyword.
    """
    sized(text)
    found = tokens(text)
    deep = next((token for token in found if token.depth > DEPTH), None)
    if deep:
        raise LimitReached(
            f"{placed(text, deep.start)}: the query is nested deeper than {DEPTH} brackets. Flatten it."
        )
    counted = sum(1 for _ in _levels(found))
    if counted > TOKENS:
        raise LimitReached(
            f"The query has {counted:,} words and signs outside VALUES, more than {TOKENS:,}. "
            "Put lists of values into VALUES, or ask in parts."
        )
    word = form(text)
    if word in UPDATES:
        raise WrongUse(f"{word} would change the store; a query begins with {_FORMS}.")
    if word not in FORMS:
        raise WrongUse(f"A query begins with {_FORMS}, after its prefixes; this one with '{word}'.")
    _closed(text, found)
    _apart(text, found)
    _inward(text, found)


def sized(text: str) -> None:
    """Raise `LimitReached` for a text of more than 100,000 bytes, `WrongUse` for what isn't Unicode."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise WrongUse(
            f"{placed(text, error.start)}: half of a character; the text isn't Unicode."
        ) from error
    if size > BYTES:
        raise LimitReached(f"The query has {size:,} bytes, more than {BYTES:,}. Ask in parts.")


def _levels(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens outside the rows of VALUES."""
    data, heads = 0, False
    for token in found:
        if data:
            data = data if token.depth >= data and token.text != "{" else 0
        elif heads and token.text == "{":
            data, heads = token.depth + 1, False
        elif token.kind not in {"variable", "parameter"} and token.text not in {"(", ")"}:
            heads = token.word == "VALUES"
        if not data:
            yield token


def _closed(text: str, found: Sequence[Token]) -> None:
    if found and found[-1].kind == "open":
        raise WrongUse(f"{placed(text, found[-1].start)}: the string that begins here is never closed.")


def _apart(text: str, found: Sequence[Token]) -> None:
    """Refuse ``?a<b#c>`` and ``?a<'b>`` in an expression.

    They are an IRI here and a comparison there, whose rest is a comment or a string.
    """
    inside: list[str] = []
    before = ""
    for token in found:
        comparable = inside[-1:] == ["("] and before in {"", ")", "TRUE", "FALSE"}
        if token.kind == "iri" and comparable and _TWO_WAYS.match(token.text):
            _refuse(text, token, "may be an IRI or a comparison; write the IRI in full, or a blank after <")
        if token.kind == "sign":
            inside = _bracketed(inside, token.text)
        before = token.text if token.kind == "sign" else token.word


def _inward(text: str, found: Sequence[Token]) -> None:
    silent = frozenset({"iri", "string", "variable", "parameter", "number"})
    for place, token in enumerate(found):
        if token.kind in silent:
            continue
        word = token.text.upper()
        before = found[place - 1].word if place else ""
        following = [each.text for each in found[place + 1 : place + 3]]
        if token.kind == "word" and ("SERVICE" in word or "SILENT" in word):
            _refuse(text, token, "asks another server; no query opens a connection")
        if "SERVICE" in word and _opens(word, following, before):
            _refuse(text, token, "is read as SERVICE by the parser; put a . before the {")
        if token.depth == 0 and "FROM" in word.partition(":")[0] and before != "PREFIX":
            _refuse(text, token, "chooses other data; for one source's version use GRAPH")


def _opens(word: str, following: Sequence[str], before: str) -> bool:
    """Say whether a token could be SERVICE with its server, or be followed by one, and then a group."""
    ends = word.endswith(("SERVICE", "SILENT"))
    return (following[:1] == ["{"] and before != "GRAPH") or (ends and following[1:2] == ["{"])


def _bracketed(inside: list[str], sign: str) -> list[str]:
    if sign in {"(", "{", "["}:
        return [*inside, sign]
    return inside[:-1] if sign in {")", "}", "]"} else inside


def _refuse(text: str, token: Token, why: str) -> NoReturn:
    raise WrongUse(f"{placed(text, token.start)}: {token.text} {why}.")


_FORMS = "SELECT, ASK, CONSTRUCT or DESCRIBE"
_TWO_WAYS = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*://)[^>]*[#']")
