"""The page ``docs/performance-rivals.md``, from what one run told."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from platform import machine, python_version

from benchmarks.rivals.asked import ASKING, Answer, Asked
from benchmarks.rivals.data import NAMES, PART

TEMPLATE = Path(__file__).parents[1] / "performance-rivals.md.j2"


@dataclass(frozen=True, slots=True)
class Table:
    """What engines told of one size of data; the first of them is ours, and its answers are the measure."""

    data: str
    statements: int
    engines: Sequence[Asked]

    @property
    def different(self) -> list[str]:
        """Return engine and question wherever an answer isn't that of the first engine that has one."""
        return [
            f"{each.engine}, {name}"
            for name in NAMES
            for each in self.engines
            if (answer := each.answers.get(name)) and answer.digest != self._right(name)
        ]

    def _right(self, name: str) -> str:
        found = (each.answers.get(name) for each in self.engines)
        return next(answer.digest for answer in found if answer)


def page(tables: Sequence[Table]) -> str:
    """Return the page's text."""
    from jinja2 import Template

    whole, part = tables
    template = Template(TEMPLATE.read_text(encoding="utf-8"), keep_trailing_newline=True, autoescape=False)
    rendered: str = template.render(
        python=python_version(),
        cores=os.cpu_count(),
        processor=machine(),
        statements=f"{whole.statements:,}",
        few=f"{part.statements:,}",
        part=PART,
        patience=f"{ASKING:g}",
        tables=[[cells(each, f"{table.statements:,}") for each in table.engines] for table in tables],
        absent=[f"{each.engine}: {each.why}" for table in tables for each in table.engines if each.why],
        rows={name: _rows(whole, name) for name in NAMES},
        different=[each for table in tables for each in table.different],
    )
    return rendered


def cells(told: Asked, statements: str) -> list[str]:
    """Return the row of one engine: name with version, statements, loading, memory, and each question."""
    if told.why and not told.answers:
        return [told.engine, "", "not measured", *[""] * (len(NAMES) + 1)]
    loaded = "" if told.engine.startswith("hillgraph") or told.loaded is None else f"{told.loaded:.1f}"
    memory = "" if told.memory is None else f"{told.memory:.0f}"
    answers = [_answer(told.answers[name]) if name in told.answers else "failed" for name in NAMES]
    return [f"{told.engine} {told.version}", statements, loaded, memory, *answers]


def _answer(answer: Answer | None) -> str:
    return f"over {ASKING:g} s" if answer is None else f"{1000 * answer.seconds:,.1f}"


def _rows(table: Table, name: str) -> str:
    found = [answer.rows for each in table.engines if (answer := each.answers.get(name))]
    return f"{found[0]:,}" if found else "no"
