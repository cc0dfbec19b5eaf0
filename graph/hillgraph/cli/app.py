"""The application: its options for every command, and the commands by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "build": "building",
    "fetch": "fetching",
    "sources": "fetching",
    "resolve": "resolving",
    "kinds": "graphs",
    "query": "answers",
    "queries": "answers",
    "find": "looks",
    "show": "looks",
    "path": "looks",
    "network": "networks",
    "lineage": "bills",
    "supporters": "bills",
    "claims": "claimed",
    "render": "pictures",
    "chart": "pictures",
    "report": "pictures",
    "export": "pictures",
    "diff": "changed",
    "feed": "changed",
    "validate": "graphs",
    "doctor": "graphs",
    "demo": "pictures",
}
SETTINGS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


class Commands(TyperGroup):
    """The commands, each made when it is asked for: to make all of them for one costs 25 ms."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of a reader's way through them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name, None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        one = typer.Typer(**SETTINGS)
        one.command(cmd_name)(_quiet(_function(cmd_name)))
        return typer.main.get_command(one)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands by the first lines of their docstrings, none of them made for it."""
        del ctx
        lines = [(name, (_function(name).__doc__ or "").partition("\n")[0]) for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(lines)


app = typer.Typer(name="hillgraph", cls=Commands, no_args_is_help=True, **SETTINGS)


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


def _function(name: str) -> Callable[..., None]:
    function: Callable[..., None] = getattr(import_module(f"hillgraph.cli.{COMMANDS[name]}"), name)
    return function


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
