"""The measuring itself: a promise is only worth what measures it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import ALL
from benchmarks.measure import Benchmark, Outcome, beyond, measured, processor_time, times


def test_a_command_is_charged_for_what_its_children_do() -> None:
    """The command asks in a worker of its own; that time is the user's too."""
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"

    spent = processor_time((sys.executable, "-c", parent), {})

    assert spent >= 0.3


def test_a_command_that_fails_is_no_measurement() -> None:
    """A command that stops at once would look quick."""
    with pytest.raises(subprocess.CalledProcessError):
        processor_time((sys.executable, "-c", "raise SystemExit(3)"), {})


def test_a_figure_equal_to_its_floor_is_one_time_the_floor() -> None:
    """Both are run by turns, so a machine that slows down slows both."""
    same = [(sys.executable, "-c", "sum(range(2_000_000))")]

    outcome = measured(Benchmark("same", same, same, times, bound=1.5, unit="×", pairs=3))

    assert 0.5 < outcome.value < 2


def test_a_promise_is_kept_up_to_its_bound() -> None:
    """At most means that the bound itself is allowed."""
    promise = Benchmark("bound", [], [], beyond, bound=1.0, unit="s")

    kept = [Outcome(promise, figure=value, floor=0.0, value=value).kept for value in (0.9, 1.0, 1.1)]

    assert kept == [True, True, False]


def test_the_cheap_promises_are_stated_without_a_store(tmp_path: Path) -> None:
    """Each benchmark states its command, floor and bound before anything is run."""
    stated = [ALL[name](tmp_path) for name in ("start", "emission", "build")]

    assert [promise.name for promise in stated] == ["start-up", "emission", "dossier build"]
