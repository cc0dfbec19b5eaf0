"""Ending a command by ``kill -9`` at an instant drawn by chance, and looking at what is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

OFTEN = "HILLGRAPH_COMPLETE"
"""Where nothing may be missing, the instants are many."""

MANY, FEW = 200, 12


def instants(share: float, seed: int) -> Iterator[float]:
    """Yield parts of a command's time, 0 to 1.05, at which to kill it: a *share* of 200, or of a few."""
    dice = random.Random(seed)  # noqa: S311 - an example, not a secret
    for _ in range(round(share * (MANY if os.environ.get(OFTEN) else FEW))):
        yield dice.uniform(0, 1.05)


def killed(words: Sequence[str], after: float, *, store: Path | None = None) -> bool:
    """Start Python with *words*, kill it after so many seconds, and say whether it was still running."""
    running = _started(words, store)
    time.sleep(after)
    alive = running.poll() is None
    running.send_signal(signal.SIGKILL)
    running.wait()
    return alive


def taken(words: Sequence[str], *, store: Path | None = None) -> float:
    """Return the seconds that Python with *words* takes when it is left alone; it must end well."""
    before = time.perf_counter()
    running = _started(words, store)
    assert running.wait(timeout=120) == 0
    return time.perf_counter() - before


def _started(words: Sequence[str], store: Path | None) -> subprocess.Popen[bytes]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("HILLGRAPH_")}
    if store is not None:
        environment["HILLGRAPH_STORE"] = str(store)
    return subprocess.Popen(
        [sys.executable, *words], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
