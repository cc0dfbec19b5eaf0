"""Answers and lists on standard output, in the form that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hillgraph.query.asking import Asking
    from hillgraph.query.question import Question
    from hillgraph.query.request import Answer
    from hillgraph.query.result import Result

AUTO = "auto"
STATEMENTS = {"CONSTRUCT", "DESCRIBE"}
EMPTY = {"json": b'"bindings":[]}}', "xml": b"<results></results></sparql>", "rows": b",[]]"}


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    """Print a list that we made ourselves."""
    from hillgraph.query.result import Result

    _write(Result(tuple(columns), tuple(tuple(row) for row in rows)), _chosen(form))


def write_answer(
    asking: Asking, asked: Question, given: Mapping[str, object], form: str, limit: int | None
) -> None:
    """Put a question and print its answer; what comes in the form that is wanted goes out as it came.

    An answer without rows says on standard error which thing it was about isn't there, and which registers
    were searched.
    """
    from hillgraph.query.request import wanted

    chosen = _chosen(form)
    answer = asking.asked(asked, given, wanted=wanted(chosen), limit=limit)
    if form == AUTO and answer.form in STATEMENTS:
        chosen = "ttl"
    if answer.wanted == chosen:
        sys.stdout.flush()
        sys.stdout.buffer.write(answer.data)
        sys.stdout.buffer.flush()
    else:
        _write(answer, chosen)
    if (given or asked.registers) and _empty(answer):
        for name in asking.absent(asked, given):
            sys.stderr.write(f"{name} is not in this store. What is there: hillgraph find, hillgraph kinds\n")
        for line in asking.searched(asked):
            sys.stderr.write(f"{line}\n")


def _empty(answer: Answer) -> bool:
    """Say whether an answer has no rows; a table in CSV or TSV is then its header alone."""
    if answer.wanted in {"csv", "tsv"}:
        return answer.data.count(b"\n") <= 1
    return answer.data.rstrip().endswith(EMPTY.get(answer.wanted, EMPTY["rows"]))


def literal(text: str) -> str:
    """Return *text* with what could move the cursor, reorder letters or break the line spelt out."""
    from hillgraph.query.forms import literal as spelt_out

    return spelt_out(text)


def _write(answer: Answer | Result, form: str) -> None:
    from hillgraph.query.forms import write

    sys.stdout.flush()
    write(answer, form, sys.stdout.buffer, width=_width())
    sys.stdout.buffer.flush()


def _chosen(form: str) -> str:
    if form != AUTO:
        return form
    return "table" if sys.stdout.isatty() else "csv"


def _width() -> int | None:
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns
