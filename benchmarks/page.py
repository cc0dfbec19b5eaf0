"""The page ``docs/performance.md`` and its plot, from the figures of one run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import version
from math import isinf
from pathlib import Path
from platform import machine, python_version

from benchmarks import additions, congress, growth, prospects
from benchmarks.groups import HABIT, LONG
from benchmarks.growth import Growth, Size
from benchmarks.measure import Outcome, Spent
from benchmarks.plot import Plot, Point, svg
from benchmarks.prospects import Told

DOCS = Path(__file__).resolve().parents[1] / "docs"
TEMPLATE = Path(__file__).parent / "performance.md.j2"
LIBRARIES = ("duckdb", "lxml", "pyoxigraph", "rdflib")
ALONG = "Congresses"
RESOLVING = "resolving "


def write(outcomes: Sequence[Outcome], grown: Growth, told: Told) -> None:
    """Write the page and its plots."""
    (DOCS / "performance.md").write_text(page(outcomes, grown, told), encoding="utf-8")
    (DOCS / "growth.svg").write_text(drawing(grown), encoding="utf-8")
    (DOCS / "resolution.svg").write_text(resolution(outcomes), encoding="utf-8")


def page(outcomes: Sequence[Outcome], grown: Growth, told: Told) -> str:
    """Return the page's text."""
    from jinja2 import Template

    template = Template(TEMPLATE.read_text(encoding="utf-8"), keep_trailing_newline=True, autoescape=False)
    rendered: str = template.render(
        software=software(LIBRARIES),
        cores=os.cpu_count(),
        processor=machine(),
        habit=", ".join(HABIT),
        longer=", ".join(LONG),
        promises=[_promise(each) for each in outcomes],
        sizes=[_size(each) for each in grown.sizes],
        most=grown.sizes[-1].congresses,
        processes=congress.PROCESSES,
        rounds=len(growth.ROUNDS),
        asked=grown.asked,
        wrong=grown.wrong,
        sample=f"{additions.SAMPLE:,}",
        ways=list(prospects.rows(told)),
        brackets=list(prospects.brackets(told)),
    )
    return rendered


def software(libraries: Sequence[str]) -> str:
    """Return the versions of Python and of *libraries*."""
    return ", ".join([f"Python {python_version()}", *(f"{name} {version(name)}" for name in libraries)])


def drawing(grown: Growth) -> str:
    """Return the plot: seconds and memory by the number of Congresses, and what is allowed of each."""
    least, most = grown.sizes[0], grown.sizes[-1]
    ends = (least.congresses, most.congresses)
    seconds = [(each.congresses, each.spent.wall) for each in grown.sizes]
    memory = [(each.congresses, each.peak) for each in grown.sizes]
    return svg(
        [
            Plot("Seconds", ALONG, seconds, _line(ends, least.spent.wall, growth.TIME_GROWTH)),
            Plot("Peak memory, MiB", ALONG, memory, _line(ends, least.peak, growth.MEMORY_GROWTH)),
        ]
    )


def resolution(outcomes: Sequence[Outcome]) -> str:
    """Return the plot of resolving ever more names, and a line as steep as the least number of them is."""
    taken = [
        (float(each.promise.name.rpartition(" ")[2].replace(",", "")), each.figure.processor)
        for each in outcomes
        if each.promise.name.startswith(RESOLVING) and each.figure
    ]
    ends = (taken[0][0], taken[-1][0])
    line = [(ends[0], taken[0][1]), (ends[1], taken[0][1] * ends[1] / ends[0])]
    return svg([Plot("Seconds of processor time", "Names", taken, line)])


def _line(ends: tuple[int, int], start: float, times: float) -> list[Point]:
    return [(ends[0], start), (ends[1], start * times)]


def _promise(outcome: Outcome) -> list[str]:
    promise = outcome.promise
    bound = "" if isinf(promise.bound) else promise.said(promise.bound)
    kept = "" if isinf(promise.bound) else "kept" if outcome.kept else "**broken**"
    measured = f"{promise.said(outcome.value)} {promise.unit}"
    ratio = "" if outcome.ratio is None else f"{outcome.ratio:.3g}"
    return [promise.name, measured, bound, kept, ratio, *_seconds(outcome.figure), *_seconds(outcome.floor)]


def _seconds(spent: Spent | None) -> tuple[str, str]:
    return ("", "") if spent is None else (f"{spent.wall:.1f}", f"{spent.processor:.1f}")


def _size(size: Size) -> list[str]:
    spent = size.spent
    return [
        str(size.congresses),
        f"{size.statements:,}",
        f"{spent.wall:.1f}",
        f"{spent.processor:.1f}",
        f"{size.peak:.0f}",
        f"{size.statements / spent.wall:,.0f}",
    ]
