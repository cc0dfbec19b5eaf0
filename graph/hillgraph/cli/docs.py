"""The reference of commands and questions, made from the code and the questions' own headers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from hillgraph.model.kinds import ThingKind, model
from hillgraph.network.described import measures, networks, rules
from hillgraph.paths import table
from hillgraph.query.question import Question, questions
from hillgraph.store.generation import FORMAT
from hillgraph.store.tables import schema

MADE = "Made by `make docs`; do not edit."
NETWORKS = (
    "Draw one with `hillgraph network MEASURE --of NETWORK`, or `hillgraph.open(store).network(NETWORK)`.",
    "This is the codebook of each column, and the method behind it; data/networks.yml holds it.",
    "A network says who is tied to whom, never who influences whom.",
)
TABLES = (
    "The tables of a generation lie in `STORE/generations/NUMBER/tables`, a folder of Parquet files each.",
    "`STORE/CURRENT` names the live generation; any engine that reads Parquet reads them as they are:",
    "",
    "```python",
    "duckdb.sql(\"SELECT * FROM read_parquet('tables/bill/*.parquet')\")",
    'pandas.read_parquet("tables/bill")',
    'polars.read_parquet("tables/bill/*.parquet")',
    "```",
    "",
    f"This is version {FORMAT} of the layout, as the manifest's `format` says; more columns don't change it.",
    "Rows are sorted by `id`; lists are lists; a day is a date. What no source says is null.",
    "The store's own path is for reading only; `hillgraph export --format parquet` writes a copy to keep.",
)


def commands() -> str:
    """Return ``docs/commands.md``: every command with its arguments and options."""
    import typer

    from hillgraph.cli.app import app

    group: Any = typer.main.get_command(app)
    lines = ["# Commands", "", MADE, ""]
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        lines += [f"## hillgraph {name}", "", *_help(command), ""]
        lines += ["| argument or option | meaning |", "|---|---|"]
        lines += [f"| `{_usage(each)}` | {_meaning(each)} |" for each in command.params if not each.is_eager]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def asked() -> str:
    """Return ``docs/queries.md``: every named question with parameters and columns."""
    lines = ["# Named questions", "", MADE, "Ask one with `hillgraph query NAME -p parameter=value`.", ""]
    for subject, group in groupby(questions(), key=lambda each: each.subject):
        lines += [f"## {subject}", ""]
        for each in group:
            lines += [*_question(each), ""]
    return "\n".join(lines).rstrip() + "\n"


def drawn() -> str:
    """Return ``docs/networks.md``: every network and measure, with its columns and how it is reckoned."""
    lines = ["# Networks", "", MADE, *NETWORKS, "", "## Rules", ""]
    lines += [*(f"- **{name}.** {text}" for name, text in rules().items()), ""]
    for title, every in (("Networks", networks()), ("Measures", measures())):
        lines += [f"## {title}", ""]
        for each in every.values():
            lines += [f"### {each.name}", "", f"{each.title}.", ""]
            if each.columns:
                lines += ["| column | meaning |", "|---|---|"]
                lines += [*(f"| {name} | {meaning} |" for name, meaning in each.columns.items()), ""]
            told = (("Method", each.method), ("Reference", each.reference), ("Limits", each.limits))
            for word, text in told:
                if text:
                    lines += [f"{word}: {text}", ""]
    return "\n".join(lines).rstrip() + "\n"


def stored() -> str:
    """Return ``docs/tables.md``: every table of a generation, with its columns, types and meanings."""
    given, common = model(), table("tables")
    lines = ["# Tables", "", MADE, *TABLES, ""]
    for name, types in schema(given).items():
        kind = given.kinds.get(name)
        labels = {prop.name: prop.label for prop in kind.columns} if kind else {}
        lines += [f"## {name}", ""]
        if kind:
            what = kind.label if isinstance(kind, ThingKind) else f"tie: {kind.label}"
            lines += [f"One row a {what}.", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        lines += [f"| {each} | {of} | {labels.get(each) or common[each]} |" for each, of in types.items()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def written(checkout: Path) -> dict[Path, str]:
    """Return the text of each reference by its path below *checkout*."""
    texts = {"commands": commands(), "queries": asked(), "networks": drawn(), "tables": stored()}
    return {checkout / "docs" / f"{name}.md": text for name, text in texts.items()}


def _question(each: Question) -> Iterator[str]:
    yield f"### {each.name}"
    yield ""
    yield f"{each.title}. {each.answers}"
    yield ""
    if each.parameters:
        yield "| parameter | kind | default | example | |"
        yield "|---|---|---|---|---|"
        for given in each.parameters.values():
            default = "required" if given.default is None else given.default
            yield f"| {given.name} | {given.kind} | {default} | {given.example} | {given.note} |"
        yield ""
    yield "| column | meaning |"
    yield "|---|---|"
    for name, meaning in each.columns.items():
        yield f"| {name} | {meaning} |"
    for word in ("method", "reference", "limits"):
        if getattr(each, word):
            yield ""
            yield f"{word.capitalize()}: {getattr(each, word)}"


def _help(command: Any) -> list[str]:
    paragraphs = (command.help or "").strip().split("\n\n")
    return [line for each in paragraphs for line in (" ".join(each.split()), "")][:-1]


def _usage(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper()).replace("|", "\\|")
    names = ", ".join(parameter.opts)
    taken = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
    return (names + taken).replace("|", "\\|")


def _meaning(parameter: Any) -> str:
    default = parameter.default
    shown = "" if default in (None, False, "auto") or callable(default) else f" Default: {default}."
    return f"{parameter.help or ''}{shown}".strip().replace("|", "\\|")


if __name__ == "__main__":
    for path, text in written(Path(__file__).resolve().parents[3]).items():
        path.write_text(text, encoding="utf-8")
