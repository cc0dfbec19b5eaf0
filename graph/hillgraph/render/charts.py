"""The charts of ``data/charts.yml``: how the rows of each one's question are drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from hillgraph.errors import NotFound
from hillgraph.paths import table
from hillgraph.query.opened import OpenGraph
from hillgraph.query.question import question
from hillgraph.query.result import Result
from hillgraph.render.figures import Bar, Series, bars, stepped
from hillgraph.render.svg import COLOURS

MOST = 6
PROPOSED = "proposed"


class _Number(NamedTuple):
    """The first columns of the question on annual numbers."""

    visa: str
    country: str
    number: int | None
    counts: str | None
    carved_from: str | None
    status: str


def chart(graph: OpenGraph, name: str, parameters: Mapping[str, object]) -> str:
    """Return the chart *name* as SVG; raise `NotFound`, or `WrongUse` for a parameter."""
    if name not in DRAWN:
        raise NotFound(f"There is no chart '{name}'. They are: {', '.join(DRAWN)}.")
    found = graph.answered(asked(name), parameters)
    if not found and (absent := graph.asking().absent(question(asked(name)), parameters)):
        raise NotFound(f"{absent[0]} is not in this store. What is there: hillgraph find, hillgraph kinds")
    return DRAWN[name](graph, found)


def asked(name: str) -> str:
    """Return the question that the chart *name* draws."""
    return str(table("charts")[name])


def _numbers(graph: OpenGraph, found: Result) -> str:
    rows = [_Number(*cells) for cells in (cast("tuple[Any, ...]", row[:6]) for row in found)]
    labels = graph.labels({row.country for row in rows})
    drawn = [
        Bar(
            name=f"{row.visa.partition(':')[2]}, {labels.get(row.country, row.country)}",
            value=row.number,
            words=_limit(row),
            colour=1 if row.status == PROPOSED else 0,
            proposed=row.status == PROPOSED,
        )
        for row in sorted(rows, key=lambda row: (row.number is None, -(row.number or 0)))
    ]
    note = "Initial approvals a fiscal year; dashed: no annual number; outlined: proposed, not law."
    return bars("Annual numbers by visa class and nationality", drawn, note)


def _limit(row: _Number) -> str:
    if row.number is None:
        return f"no number of its own, {PROPOSED}" if row.status == PROPOSED else "no annual number"
    carved = f", out of {row.carved_from.partition(':')[2]}" if row.carved_from else ""
    return f"{row.number:,}{carved}{f', {PROPOSED}' if row.status == PROPOSED else ''}"


def _supporters(graph: OpenGraph, found: Result) -> str:
    labels = graph.labels({str(row[1]) for row in found})
    drawn = [
        Bar(
            name=labels.get(str(name), str(name)),
            value=float(str(cosponsors)),
            words=f"{cosponsors}; {in_congress} in both chambers",
            colour=0 if str(chamber).endswith("house") else 2,
        )
        for _, name, chamber, _, _, _, _, cosponsors, _, _, in_congress, *_ in found
    ]
    note = (
        "Cosponsors at the end of each record; of both chambers with sponsors. The last may not have ended."
    )
    return bars("Support by Congress", drawn, note)


def _growth(graph: OpenGraph, found: Result) -> str:
    del graph
    lines: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found.records():
        lines[row["name"]].append(row)
    series: list[Series] = []
    for name, each in lines.items():
        own = bool(each[0]["own"])
        points = tuple((float(row["age"]), float(row["cosponsors"])) for row in each)
        series.append(Series(name, points, colour=0 if own else 3, strong=own))
        if own:
            for colour, party in ((2, "democratic"), (1, "republican")):
                of = tuple((float(row["age"]), float(row[party])) for row in each)
                series.append(Series(f"of them {party}", of, colour=colour, dashed=True))
    note = "A line ends at the last update of the record or the end of the Congress; party as on joining."
    return stepped("Cosponsors by age of the bill", series, "days since introduction", note)


def _issuances(graph: OpenGraph, found: Result) -> str:
    del graph
    monthly = [
        row for row in found.records() if len(row["period"]) == len("2024-01") and row["period"][4] == "-"
    ]
    periods = sorted({row["period"] for row in monthly})
    places = {period: float(place) for place, period in enumerate(periods)}
    by_class: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in monthly:
        by_class[row["name"]][row["period"]] = float(row["issued"])
    largest = sorted(by_class, key=lambda name: (-sum(by_class[name].values()), name))[:MOST]
    series = [
        Series(
            name,
            tuple((places[each], by_class[name].get(each, 0.0)) for each in periods),
            colour=place % len(COLOURS),
            dashed=place >= len(COLOURS),
        )
        for place, name in enumerate(largest)
    ]
    note = f"Visas issued a month, renewals among them; the {MOST} largest classes at most."
    return stepped("Visas issued by month", series, "months that are held", note, periods)


def _spending(graph: OpenGraph, found: Result) -> str:
    del graph
    drawn: list[Bar] = []
    for row in found.records():
        bounds = f"{_usd(row['at_least_usd'])} to {_usd(row['at_most_usd'])}"
        for colour, what in ((3, "naive"), (0, "corrected")):
            value = row[f"{what}_usd"]
            words = _usd(value) if what == "naive" else f"{_usd(value)}, between {bounds}"
            drawn.append(Bar(f"{row['year']}, {what}", float(value or 0), words, colour))
    note = "US dollars as reported: naive counts much twice; corrected doesn't; bounds by the filing rule."
    return bars("Lobbying spending by year, in three figures", drawn, note)


def _ties(graph: OpenGraph, found: Result) -> str:
    kinds = graph.model.kinds
    drawn = [
        Bar(f"{kinds[row['kind']].plural}, {row['source']}", float(row["nodes"]), f"{row['nodes']:,}")
        for row in sorted(found.records(), key=lambda row: (-row["nodes"], row["kind"], row["source"]))
        if row["kind"] in graph.model.ties
    ]
    return bars(
        "Ties by kind and source", drawn[:40], "The forty largest; what several sources tell counts for each."
    )


def _usd(value: object) -> str:
    return "none" if value is None else f"${float(str(value)):,.0f}"


DRAWN: Mapping[str, Callable[[OpenGraph, Result], str]] = {
    "growth": _growth,
    "issuances": _issuances,
    "money": _spending,
    "numbers": _numbers,
    "supporters": _supporters,
    "ties": _ties,
}
