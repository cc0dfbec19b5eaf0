"""What an engine's process told: how long it took to load and to answer, and whether the answers are ours."""

from __future__ import annotations

import json
import os
import select
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
LOADING = 600.0  # seconds
ASKING = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """Seconds of one question when first asked and warm, and what came; nothing where patience ended."""

    first: float
    seconds: float
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One engine over some data: its version, seconds of loading, MiB at the peak, and its answers.

    An engine that isn't there, or fails, says *why*; a question without an answer took too long.
    """

    engine: str
    version: str = ""
    loaded: float | None = None
    memory: float | None = None
    answers: dict[str, Answer | None] = field(default_factory=dict)
    why: str = ""


def asked(
    engine: str, python: str, folder: Path, questions: Sequence[str], patience: float = ASKING
) -> Asked:
    """Ask *engine*, run by *python*, every one of *questions*; after one that takes too long, begin anew."""
    told, left = Asked(engine), list(questions)
    while left and not told.why:
        told = _session(told, python, folder, left, patience)
        left = [each for each in left if each not in told.answers]
    return told


def _session(told: Asked, python: str, folder: Path, left: Sequence[str], patience: float) -> Asked:
    command = [python, "-m", "benchmarks.rivals.session", told.engine, str(folder.resolve()), *left]
    errors = folder / f"{told.engine}.log"
    with (
        errors.open("wb") as log,
        subprocess.Popen(
            command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=log, start_new_session=True
        ) as child,
    ):
        try:
            for line in _lines(child, patience):
                told = _taken(told, line)
        except TimeoutError:
            if told.loaded is None:
                return replace(told, why=f"not loaded in {LOADING:g} s")
            open_ = next(each for each in left if each not in told.answers)
            return replace(told, answers={**told.answers, open_: None})
        finally:
            _end(child)
    if child.returncode:
        return replace(told, why=errors.read_text("utf-8", errors="replace").strip().rpartition("\n")[2])
    return told


def _lines(child: subprocess.Popen[bytes], patience: float) -> Iterator[dict[str, Any]]:
    """Yield each line that the child prints; raise `TimeoutError` where one is too long in coming."""
    if child.stdout is None:
        return
    within, pending = LOADING, b""
    until = monotonic() + within
    while True:
        ready, _, _ = select.select([child.stdout], [], [], max(0.0, until - monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(child.stdout.fileno(), 65536)
        if not piece:
            child.wait()
            return
        *lines, pending = (pending + piece).split(b"\n")
        for line in lines:
            yield json.loads(line)
            until = monotonic() + patience


def _taken(told: Asked, line: dict[str, Any]) -> Asked:
    if "loaded" in line:
        return replace(told, loaded=line["loaded"], version=line["version"])
    if "memory" in line:
        return replace(told, memory=line["memory"])
    name = line.pop("question")
    return replace(told, answers={**told.answers, name: Answer(**line)})


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and what it started, a server among them."""
    import signal

    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
