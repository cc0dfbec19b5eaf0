"""The most memory that a command and all its children hold at once."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

from benchmarks.measure import Command, Spent, ended

INTERVAL = 0.05


@dataclass(frozen=True, slots=True)
class Held:
    """What a command took: seconds, and bytes at the peak."""

    spent: Spent
    peak: int


def held(command: Command, environment: Mapping[str, str]) -> Held:
    """Run *command*, which must end 0, and look at its memory every 50 milliseconds.

    That is the sum over all its processes of the proportional set size (PSS), in which a page that
    several share counts once; where the system doesn't tell it, of the resident set size.
    """
    over, peaks = Event(), [0]
    with Path(os.devnull).open("wb") as nowhere:
        began = time.monotonic()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=nowhere, env={**os.environ, **environment}
        )
        watch = Thread(target=_watch, args=(child.pid, over, peaks))
        watch.start()
        try:
            spent = ended(child, began)
        finally:
            over.set()
            watch.join()
    return Held(spent, peaks[-1])


def _watch(pid: int, over: Event, peaks: list[int]) -> None:
    try:
        root = psutil.Process(pid)
        while not over.wait(INTERVAL):
            processes = [root, *root.children(recursive=True)]
            # A set that is resident is never smaller than its proportional part, which takes longer to ask.
            if sum(map(_resident, processes)) > peaks[-1]:
                peaks.append(max(peaks[-1], sum(map(_proportional, processes))))
    except psutil.NoSuchProcess:
        return


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def _proportional(process: psutil.Process) -> int:
    try:
        full = process.memory_full_info()
    except psutil.NoSuchProcess:
        return 0
    except psutil.AccessDenied:
        return _resident(process)
    return int(getattr(full, "pss", full.rss))
