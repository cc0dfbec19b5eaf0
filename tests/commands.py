"""Running the command as a person does, in a process of its own, or sooner, in that of the test."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from hillgraph.cli import main

OURS = "HILLGRAPH_"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


def ran(
    *words: str,
    store: Path | str | None = None,
    stdin: str = "",
    folder: Path | None = None,
    given: Mapping[str, str] | None = None,
) -> Ran:
    """Return what ``hillgraph`` with *words* does; *given* is added to its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    ended = subprocess.run(
        [sys.executable, "-m", "hillgraph", *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=kept | _given(store, given),
        cwd=folder,
        timeout=120,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def called(
    *words: str,
    store: Path | str | None = None,
    folder: Path | None = None,
    given: Mapping[str, str] | None = None,
) -> Ran:
    """Return what `ran` would, without the start of a process; what nobody foresaw is raised as it is.

    What a process has to itself stays with `ran`: signals, standard input, the name by which it was started.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    interrupted = signal.getsignal(signal.SIGINT)
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith(OURS):
                patch.delenv(name)
        for name, value in _given(store, given).items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["hillgraph", *words])
        patch.setattr(sys, "stdin", io.StringIO())
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        if folder is not None:
            patch.chdir(folder)
        try:
            with pytest.raises(SystemExit) as ended:
                main()
        finally:
            signal.signal(signal.SIGINT, interrupted)
    assert isinstance(ended.value.code, int)
    return Ran(ended.value.code, _text(out), _text(err))


def _given(store: Path | str | None, given: Mapping[str, str] | None) -> dict[str, str]:
    return ({} if store is None else {"HILLGRAPH_STORE": str(store)}) | dict(given or {})


def _text(printed: io.TextIOWrapper) -> str:
    """Return what was printed, each end of a line as one letter, as it is where a process is read."""
    printed.seek(0)
    return printed.read()
