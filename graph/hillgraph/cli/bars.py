"""How long work goes on, on a terminal alone: a bar for many files, a word for what is being done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hillgraph.store.choices import Told


@contextmanager
def bar(*, quiet: bool) -> Iterator[Told | None]:
    """Yield what moves the bar, given the documents read and all; None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:,.0f} files/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", visible=False)

        def told(read: int, total: int) -> None:
            progress.update(task, completed=read, total=total, visible=read < total)

        yield told


@contextmanager
def doing(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Yield what is told of each step; shows it where somebody would see it."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update
