"""The pace of requests: never more in any span of time than a service allows, from run to run."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from time import monotonic, sleep, time

import msgspec


class Pace:
    """At most *requests* in any *seconds*; those of the run before are in the file *memory*.

    The service counts a request when it arrives, which is some moment before the answer is here.
    So each is counted from its answer on: the next in its place then arrives late enough.
    """

    def __init__(self, requests: int, seconds: float, memory: Path) -> None:
        self.requests = requests
        self.seconds = seconds
        self._memory = memory
        self._answered = deque(_remembered(memory, seconds), maxlen=requests)

    def wait(self) -> None:
        """Wait until one more is allowed."""
        if len(self._answered) == self.requests:
            sleep(max(0.0, self._answered[0] + self.seconds - monotonic()))

    def count(self) -> None:
        """Count a request that was answered, or failed."""
        self._answered.append(monotonic())

    def remember(self) -> None:
        """Write down for the next run when this one asked."""
        ages = monotonic() - time()
        self._memory.write_bytes(msgspec.json.encode([each - ages for each in self._answered]) + b"\n")


def _remembered(memory: Path, seconds: float) -> list[float]:
    """Return when the run before asked, by the clock that only goes forward."""
    try:
        times = msgspec.json.decode(memory.read_bytes(), type=list[float])
    except (FileNotFoundError, msgspec.DecodeError):
        return []
    ages = sorted((time() - each for each in times), reverse=True)
    return [monotonic() - age for age in ages if 0 <= age < seconds]
