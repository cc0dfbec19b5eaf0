"""Running the command as a person does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


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
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HILLGRAPH_")}
    if store is not None:
        environment["HILLGRAPH_STORE"] = str(store)
    environment |= given or {}
    ended = subprocess.run(
        [sys.executable, "-m", "hillgraph", *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=folder,
        timeout=120,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout, ended.stderr)
