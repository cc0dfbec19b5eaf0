"""The application: its options for every command, and the commands by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated

import typer

from hillgraph.cli import answers, graphs, looks, pictures

app = typer.Typer(
    name="hillgraph",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from hillgraph import __version__

        typer.echo(f"hillgraph {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print results and failures only.")] = False,
) -> None:
    """Who moves which bill, by what tie, and who says so."""
    context.obj = {"quiet": quiet}


def _quiet(command: Callable[..., None]) -> Callable[..., None]:
    """Return *command* ending quietly when whoever reads its output has gone."""

    @wraps(command)
    def ended(*words: object, **options: object) -> None:
        try:
            command(*words, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return ended


COMMANDS: dict[str, Callable[..., None]] = {
    "build": graphs.build,
    "sources": graphs.sources,
    "kinds": graphs.kinds,
    "query": answers.query,
    "queries": answers.queries,
    "find": looks.find,
    "show": looks.show,
    "path": looks.path,
    "render": pictures.render,
    "export": pictures.export,
    "validate": graphs.validate,
    "demo": pictures.demo,
}
for name, called in COMMANDS.items():
    app.command(name)(_quiet(called))
