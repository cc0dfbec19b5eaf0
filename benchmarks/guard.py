"""The guard over time: no ratio may be worse by a third than the one that was kept of it.

A ratio has no unit, and less of it is better: how many times its floor something takes, what part is wrong
of what is right, what part it is of what it may be. Seconds of one machine are never kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Outcome

BASELINE = Path(__file__).with_name("baseline.json")
ALLOWED = 4 / 3
DIGITS = 3
Ratios = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Worse:
    """A row whose ratio is worse than the one *before* by a third or more."""

    name: str
    before: float
    now: float

    def __str__(self) -> str:
        return f"Worse by a third or more: {self.name}, {self.now:.3g}, and was {self.before:.3g}."


def baseline(file: Path = BASELINE) -> dict[str, float]:
    """Return the ratios that were kept, none where there is no file yet."""
    if not file.is_file():
        return {}
    kept: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return kept


def ratios(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Return the ratio of each outcome that has one, by its name, which no two share."""
    found: dict[str, float] = {}
    for each in outcomes:
        if each.ratio is not None:
            if each.promise.name in found:
                raise ValueError(f"Two rows are called '{each.promise.name}'.")
            found[each.promise.name] = round(each.ratio, 9)  # 1 less what is nearly 1 isn't quite nothing
    return found


def worse(now: Ratios, before: Ratios) -> Iterator[Worse]:
    """Yield what is worse by a third or more; of what was nothing at all, anything is.

    A row that isn't in both has nothing to be held against.
    """
    for name in now.keys() & before.keys():
        if now[name] > before[name] and now[name] >= ALLOWED * before[name]:
            yield Worse(name, before[name], now[name])


def better(one: Outcome, again: Iterable[Outcome]) -> Outcome:
    """Return, of an outcome and what was measured *again* by the same name, the one with the lesser ratio.

    Work beside it can make a figure worse, never better.
    """
    same = [each for each in (one, *again) if each.promise.name == one.promise.name]
    return min(same, key=lambda each: float("inf") if each.ratio is None else each.ratio)


def closing(outcomes: Sequence[Outcome], before: Ratios) -> tuple[list[str], bool]:
    """Return what is said when all is measured, and whether anything is worse by a third.

    A promise that is broken is named, but isn't what a run ends 1 for: that's for what has got worse.
    """
    now = ratios(outcomes)
    said = [f"{len(outcomes)} rows, {len(now)} of them guarded."]
    if broken := [each.promise.name for each in outcomes if not each.kept]:
        said.append(f"Promises broken: {'; '.join(broken)}.")
    if fresh := sorted(now.keys() - before.keys()):
        said.append(f"No ratio was kept of: {'; '.join(fresh)}. --keep does so.")
    found = sorted(map(str, worse(now, before)))
    return said + found, bool(found)


def keep(now: Ratios, file: Path = BASELINE) -> None:
    """Make *now* what later runs are held against; rows that weren't measured stay as they were."""
    kept = baseline(file) | {name: float(f"{ratio:.{DIGITS}g}") for name, ratio in now.items()}
    file.write_text(json.dumps(dict(sorted(kept.items())), indent=2) + "\n", encoding="utf-8")
