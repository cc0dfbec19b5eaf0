"""The guard over time: what has got slower is noticed by whoever made it so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import guard
from benchmarks.groups import HABIT, LONG
from benchmarks.guard import Worse, better, closing, keep, ratios, worse
from benchmarks.measure import Outcome, Promise, Spent, turns


def outcome(name: str, ratio: float | None, *, bound: float = 9.0) -> Outcome:
    """Return an outcome whose value is its ratio, or 1 where it has none."""
    return Outcome(Promise(name=name, bound=bound, unit="×"), 1.0 if ratio is None else ratio, ratio=ratio)


@pytest.mark.parametrize(
    ("before", "now", "noticed"),
    [
        (1.5, 1.9, False),
        (1.5, 2.0, True),
        (1.5, 0.2, False),
        (0.0, 0.0, False),
        (0.0, 1.0, True),
    ],
)
def test_a_third_more_is_worse_and_less_is_not(before: float, now: float, noticed: bool) -> None:
    """2.0 is a third more than 1.5; of no wrong answers, one is worse."""
    found = list(worse({"look-up": now}, {"look-up": before}))

    assert found == ([Worse("look-up", before, now)] if noticed else [])


def test_a_row_that_was_not_measured_or_not_kept_is_not_held_against_anything() -> None:
    """Whoever measures one group isn't told of the others."""
    found = list(worse({"new": 9.0}, {"old": 1.0}))

    assert found == []


def test_the_closing_words_name_the_row_and_both_ratios() -> None:
    """Who reads that something is slower wants to know what, and by how much."""
    rows = [outcome("look-up", 2.0), outcome("export", 3.0), outcome("words", None, bound=0.5)]

    said, failed = closing(rows, {"look-up": 1.2})

    assert failed
    assert said == [
        "3 rows, 2 of them guarded.",
        "Promises broken: words.",
        "No ratio was kept of: export. --keep does so.",
        "Worse by a third or more: look-up, 2, and was 1.2.",
    ]


def test_a_broken_promise_alone_is_no_reason_to_fail() -> None:
    """A promise that was broken before isn't the fault of the change at hand."""
    said, failed = closing([outcome("build", 2.0, bound=1.0)], {"build": 2.0})

    assert not failed
    assert said == ["1 rows, 1 of them guarded.", "Promises broken: build."]


def test_what_was_measured_twice_counts_by_its_better_half() -> None:
    """Other work on the machine makes figures worse, never better."""
    first, second = outcome("look-up", 3.0), outcome("look-up", 1.4)

    assert better(first, [outcome("export", 0.1), second]) is second
    assert better(second, [first]) is second


def test_no_two_rows_share_a_name() -> None:
    """The second would be held against the first."""
    with pytest.raises(ValueError, match=r"Two rows are called 'parse'\."):
        ratios([outcome("parse", 1.0), outcome("parse", 2.0)])


def test_keeping_writes_ratios_alone_and_leaves_what_was_not_measured(tmp_path: Path) -> None:
    """Three digits are more than the noise of a run; nothing says on which machine it ran."""
    file = tmp_path / "baseline.json"

    keep({"look-up": 1.23456, "export": 4.0}, file)
    keep({"look-up": 1.5}, file)

    assert file.read_text(encoding="utf-8") == '{\n  "export": 4.0,\n  "look-up": 1.5\n}\n'
    assert guard.baseline(file) == {"export": 4.0, "look-up": 1.5}


def test_without_a_baseline_nothing_is_held_against_anything(tmp_path: Path) -> None:
    """The first run keeps the first ratios."""
    assert guard.baseline(tmp_path / "none.json") == {}


def test_the_baseline_in_the_repository_holds_positive_numbers_by_name() -> None:
    """A number of seconds or the name of a machine would mean nothing elsewhere."""
    kept = json.loads(guard.BASELINE.read_text(encoding="utf-8"))

    assert kept
    assert [name for name, ratio in kept.items() if not (isinstance(ratio, float) and ratio >= 0)] == []
    assert list(kept) == sorted(kept)


def test_what_is_quick_is_done_often_enough_to_be_measured() -> None:
    """One look-up of some microseconds is noise; a turn lasts some 50 milliseconds."""
    done = {"figure": 0, "floor": 0}

    def work(which: str, size: int) -> None:
        done[which] += 1
        sum(range(size))

    figure, floor, ratio = turns(lambda: work("figure", 20_000), lambda: work("floor", 10_000))

    assert min(done.values()) > 5 * 2 + 2
    assert isinstance(figure, Spent)
    assert figure.processor > floor.processor
    assert 1.0 < ratio < 4.0


def test_the_habit_and_what_takes_longer_have_nothing_in_common() -> None:
    """The habit is what one waits for; the year, growth, prospects and pictures take longer."""
    assert list(LONG) == ["again", "year", "prospects", "growth", "pictures"]
    assert HABIT.keys() & LONG.keys() == set()
