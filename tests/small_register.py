"""Small registers in the official forms, written on the spot: foreign principals, and reports of lobbying."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

COLUMNS = (
    "Foreign Principal Termination Date",
    "Foreign Principal",
    "Foreign Principal Registration Date",
    "Country/Location Represented",
    "Registration Number",
    "Registrant Date",
    "Registrant Name",
    "Address 1",
    "Address 2",
    "City",
    "State",
    "Zip",
)


class Row(NamedTuple):
    """A row of the foreign agents' register; days are as printed there."""

    number: str
    registrant: str
    principal: str
    since: str
    until: str = ""


class Report(NamedTuple):
    """A report of a registrant on a client with one lobbyist.

    *type* is that of a quarter's report; *expenses* are told of who files for itself, who has no income.
    """

    number: int
    registrant: tuple[int, str]
    client: tuple[int, str]
    lobbyist: tuple[int, str, str]
    text: str = "H.R. 4687"
    type: str = "Q1"
    year: int = 2025
    income: str | None = "30000.00"
    expenses: str | None = None
    method: str | None = None
    posted: str = "04-18"
    position: str = "Clerk, Committee on Samples"


def principals(rows: Iterable[Row], path: Path) -> Path:
    """Write the table of foreign principals."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        told = (row.until, row.principal, row.since, "KOREA, SOUTH", row.number, "01/02/2001", row.registrant)
        writer.writerow((*told, "", "", "", "", ""))
    path.write_bytes(text.getvalue().encode("cp1252"))
    return path


def reports(given: Iterable[Report], path: Path) -> Path:
    """Write reports as lines of JSON."""
    path.write_text("".join(f"{json.dumps(_report(each))}\n" for each in given), encoding="utf-8")
    return path


def filing(number: int) -> str:
    """Return the short name of the report of that *number*."""
    return f"filing:lda.{_uuid(number)}"


def _uuid(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-{number:012x}"


def _report(given: Report) -> Mapping[str, object]:
    place = {"state": "OR", "state_display": "Oregon", "country": "US", "country_display": "United States"}
    main = {"ppb_country": "US", "ppb_country_display": "United States"}
    firm, client, (lobbyist, first, last) = given.registrant, given.client, given.lobbyist
    person = {"id": lobbyist, "first_name": first, "last_name": last}
    activity = {
        "general_issue_code": "IMM",
        "general_issue_code_display": "Immigration",
        "description": given.text,
        "foreign_entity_issues": None,
        "lobbyists": [{"lobbyist": person, "covered_position": given.position, "new": False}],
        "government_entities": [{"id": 1, "name": "SENATE"}],
    }
    number = _uuid(given.number)
    return {
        "url": f"https://lda.senate.gov/api/v1/filings/{number}/",
        "filing_uuid": number,
        "filing_type": given.type,
        "filing_type_display": "1st Quarter - Report",
        "filing_year": given.year,
        "filing_period": "first_quarter",
        "filing_period_display": "1st Quarter (Jan 1 - Mar 31)",
        "filing_document_url": f"https://lda.senate.gov/filings/public/filing/{number}/print/",
        "filing_document_content_type": "text/html",
        "income": given.income,
        "expenses": given.expenses,
        "expenses_method": given.method,
        "expenses_method_display": None,
        "posted_by_name": "Dana Example",
        "dt_posted": f"{given.year}-{given.posted}T12:00:00-04:00",
        "termination_date": None,
        "registrant": {"id": firm[0], "name": firm[1], **place, **main, "dt_updated": None},
        "client": {
            "id": client[0],
            "client_id": client[0],
            "name": client[1],
            **place,
            **main,
            "effective_date": "2024-01-15",
            "client_self_select": given.income is None and given.expenses is not None,
        },
        "lobbying_activities": [activity],
        "conviction_disclosures": [],
        "foreign_entities": [],
        "affiliated_organizations": [],
    }
