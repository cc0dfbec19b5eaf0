"""A report on one bill: sections of rows and drawings from named questions, none empty without a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Any

from hillgraph.query.forms import shown
from hillgraph.query.opened import OpenGraph
from hillgraph.query.question import question
from hillgraph.render.charts import asked, chart
from hillgraph.render.parts import Part, parts
from hillgraph.render.select import around
from hillgraph.render.still import still
from hillgraph.store.tabular import Tabular

NAMED = frozenset("visa country congress chamber party node committee carved_from bill client".split())
"""Columns with things that are shown by their labels."""

MOST = 40  # things in the picture: a page has room for so many names


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its words, rows under headings, drawings as SVG, and why it has no rows."""

    title: str
    lead: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    drawings: tuple[str, ...] = ()
    why_empty: str = ""
    asked: str = ""

    @property
    def empty(self) -> bool:
        """Say whether it has neither rows nor drawings."""
        return not self.rows and not self.drawings


@dataclass(frozen=True, slots=True)
class Report:
    """A report on a bill as of the store's day."""

    bill: str
    title: str
    as_of: str
    sections: tuple[Section, ...]


DOCUMENT = re.compile(r"document:[\w.-]*\w")


def report(graph: OpenGraph, bill: str) -> Report:
    """Return the report on *bill*, a short name: from the store alone, the same each time."""
    return _Reporting(graph, bill).report()


class _Reporting:
    """Gathers sections, and the documents that they name."""

    def __init__(self, graph: OpenGraph, bill: str) -> None:
        self._graph, self._bill = graph, bill
        self._tables = Tabular(graph.generation)
        self._parts = parts()
        self._cited: set[str] = set()

    def report(self) -> Report:
        """Return the whole, the sources last."""
        asked = (self._asked(part) for part in self._parts.sections)
        sections = [self._head(), *asked, self._spent(), self._judged(), self._differing(), self._picture()]
        label = ": ".join(cell for name, cell in sections[0].rows if name in {"number", "title"})
        numbers = {name: f"[{place}]" for place, name in enumerate(sorted(self._cited), 1)}
        told = (_numbered(section, numbers) for section in (*sections, self._sources()))
        return Report(self._bill, label, self._graph.as_of.isoformat(), tuple(told))

    def _head(self) -> Section:
        ((label, title, design, since, stage, acted, updated, committees, sponsor),) = self._tables.ask(
            "bill-head", {"id": self._bill}
        )
        told = {
            "number": label,
            "title": title,
            "what it does": design or "its text was not read",
            "introduced": since,
            "sponsor": sponsor,
            "committee": committees,
            "stage": stage,
            "latest action": acted,
            "record last updated": updated,
        }
        rows = tuple((name, shown(value)) for name, value in told.items() if value is not None)
        return Section("What the bill does", headings=("", ""), rows=rows)

    def _asked(self, part: Part) -> Section:
        rows = self._graph.answered(part.question, self._given(part, part.question)).records()
        drawn = (chart(self._graph, name, self._given(part, asked(name))) for name in part.charts if rows)
        lead = _sides(rows, self._labels(rows)) if part.sides else ""
        return self._section(part, rows, lead, tuple(drawn))

    def _given(self, part: Part, name: str) -> dict[str, object]:
        """Return the bill under the parameter of *part*, if the question *name* has it."""
        wanted = question(name).parameters
        return {part.parameter: self._bill} if part.parameter and part.parameter in wanted else {}

    def _spent(self) -> Section:
        """Return the three figures of each client whose filings name the bill."""
        part = self._parts.spent
        clients = sorted({str(row[0]) for row in self._graph.query("bill-lobbying", bill=self._bill)})
        rows = [
            {part.parameter: client, **row}
            for client in clients
            for row in self._graph.answered(part.question, {str(part.parameter): client}).records()
        ]
        return self._section(part, rows)

    def _judged(self) -> Section:
        """Return the claims of every document that claims something of the lineage."""
        family = [str(row[1]) for row in self._graph.query("lineage", bill=self._bill)]
        wanted = {row[0] for row in self._tables.ask("claims-on", {"ids": family or [self._bill]})}
        found = self._graph.query("claims")
        rows = [row for row in found.records() if row[found.columns[0]] in wanted]
        registers = dict.fromkeys(str(row["searched"]) for row in rows if row["searched"])
        letters = {text: f"({letter})" for letter, text in zip(ascii_lowercase, registers, strict=False)}
        for row in rows:
            row[found.columns[0]] = str(row[found.columns[0]]).rpartition(".")[2]
            letter = letters.get(str(row["searched"]), "")
            row["reason"] = f"{self._worded(str(row['reason'] or ''))} {letter}".strip()
        counts = Counter(str(row["verdict"]) for row in rows)
        told = "; ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
        stated = ", ".join(sorted({str(row["stated_in"]) for row in rows}))
        notes = [f"{letter} {text}" for text, letter in letters.items()]
        return self._section(
            self._parts.claims, rows, " ".join([f"Claims of {stated}: {told}.", *notes]) if rows else ""
        )

    def _differing(self) -> Section:
        """Return what documents say differently of the bill and its ties."""
        part = self._parts.differences
        return self._section(part, self._graph.query(part.question, thing=self._bill).records())

    def _worded(self, text: str) -> str:
        """Return *text* with things by their labels instead of their short names."""
        short = re.compile(rf"\b(?:{'|'.join(self._graph.model.things)}):[\w-]*\w")
        labels = self._graph.labels(sorted(set(short.findall(text))))
        return short.sub(lambda found: labels.get(found[0], found[0]), text)

    def _picture(self) -> Section:
        view = around(self._graph, self._bill, most=MOST)
        left = f" {view.left_out} things further away were left out." if view.left_out else ""
        lead = (
            f"Who and what is tied to the bill.{left} The interactive picture: hillgraph render {self._bill}"
        )
        return Section("The picture", lead, drawings=(still(view),))

    def _sources(self) -> Section:
        part = self._parts.sources
        found = self._tables.ask("documents-cited", {"ids": sorted(self._cited)})
        lead = "Every document named by its number above. Terms and citations: hillgraph query sources"
        return self._section(part, [dict(zip(part.columns, row, strict=True)) for row in found], lead)

    def _section(
        self, part: Part, rows: list[dict[Any, Any]], lead: str = "", drawings: tuple[str, ...] = ()
    ) -> Section:
        labels, why = self._labels(rows), ""
        if not rows:
            registers = self._graph.asking().searched(question(part.question)) if part.question else []
            why = " ".join([part.why, *registers])
        cells = tuple(
            tuple(
                labels.get(str(row[name]), _told(row[name])) if name in NAMED else _told(row[name])
                for name in part.columns
            )
            for row in rows
        )
        self._cited.update(DOCUMENT.findall(" ".join([lead, *(cell for row in cells for cell in row)])))
        return Section(part.title, lead, tuple(part.columns.values()), cells, drawings, why, part.question)

    def _labels(self, rows: list[dict[Any, Any]]) -> dict[str, str]:
        named = {str(row[name]) for row in rows for name in NAMED & row.keys() if row[name]}
        return self._graph.labels(sorted(named))


def _told(value: object) -> str:
    """Return a cell; a whole number of dollars has no decimals."""
    return shown(int(value)) if isinstance(value, float) and value.is_integer() else shown(value)


def _numbered(section: Section, numbers: Mapping[str, str]) -> Section:
    """Return *section* with each document by its number in the list of sources."""

    def told(text: str) -> str:
        return DOCUMENT.sub(lambda found: numbers.get(found[0], found[0]), text)

    rows = tuple(tuple(told(cell) for cell in row) for row in section.rows)
    return replace(section, lead=told(section.lead), rows=rows)


def _sides(rows: list[dict[str, Any]], labels: Mapping[str, str]) -> str:
    """Return how many of each party and State stand behind the bill."""
    parties = Counter(labels.get(str(row["party"]), "party not known") for row in rows)
    states = Counter(str(row["state"] or "State not known") for row in rows)
    by_party = ", ".join(f"{number} of the {name}" for name, number in parties.most_common())
    by_state = ", ".join(
        f"{name} {number}" for name, number in sorted(states.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return f"{by_party}. By State: {by_state}." if rows else ""
