"""How a fetch goes on, for people: a line a file, and on a terminal a bar while one comes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from hillgraph.cli.writing import literal
from hillgraph.fetch.listening import Listener, Outcome

if TYPE_CHECKING:
    from rich.progress import Progress


class Lines(Listener):
    """A line on standard error for each file, and for each wait."""

    def waits(self, reason: str, seconds: float) -> None:
        """Say why it is asked again, and when."""
        self.say(literal(f"{reason}; again in {seconds:.0f} s"))

    def begins(self, name: str, requests: int, minutes: float) -> None:
        """Say how long a list will take."""
        self.say(literal(f"{name} takes {requests:,} requests more, about {minutes:,.0f} minutes"))

    def ended(self, outcome: Outcome) -> None:
        """Say what became of a file."""
        self.say(literal(f"{outcome.how:11}  {outcome.name}  {outcome.bytes:,} bytes"))

    def say(self, line: str) -> None:
        """Print a line."""
        typer.echo(line, err=True)


class Bar(Lines):
    """The same above a bar for the file that is coming."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", visible=False, said="")

    def came(self, name: str, bytes_held: int, total: int | None) -> None:
        """Move the bar."""
        from rich.filesize import decimal

        of = f" of {decimal(total)}" if total is not None else ""
        self._move(name, bytes_held, total, f"{decimal(bytes_held)}{of}")

    def counted(self, name: str, rows: int, total: int) -> None:
        """Move the bar."""
        self._move(name, rows, total, f"{rows:,} of {total:,}")

    def ended(self, outcome: Outcome) -> None:
        """Say what became of a file, and take its bar away."""
        self._progress.update(self._task, visible=False)
        super().ended(outcome)

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _move(self, name: str, done: int, total: int | None, said: str) -> None:
        self._progress.update(
            self._task, description=name, completed=done, total=total, visible=True, said=said
        )


@contextmanager
def listening(*, quiet: bool) -> Iterator[Listener]:
    """Yield who hears of a fetch: nobody, the writer of lines, or on a terminal the one with a bar."""
    if quiet or not sys.stderr.isatty():
        yield Listener() if quiet else Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[said]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)
