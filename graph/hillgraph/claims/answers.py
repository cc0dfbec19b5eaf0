"""What the record answers to a claim's question, row by row, without what the claim's own document says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hillgraph.errors import WrongUse
from hillgraph.query.opened import OpenGraph
from hillgraph.query.question import Question, question
from hillgraph.query.result import Result
from hillgraph.sources.claims import Claim

PAPERS = tuple("document documents".split())
"""The columns by which a row says where it comes from."""


@dataclass(frozen=True, slots=True)
class Found:
    """One row: the value compared, what it measures, from when to when it held, its documents and words."""

    value: object
    measure: object = None
    since: date | None = None
    until: date | None = None
    documents: tuple[str, ...] = ()
    words: str = ""

    def holds(self, day: date) -> bool:
        """Say whether this held on *day*; a row without days always did."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


class Answers:
    """Answers of one graph, each question put once for all claims that it is asked for."""

    def __init__(self, graph: OpenGraph, queries: str | None = None) -> None:
        self._graph, self._queries = graph, queries
        self._held: dict[tuple[str, tuple[tuple[str, str], ...]], Result] = {}

    def answer(self, claim: Claim) -> tuple[Question, Result]:
        """Return the question of *claim* and its answer."""
        asked = question(claim.question or "", self._queries)
        key = asked.name, tuple(sorted(claim.parameters.items()))
        if key not in self._held:
            self._held[key] = self._graph.answered(asked.name, claim.parameters, queries=self._queries)
        return asked, self._held[key]


def found(answers: Answers, claim: Claim) -> list[Found]:
    """Return the rows that can speak to *claim*.

    A row that only the claim's own document, or its dataset, stands behind is left out: nothing
    confirms itself. Raises `NotFound` where there is no such question, `WrongUse` for a parameter or
    column that it hasn't.
    """
    asked, result = answers.answer(claim)
    rows = [dict(zip(result.columns, row, strict=True)) for row in result]
    _known(asked, result.columns, claim)
    kept = (row for row in rows if all(_text(row[name]) == value for name, value in claim.conditions.items()))
    return [_found(row, claim) for row in kept if not _own(row, claim)]


def _known(asked: Question, columns: Sequence[str], claim: Claim) -> None:
    """Refuse a column that the answer hasn't."""
    wanted = (*claim.conditions, *claim.told, claim.column, claim.measured)
    for name in wanted:
        if name is not None and name not in columns:
            raise WrongUse(
                f"The question '{asked.name}' has no column '{name}'. It has: {', '.join(columns)}."
            )


def _found(row: dict[str, object], claim: Claim) -> Found:
    told = [f"{name.replace('_', ' ')} {_text(row[name])}" for name in claim.told if row[name] is not None]
    return Found(
        value=row[claim.column] if claim.column else None,
        measure=row[claim.measured] if claim.measured else None,
        since=_day(row.get("since")),
        until=_day(row.get("until")),
        documents=tuple(sorted(name for name in _papers(row) if name.startswith("document:"))),
        words=", ".join(told),
    )


def _own(row: dict[str, object], claim: Claim) -> bool:
    """Say whether only the document of *claim* stands behind *row*, or all that its publisher says."""
    papers = {name for name in _papers(row) if name.startswith("document:")}
    return papers == {claim.document} or (claim.dataset is not None and row.get("source") == claim.dataset)


def _papers(row: dict[str, object]) -> Iterable[str]:
    for name in PAPERS:
        value = row.get(name)
        yield from map(str, value if isinstance(value, list | tuple) else () if value is None else (value,))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
