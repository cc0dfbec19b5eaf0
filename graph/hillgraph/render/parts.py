"""What a report asks for each of its sections, as ``data/report.yml`` has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hillgraph.paths import table


@dataclass(frozen=True, slots=True)
class Part:
    """A section: the columns shown with headings, the charts beside them, and what to say without a row.

    *parameter* is the question's for the bill; *sides* counts parties and States ahead of the rows.
    """

    title: str
    why: str
    columns: Mapping[str, str]
    question: str = ""
    parameter: str | None = None
    charts: tuple[str, ...] = field(default=())
    sides: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts: those that a question fills, and four that more than one does."""

    sections: tuple[Part, ...]
    spent: Part
    claims: Part
    differences: Part
    sources: Part


def parts() -> Parts:
    """Return the parts of a report."""
    given: dict[str, Any] = table("report")
    sections = tuple(Part(**each) for each in given.pop("sections"))
    return Parts(sections, **{name: Part(**each) for name, each in given.items()})
