"""SPARQL text as tokens, and the few edits that are made to it: values, limit, prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})

# Outside strings and IRIs SPARQL has no sign beyond ASCII but letters, so all count as letters here;
# sets that leave ASCII out compile twenty times faster than sets that name the letters.
_LETTER = r"[^\x00-@\[-`{-\x7f]"
_WORD = r"[^\x00-/:-@\[-^`{-\x7f]"
_CHAR = r"[^\x00-,./:-@\[-^`{-\x7f]"
_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PREFIX = rf"(?:{_LETTER}(?:\.{{0,2}}{_CHAR}){{0,80}}+)?:"
_LOCAL = rf"(?:(?:{_WORD}|:|{_ESCAPE})(?:\.*(?:{_CHAR}|:|{_ESCAPE}))*+)?"
_STRINGS = (
    r'"""(?>(?:"{0,2}(?:[^"\\]|\\.))*)"""',
    r"'''(?>(?:'{0,2}(?:[^'\\]|\\.))*)'''",
    r'"(?>(?:[^"\\\r\n]|\\.)*)"',
    r"'(?>(?:[^'\\\r\n]|\\.)*)'",
)
_TOKEN = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in (
            ("gap", r"(?:[ \t\r\n]|\#[^\r\n]*)+"),
            ("string", "|".join(_STRINGS)),
            ("open", r"""["'].*"""),
            ("iri", r'<[^\x00-\x20<>"{}|^`\\]*(?:\\[uU][0-9A-Fa-f]+[^\x00-\x20<>"{}|^`\\]*)*>'),
            ("blank", rf"_:{_WORD}(?:\.*{_CHAR})*+"),
            ("name", f"{_PREFIX}{_LOCAL}"),
            ("variable", rf"\?{_WORD}+"),
            ("parameter", rf"\${_WORD}+"),
            ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?"),
            ("number", r"(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+"),
            ("word", r"[A-Za-z_][A-Za-z0-9_]*"),
            ("sign", r"<<\(|\)>>|<<|>>|\{\||\|\}|\^\^|&&|\|\||!=|<=|>=|[{}()\[\],;.|/^*?+!=<>~-]"),
            ("stray", r"."),
        )
    ),
    re.DOTALL,
)
_OPENING = frozenset({"(", "{", "[", "{|", "<<", "<<("})
_CLOSING = frozenset({")", "}", "]", "|}", ">>", ")>>"})


class Token(NamedTuple):
    """A piece of text: what it is, where it starts, and how many brackets are open around it."""

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Return the offset of the first character after it."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """Return a keyword in capitals; empty for all that isn't one."""
        return self.text.upper() if self.kind == "word" else ""


class Edit(NamedTuple):
    """A stretch of a text and what comes in its place."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """Return the tokens of *text*; blanks and comments are the gaps between them.

    A string that nothing closes is one token of kind ``open`` to the end of the text. That,
    and the longest prefix of 80 characters, keep the time linear in the text.
    """
    found, depth = [], 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "stray"
        if kind == "gap":
            continue
        piece = match.group()
        if kind == "sign" and piece in _CLOSING:
            depth = max(0, depth - 1)
        found.append(Token(kind, piece, match.start(), depth))
        if kind == "sign" and piece in _OPENING:
            depth += 1
    return found


def form(text: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, or the word that stands in their place."""
    words = (token.word for token in tokens(text) if token.depth == 0)
    return next((word for word in words if word and word not in {"PREFIX", "BASE", "VERSION"}), "")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with *edits* made; they are in order and don't overlap."""
    parts, end = [], 0
    for edit in edits:
        parts += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join([*parts, text[end:]])


def origin(offset: int, edits: Iterable[Edit]) -> int:
    """Return where the character at *offset* of the edited text stood before the edits."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        if offset < start:
            break
        if offset < start + len(edit.text):
            return edit.start
        shift += len(edit.text) - (edit.end - edit.start)
    return offset - shift


def placed(text: str, offset: int) -> str:
    """Return line and column of *offset* in words."""
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - text.rfind(chr(10), 0, offset)}"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with a serialised term in place of each ``$name`` that has one.

    Strings, comments and IRIs are left alone, as is a ``$name`` without a value.
    """
    return edited(text, fillings(text, values))


def fillings(text: str, values: Mapping[str, str]) -> list[Edit]:
    """Return the edits of `filled`; a blank keeps a value from melting into its neighbours."""
    found = []
    for token in tokens(text):
        if token.kind == "parameter" and token.text[1:] in values:
            before = "" if token.start == 0 or text[token.start - 1] in _APART else " "
            after = "" if token.end == len(text) or text[token.end] in _APART else " "
            found.append(Edit(token.start, token.end, f"{before}{values[token.text[1:]]}{after}"))
    return found


def limited(text: str, limit: int) -> str:
    """Return *text* with an outermost LIMIT of *limit* or less; an ASK needs none."""
    return edited(text, limiting(text, limit))


def limiting(text: str, limit: int) -> list[Edit]:
    """Return the edits of `limited`: a LIMIT lowered, or added where the grammar wants it."""
    if form(text) not in FORMS - {"ASK"}:
        return []
    found = tokens(text)
    for token, number in pairwise(found):
        if token.depth == 0 and token.word == "LIMIT":
            higher = number.kind == "number" and number.text.isdigit() and _above(number.text, limit)
            return [Edit(number.start, number.end, str(limit))] if higher else []
    values = (token.start for token in found if token.depth == 0 and token.word == "VALUES")
    place = next(values, found[-1].end)
    return [Edit(place, place, f" LIMIT {limit} ")]


def with_prefixes(text: str, prefixes: Mapping[str, str]) -> str:
    """Return *text* with those of *prefixes* declared that it uses and doesn't declare itself."""
    return edited(text, declaring(text, prefixes))


def declaring(text: str, prefixes: Mapping[str, str]) -> list[Edit]:
    """Return the edits of `with_prefixes`: all in the first line, so that lines keep their numbers.

    A name with two dots or more is written out as an IRI: pyoxigraph 0.5.13 ends it at the
    second dot, and reads ``service:K000397.house.119`` as a name and the number 0.119.
    """
    found = tokens(text)
    declared = declarations(found)
    names = [token for token in found if token.kind == "name"]
    used = {token.text.partition(":")[0] for token in names}
    missing = sorted(used - set(declared))
    lines = "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in missing if name in prefixes)
    whole = [edit for token in names for edit in _written_out(token, {**prefixes, **declared})]
    return [Edit(0, 0, lines), *whole] if lines else whole


def declarations(found: Sequence[Token]) -> dict[str, str]:
    """Return the prefixes that a text declares itself."""
    return {
        name.text.partition(":")[0]: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.word == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }


def local(text: str) -> str:
    """Return the local part of a name as it stands in an IRI."""
    return _LOCAL_ESCAPE.sub("", text)


def _written_out(token: Token, prefixes: Mapping[str, str]) -> list[Edit]:
    prefix, _, name = token.text.partition(":")
    if prefix not in prefixes or not _DOTS.search(name):
        return []
    return [Edit(token.start, token.end, f"<{prefixes[prefix]}{local(name)}>")]


_DOTS = re.compile(r"\.[^.]+\.")
_LOCAL_ESCAPE = re.compile(r"\\(?=[_~.!$&'()*+,;=/?#@%-])")


_APART = frozenset(" \t\r\n(){}[],;")


def _above(number: str, limit: int) -> bool:
    digits = number.lstrip("0") or "0"
    return len(digits) > len(str(limit)) or int(digits) > limit
