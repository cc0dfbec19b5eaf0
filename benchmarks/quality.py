"""How well synthetic filings are read and resolved, against the truth that was written with them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from benchmarks.corpus import SHARED
from benchmarks.synthetic import Filings, lines
from hillgraph.resolve.behalf import engaged
from hillgraph.resolve.resolution import resolved
from hillgraph.resolve.score import Labels, Score, score
from hillgraph.sources import lobbying
from hillgraph.sources.lobbying.counting import accounts
from hillgraph.sources.lobbying.members import Member, Members, Seat, joined, members
from hillgraph.sources.lobbying.mentions import mentions
from hillgraph.sources.lobbying.offices import offices
from hillgraph.sources.lobbying.origins import sitting
from hillgraph.sources.lobbying.titles import titles
from hillgraph.store.accounted import report

ACTS = SHARED / "official" / "partner-with-korea-act" / "partner-with-korea-act-bills.json"
Year = tuple[str, int]


@dataclass(slots=True)
class Sums:
    """What is added up of an organization and year, in US dollars."""

    naive: Decimal = field(default_factory=Decimal)
    corrected: Decimal = field(default_factory=Decimal)
    lower: Decimal = field(default_factory=Decimal)
    upper: Decimal = field(default_factory=Decimal)


def names(given: Filings) -> tuple[Score, Score]:
    """Return how well organizations are resolved, and people."""
    real = resolved(given.names).real
    return score(real, Labels(given.organisations, {})), score(real, Labels(given.people, {}))


def bills(given: Filings) -> Score:
    """Return how well bills are found in what filings say, popular titles of one Act among them."""
    acts = json.loads(ACTS.read_text("utf-8"))
    known = titles((each["title"], _number(each, "bill_type")) for each in acts)
    read = {
        (filing["filing_uuid"], place, each.bill)
        for filing in lines(given.folder / "filings.jsonl")
        for place, activity in enumerate(filing["lobbying_activities"])
        for each in mentions(activity["description"] or "", sitting(filing["filing_year"]), known)
    }
    true = {
        (row["filing_uuid"], row["activity"], _number(each, "type"))
        for row in given.truth["bill_mentions"]
        for each in row["mentions"]
    }
    return Score(len(read & true), len(read - true), len(true - read))


def _number(bill: dict[str, Any], kind: str) -> str:
    return f"{bill['congress']}-{bill[kind]}-{bill['number']}"


def former_offices(given: Filings) -> Score:
    """Return how well offices of members are read: role, chamber, legislator and both years."""
    texts: dict[str, list[dict[str, Any]]] = given.truth["covered_positions"]
    every = _index([row for rows in texts.values() for row in rows])
    told = [(person, text) for person, texts in given.truth["person_positions"].items() for text in texts]
    true = Counter(
        (person, row["role"], row["chamber"], row["bioguide"], row["start"], row["end"])
        for person, text in told
        for row in texts[text]
    )
    read = Counter(
        (person, each.role, each.chamber, joined(each, every), each.since, each.until)
        for person, text in told
        for each in offices(text)
        if each.kind == "member"
    )
    return Score((read & true).total(), (read - true).total(), (true - read).total())


def f1(found: Score) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * found.right / (2 * found.right + found.wrong + found.missed)


def true_sums(given: Filings) -> dict[Year, dict[str, Any]]:
    """Return what each organization spent in each year, by how it is reckoned."""
    return {
        (name, int(year)): figures
        for name, years in given.truth["spend"].items()
        for year, figures in years.items()
    }


def sums(given: Filings) -> dict[Year, Sums]:
    """Return the figures of each organization and year; names are joined as they are in truth."""
    file = given.folder / "filings.jsonl"
    real = given.organisations
    records = lobbying.read(file.read_bytes(), file=file.name)
    reports = [filing for each in records if (filing := report(each))]
    told = accounts(reports, real, engaged(given.names, real))
    found: defaultdict[Year, Sums] = defaultdict(Sums)
    for each in reports:
        spent, account = found[real[each.client], each.year], told[each.name]
        spent.naive += each.amount or 0
        if account.counted:
            spent.corrected += each.amount or 0
            spent.lower += account.lower or 0
            spent.upper += account.upper or 0
    return found


def _index(rows: list[dict[str, Any]]) -> Members:
    names = {
        row["bioguide"]: (row["office_holder"].rpartition(" "), row["chamber"])
        for row in rows
        if row["bioguide"]
    }
    return members(
        Member(bioguide, (given,), family, (Seat(chamber, None, None, None),))
        for bioguide, ((given, _, family), chamber) in sorted(names.items())
    )
