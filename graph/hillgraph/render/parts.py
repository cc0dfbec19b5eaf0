"""What a report asks for each section: the question, the columns shown, what to say without a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked for a section: the columns shown with their headings, and what to say without a row."""

    title: str
    question: str
    parameter: str | None
    columns: Mapping[str, str]
    why: str
    charts: tuple[tuple[str, bool], ...] = field(default=())


SUPPORT = Part(
    "Sponsor and cosponsors",
    "supporters",
    "bill",
    {
        "since": "since",
        "name": "member",
        "role": "role",
        "party": "party",
        "state": "State",
        "document": "record",
    },
    "No sponsor of the bill is in this store.",
    (("growth", True),),
)
PARTS = (
    SUPPORT,
    Part(
        "The idea through the Congresses",
        "lineage",
        "bill",
        {
            "congress": "Congress",
            "bill": "bill",
            "introduced_on": "introduced",
            "sponsor_name": "sponsor",
            "cosponsors": "cosponsors",
            "in_congress": "both chambers, sponsors too",
            "stage": "stage",
        },
        "No other bill of the idea is in this store.",
        (("supporters", True),),
    ),
    Part(
        "The committee, and who of it supports the bill",
        "committee-supporters",
        "bill",
        {"name": "member", "role": "role", "side": "side", "supports": "supports", "observed_on": "seen on"},
        "The store has no members of its committees; build it with the files of legislators.",
    ),
    Part(
        "Who lobbied on it",
        "bill-lobbying",
        "bill",
        {
            "client_name": "client",
            "registrant_name": "registrant",
            "year": "year",
            "period": "period",
            "spelling": "named as",
            "document": "filing",
        },
        "No filing in force names the bill.",
    ),
    Part(
        "What can have been spent on it",
        "bill-spending",
        "bill",
        {
            "name": "client",
            "year": "year",
            "at_least_usd": "at least, US dollars",
            "equal_split_usd": "by equal split",
            "at_most_usd": "at most",
            "reports": "reports",
        },
        "No filing in force names the bill.",
    ),
    Part(
        "What it would allow",
        "lineage-allows",
        "bill",
        {
            "bill": "bill",
            "visa": "class",
            "country": "for",
            "number": "a year",
            "counts": "counting",
            "read": "text read",
        },
        "The store knows of no number that the bill would set.",
    ),
    Part(
        "Visas of other countries",
        "visa-numbers",
        None,
        {
            "visa": "class",
            "country": "nationality",
            "number": "a year",
            "counts": "counting",
            "carved_from": "out of",
            "section": "section",
            "document": "source",
        },
        "The store has no annual numbers of visas.",
        (("numbers", False),),
    ),
    Part(
        "Visas issued beside the numbers",
        "number-and-issued",
        None,
        {
            "visa": "class",
            "country": "nationality",
            "number": "number",
            "fiscal_year": "year",
            "months": "months",
            "issued": "issued in them",
            "why_not_divided": "why one can't be divided by the other",
        },
        "The store has no monthly tables of visas; build it with --source visas=PATH.",
    ),
)
CLAIMS = {
    "claim": "claim",
    "text": "says, in our own words",
    "verdict": "verdict",
    "reason": "the record",
    "used": "by",
}
DIFFERENCES = {
    "node": "of",
    "property": "point",
    "value": "value",
    "document": "document",
    "day": "its day",
    "taken": "taken",
}
CITED = {
    "id": "document",
    "title": "title",
    "publisher": "publisher",
    "of_day": "of",
    "retrieved_on": "read on",
    "page": "address",
}

SPENT = Part(
    "What those clients spent on lobbying of every kind",
    "spending",
    "client",
    {
        "client": "client",
        "year": "year",
        "naive_usd": "naive, US dollars",
        "corrected_usd": "corrected",
        "at_least_usd": "at least",
        "at_most_usd": "at most",
        "why": "why they differ",
    },
    "No filing in force names the bill, so no client's reports are added up.",
)
