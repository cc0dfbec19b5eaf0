"""A report on one bill: sections of rows and drawings from named questions, none empty without a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import Any

from hillgraph.query.forms import shown
from hillgraph.query.opened import OpenGraph
from hillgraph.query.question import question
from hillgraph.render.charts import chart
from hillgraph.render.parts import CITED, CLAIMS, DIFFERENCES, PARTS, SPENT, SUPPORT, Part
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
        self._cited: set[str] = set()

    def report(self) -> Report:
        """Return the whole, the sources last."""
        asked = (self._asked(part) for part in PARTS)
        sections = [self._head(), *asked, self._spent(), *self._judged(), self._picture()]
        label = ": ".join(cell for name, cell in sections[0].rows if name in {"number", "title"})
        numbers = {name: f"[{place}]" for place, name in enumerate(sorted(self._cited), 1)}
        told = (_numbered(section, numbers) for section in (*sections, self._sources()))
        return Report(self._bill, label, self._graph.as_of.isoformat(), tuple(told))

    def _head(self) -> Section:
        ((label, title, design, since, stage, acted, updated, committees, sponsor),) = self._tables.ask(
            "bill-head", {"bill": self._bill}
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
        parameters = {part.parameter: self._bill} if part.parameter else {}
        rows = self._graph.answered(part.question, parameters).records()
        why = part.why
        if not rows:
            why = " ".join([why, *self._graph.asking().searched(question(part.question))])
        drawings = tuple(
            chart(self._graph, name, {"bill": self._bill} if own else {}) for name, own in part.charts if rows
        )
        lead = _sides(rows, self._labels(rows)) if part is SUPPORT else ""
        return self._section(part.title, part.columns, rows, why, drawings, lead, part.question)

    def _spent(self) -> Section:
        """Return the three figures of each client whose filings name the bill."""
        named = self._graph.query("bill-lobbying", bill=self._bill).records()
        rows = [
            {**row, "client": client}
            for client in sorted({str(each["client"]) for each in named})
            for row in self._graph.query(SPENT.question, client=client).records()
        ]
        return self._section(SPENT.title, SPENT.columns, rows, SPENT.why, (), "", SPENT.question)

    def _judged(self) -> Iterator[Section]:
        """Yield the claims that touch the lineage, then what sources say differently of the bill."""
        family = [str(row[1]) for row in self._graph.query("lineage", bill=self._bill)]
        wanted = {row[0] for row in self._tables.ask("claims-on", {"ids": family or [self._bill]})}
        claims = [row for row in self._graph.query("claims").records() if row["claim"] in wanted]
        counts = Counter(str(row["verdict"]) for row in claims)
        lead = "; ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
        registers = dict.fromkeys(str(row["searched"]) for row in claims if row["searched"])
        letters = {text: f"({letter})" for letter, text in zip(ascii_lowercase, registers, strict=False)}
        why = "No document of this store makes a claim about the bill; check your own with hillgraph claims."
        for row in claims:
            row["claim"] = str(row["claim"]).rpartition(".")[2]
            row["reason"] = " ".join(
                [self._worded(row["reason"]), letters.get(str(row["searched"]), "")]
            ).strip()
            self._cited.update(DOCUMENT.findall(f"{row['used']} {row['stated_in']}"))
        stated = ", ".join(sorted({str(row["stated_in"]) for row in claims}))
        notes = [f"{letter} {text}" for text, letter in letters.items()]
        lead = " ".join([f"Claims of {stated}: {lead}." if claims else "", *notes])
        yield self._section("Claims against the record", CLAIMS, claims, why, (), lead, "claims")
        rows = self._graph.query("disagreements-of", thing=self._bill).records()
        why = "No two documents of this store differ on the bill or its ties."
        yield self._section("Where sources differ", DIFFERENCES, rows, why, (), "", "disagreements-of")

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
        named = sorted(self._cited)
        rows = [
            dict(zip(CITED, row, strict=True)) for row in self._tables.ask("documents-cited", {"ids": named})
        ]
        why = "No document is named above."
        lead = "Every document named by its number above. Terms and citations: hillgraph query sources"
        return self._section("Sources", CITED, rows, why, (), lead, "")

    def _section(
        self,
        title: str,
        columns: Mapping[str, str],
        rows: list[dict[str, Any]],
        why: str,
        drawings: tuple[str, ...],
        lead: str,
        asked: str,
    ) -> Section:
        labels = self._labels(rows)
        self._cited.update(DOCUMENT.findall(" ".join(str(row.get("document")) for row in rows)))
        cells = tuple(
            tuple(
                labels.get(str(row[name]), shown(row[name])) if name in NAMED else shown(row[name])
                for name in columns
            )
            for row in rows
        )
        return Section(title, lead, tuple(columns.values()), cells, drawings, "" if rows else why, asked)

    def _labels(self, rows: list[dict[str, Any]]) -> dict[str, str]:
        named = {str(row[name]) for row in rows for name in NAMED & row.keys() if row[name]}
        return self._graph.labels(sorted(named))


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
