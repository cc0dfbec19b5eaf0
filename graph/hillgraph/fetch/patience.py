"""Patience with a host: how often it is asked, how long is waited between, and when to give up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import sleep
from typing import TypeVar

from hillgraph.errors import HillgraphError, LimitReached

Result = TypeVar("Result")


class Trouble(Exception):
    """A failure that may pass; *wait* is how many seconds the host asks to be left alone."""

    def __init__(self, text: str, wait: float | None = None) -> None:
        super().__init__(text)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Patience:
    """How often one file is asked for, and the limits in seconds.

    *first_wait* doubles with each try; *longest_wait* is the most that a host may ask for;
    *silence* is how long not a byte may come; *whole* is what one file may take in all.
    """

    tries: int = 5
    first_wait: float = 1
    longest_wait: float = 120
    silence: float = 30
    whole: float = 3600

    def through(self, work: Callable[[], Result], told: Callable[[str, float], None]) -> Result:
        """Do *work* again while it meets `Trouble`; *told* hears of each with the seconds to wait."""
        for number in range(1, self.tries):
            try:
                return work()
            except Trouble as trouble:
                wait = self._wait(trouble, number)
                told(str(trouble), wait)
                sleep(wait)
        try:
            return work()
        except Trouble as trouble:
            text = f"{trouble}, and so it ended {self.tries} times. What came is kept: run it again to go on."
            raise HillgraphError(text) from trouble.__cause__

    def _wait(self, trouble: Trouble, number: int) -> float:
        if trouble.wait is None:
            return min(self.first_wait * 2.0 ** (number - 1), self.longest_wait)
        if trouble.wait > self.longest_wait:
            raise LimitReached(
                f"{trouble}, and asks to be left alone for {trouble.wait:.0f} seconds; "
                f"over {self.longest_wait:.0f} is not waited. Run it again then."
            ) from trouble.__cause__
        return trouble.wait
