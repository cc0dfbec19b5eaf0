"""Commands that answer questions: named ones, and texts in SPARQL or SQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from hillgraph.query.question import Question

from hillgraph.cli.options import ANSWER_FORMS, FORMS, AnswerFormat, Format, Store
from hillgraph.errors import InvalidInput, NotFound, WrongUse

Parameters = Annotated[
    list[str] | None,
    typer.Option("--parameter", "-p", help="A parameter; repeat for more.", metavar="NAME=VALUE"),
]
Folder = Annotated[
    str | None,
    typer.Option(
        "--queries", help="Your own folder of questions.", metavar="DIR", envvar="HILLGRAPH_QUERIES"
    ),
]


def query(
    name: Annotated[
        str | None,
        typer.Argument(help="A named question, a file, or - for standard input.", metavar="NAME|FILE|-"),
    ] = None,
    sparql: Annotated[str | None, typer.Option(help="A SPARQL query.", metavar="TEXT")] = None,
    sql: Annotated[str | None, typer.Option(help="One SELECT over the tables.", metavar="TEXT")] = None,
    parameter: Parameters = None,
    format: Annotated[AnswerFormat, typer.Option(help=ANSWER_FORMS, metavar="FORM")] = AnswerFormat.auto,
    limit: Annotated[int | None, typer.Option(min=0, help="At most this many rows.", metavar="N")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds until it is stopped.", metavar="S")] = 30,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the text that would run, and don't run it.")
    ] = False,
    queries: Folder = None,
    store: Store = None,
) -> None:
    """Answer a named question, a file, standard input, or a text in SPARQL or SQL.

    Runs in a process of its own that is stopped at the limit of time or memory. Updates and
    whatever would read a file or open a connection are refused.
    """
    from hillgraph.cli.writing import write_answer
    from hillgraph.query.asking import Asking
    from hillgraph.store.chosen import live

    asked = _asked(name, sparql, sql, queries)
    asking = Asking(live(store), timeout)
    values = given(parameter or [])
    if explain:
        typer.echo(asking.explained(asked, values, limit=limit))
        return
    write_answer(asking, asked, values, format.value, limit)


def queries(
    name: Annotated[
        str | None, typer.Argument(help="One question, with its parameters, columns and text.")
    ] = None,
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto,
    queries: Folder = None,
) -> None:
    """List the named questions, or print one whole."""
    from hillgraph.cli.writing import literal, write_rows
    from hillgraph.query.question import question, questions

    if name is not None:
        for line in _described(question(name, queries)):
            typer.echo(literal(line))
        return
    rows = [(each.subject, each.name, each.title, " ".join(each.parameters)) for each in questions(queries)]
    write_rows(("subject", "name", "title", "parameters"), rows, format.value)


def _asked(name: str | None, sparql: str | None, sql: str | None, folder: str | None) -> Question:
    from hillgraph.query.question import MARKS, Question, question

    if sum(each is not None for each in (name, sparql, sql)) != 1:
        raise WrongUse("Give one of: a question's name, a file, -, --sparql TEXT, --sql TEXT.")
    if sparql is not None:
        return Question("", "sparql", sparql)
    if sql is not None:
        return Question("", "sql", sql)
    text = name or ""
    if text == "-":
        return _typed(sys.stdin.buffer.read(), "standard input", "")
    if Path(text).suffix in MARKS:
        path = Path(text)
        if not path.is_file():
            raise NotFound(f"There is no file {path}.")
        return _typed(path.read_bytes(), path.stem, path.suffix)
    return question(text, folder)


def _typed(document: bytes, name: str, ending: str) -> Question:
    """Return the question in *document*; what its ending doesn't tell, its first word does."""
    from hillgraph.errors import Fault
    from hillgraph.query.question import parsed

    try:
        text = document.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            [Fault(name, document[: error.start].count(b"\n") + 1, 0, "is not UTF-8")]
        ) from error
    return parsed(text, name, ending or (".sql" if _reads_as_sql(text) else ".rq"))


def _reads_as_sql(text: str) -> bool:
    """Say whether a text without an ending is SQL: SPARQL has no FROM but names IRIs, and braces."""
    lines = (line.strip() for line in text.splitlines())
    body = " ".join(line for line in lines if line and not line.startswith(("#", "--")))
    return text.lstrip().startswith("--") or "{" not in body


def given(parameters: list[str]) -> dict[str, object]:
    """Return the parameters that were given as ``name=value``, as text."""
    found: dict[str, object] = {}
    for each in parameters:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise WrongUse(f"A parameter is given as name=value, not '{each}'.")
        if name in found:
            raise WrongUse(f"The parameter '{name}' is given twice.")
        found[name] = value
    return found


def _described(asked: Question) -> list[str]:
    lines = [f"{asked.name}: {asked.title}", asked.answers, "", "Parameters"]
    for each in asked.parameters.values():
        need = f"default {each.default}" if each.default is not None else "required"
        lines.append(f"  {each.name} ({each.kind}, {need}; example {each.example}) {each.note}".rstrip())
    lines += ["", "Columns", *(f"  {name}: {meaning}" for name, meaning in asked.columns.items())]
    if asked.registers:
        lines += ["", f"Registers searched: {', '.join(asked.registers)}"]
    for word in ("method", "reference", "limits"):
        if getattr(asked, word):
            lines += ["", f"{word.capitalize()}: {getattr(asked, word)}"]
    return [*lines, "", asked.text.rstrip()]
