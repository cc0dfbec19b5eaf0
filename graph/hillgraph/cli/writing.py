"""Answers and lists on standard output, in the form that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from hillgraph.query.asking import Asking
from hillgraph.query.forms import literal, wanted, write
from hillgraph.query.question import Question
from hillgraph.query.request import Answer
from hillgraph.query.result import Result

AUTO = "auto"
STATEMENTS = {"CONSTRUCT", "DESCRIBE"}


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    """Print a list that we made ourselves."""
    _write(Result(tuple(columns), tuple(tuple(row) for row in rows)), form)


def write_answer(
    asking: Asking, asked: Question, given: Mapping[str, object], form: str, limit: int | None
) -> None:
    """Put a question and print its answer."""
    answer = asking.asked(asked, given, wanted=wanted(_chosen(form)), limit=limit)
    _write(answer, "ttl" if form == AUTO and answer.form in STATEMENTS else form)


def _write(answer: Answer | Result, form: str) -> None:
    sys.stdout.flush()
    write(answer, _chosen(form), sys.stdout.buffer, width=_width())
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


__all__ = ["literal", "write_answer", "write_rows"]
