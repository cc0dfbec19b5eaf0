"""What is asked of a generation and what it answers, and a SPARQL text made ready to run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hillgraph.errors import WrongUse
from hillgraph.query.guard import checked, sized
from hillgraph.query.terms import Term
from hillgraph.query.tokens import (
    FORMS,
    Edit,
    declaring,
    edited,
    fillings,
    form,
    limiting,
    origin,
    placed,
    tokens,
)

SPARQL, SQL = "sparql", "sql"
TABULAR = ("csv", "tsv", "json", "xml")
STATEMENTS = ("ttl", "nt", "nq", "trig", "rdfxml", "jsonld")


@dataclass(frozen=True, slots=True)
class Request:
    """A text in *language*, sparql or sql, to be run over the generation in *folder*.

    *values* take the place of each ``$name``; *limit* is the most rows wanted. *wanted* is one
    of `TABULAR`, or of `STATEMENTS` for CONSTRUCT and DESCRIBE, which without one give ttl.
    An SQL answer has one form of its own, which `hillgraph.query.result` reads. *sums* are the
    checksums of the generation's files.
    """

    folder: Path
    language: str
    text: str
    prefixes: Mapping[str, str]
    values: Mapping[str, Term] = field(default_factory=dict)
    wanted: str = "json"
    limit: int | None = None
    sums: Mapping[str, str] = field(default_factory=dict)


class Answer(NamedTuple):
    """What came back: bytes in the form *wanted*; *form* is that of the query, or SQL."""

    form: str
    wanted: str
    data: bytes
    prefixes: Mapping[str, str]


class Ready(NamedTuple):
    """A text to run as it is, and the edits that made it from the user's own."""

    form: str
    wanted: str
    text: str
    source: str
    edits: tuple[tuple[Edit, ...], ...] = ()

    def placed(self, line: int, column: int, back: int) -> str:
        """Return where the character *back* of a place in this text is in the user's own, with its word."""
        starts = [0, *(match.end() for match in re.finditer("\n", self.text)), len(self.text)]
        offset = max(0, min(starts[min(line, len(starts)) - 1] + column - 1 - back, len(self.text)))
        for edits in reversed(self.edits):
            offset = origin(offset, edits)
        found = next((token for token in tokens(self.source) if offset < token.end), None)
        if found is None:
            return f"{placed(self.source, len(self.source.rstrip()))}, at the end"
        return f"{placed(self.source, found.start)}, at {found.text.splitlines()[0][:40]}"


def wanted(form: str) -> str:
    """Return the form in which to ask for an answer that is to be given as *form*."""
    return form if form in {*TABULAR, *STATEMENTS} else "json"


def ready(request: Request) -> Ready:
    """Return the text with its values, limit and prefixes in it, or refuse it.

    Raises `WrongUse` or `LimitReached`, as `hillgraph.query.guard.checked` does.
    """
    if request.language == SQL:
        sized(request.text)
        return Ready("SQL", "rows", request.text, request.text)
    checked(request.text)
    text, edits = request.text, []
    values = {name: value.sparql for name, value in request.values.items()}
    edits.append(tuple(fillings(text, values)))
    text = edited(text, edits[-1])
    if request.limit is not None:
        edits.append(tuple(limiting(text, request.limit)))
        text = edited(text, edits[-1])
    edits.append(tuple(declaring(text, request.prefixes)))
    text = edited(text, edits[-1])
    word = form(request.text)
    return Ready(word, _given(word, request.wanted), text, request.text, tuple(edits))


def _given(word: str, wanted: str) -> str:
    """Return the form in which a query of the form *word* is answered."""
    if wanted not in {*TABULAR, *STATEMENTS}:
        raise WrongUse(f"'{wanted}' is no form of an answer. Use {', '.join([*TABULAR, *STATEMENTS])}.")
    if word in {"CONSTRUCT", "DESCRIBE"}:
        return wanted if wanted in STATEMENTS else "ttl"
    if word in FORMS and wanted in STATEMENTS:
        raise WrongUse(f"{word} gives a table, not statements: use {', '.join(TABULAR)}.")
    return wanted
