"""A parameter's text as a typed term: its SPARQL form, and the value that SQL binds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hillgraph.errors import WrongUse
from hillgraph.model.names import KEY

if TYPE_CHECKING:
    from decimal import Decimal

XSD = "http://www.w3.org/2001/XMLSchema#"


class Term(NamedTuple):
    """A value in two forms: *sparql* stands in a query as it is, *value* is bound in SQL."""

    sparql: str
    value: date | Decimal | int | str | bool


def term(kind: str, text: str, prefixes: Mapping[str, str], *, name: str, example: str = "") -> Term:
    """Return what *text* means as a value of *kind* for the parameter *name*.

    *kind* is date, number, integer, text, boolean, ``thing`` for a thing of any kind, or the
    name of a kind, whose things alone will do. A thing is given by short name or IRI. *example*
    is shown where *text* won't do.
    """
    kinds = _kinds(prefixes)
    if kind in _READERS:
        read, wanted, usual = _READERS[kind]
        found = read(text)
    elif kind == "thing" or kind in kinds:
        found = _thing(kind, text, kinds)
        wanted = "a short name or an IRI of this graph" if kind == "thing" else f"the short name of a {kind}"
        usual = f"{'kind' if kind == 'thing' else kind}:key"
    else:
        raise WrongUse(
            f"The parameter {name} is declared as '{kind}', which is no kind. "
            f"Use one of {', '.join([*_READERS, 'thing'])}, or a kind of thing or tie."
        )
    if found is None:
        raise WrongUse(f"The parameter {name} can't be {text!r}: it is {wanted}, such as {example or usual}.")
    return found


def quoted(text: str) -> str:
    """Return *text* as a SPARQL string, all that could end or break it escaped."""
    return '"' + _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04X}", text) + '"'


_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"\\\u2028\u2029]')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?\Z")


def _kinds(prefixes: Mapping[str, str]) -> dict[str, str]:
    return {name: start for name, start in prefixes.items() if start.endswith(f"/id/{name}/")}


def _thing(wanted: str, text: str, kinds: Mapping[str, str]) -> Term | None:
    iri = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    kind, _, key = text.partition(":")
    for name, start in kinds.items():
        if iri.startswith(start):
            kind, key = name, iri[len(start) :]
    if kind not in kinds or wanted not in {"thing", kind} or not KEY.match(key):
        return None
    return Term(f"<{kinds[kind]}{key}>", f"{kind}:{key}")


def _date(text: str) -> Term | None:
    if not _DATE.match(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return Term(f'"{text}"^^<{XSD}date>', day)


def _number(text: str) -> Term | None:
    if not _NUMBER.match(text):
        return None
    if "." not in text:
        return Term(str(int(text)), int(text))
    from decimal import Decimal

    return Term(f"{Decimal(text):f}", Decimal(text))


def _integer(text: str) -> Term | None:
    return None if "." in text else _number(text)


def _text(text: str) -> Term | None:
    return None if _SURROGATE.search(text) else Term(quoted(text), text)


def _boolean(text: str) -> Term | None:
    return Term(text, text == "true") if text in {"true", "false"} else None


_READERS: dict[str, tuple[Callable[[str], Term | None], str, str]] = {
    "date": (_date, "a day", "2025-07-23"),
    "number": (_number, "a number", "15000 or 0.5"),
    "integer": (_integer, "a whole number", "119"),
    "text": (_text, "text in Unicode", "trade"),
    "boolean": (_boolean, "true or false", "true"),
}
