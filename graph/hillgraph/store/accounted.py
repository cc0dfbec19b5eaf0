"""Accounts in the graph: what became of each filing, told by the filings of a build together.

A filing that names and amounts are read of says nothing of the versions after it, or of what contains its
amount; the builder learns that before it converts, and every filing is written with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from msgspec.structs import replace

from hillgraph.model.records import Record, Thing, Value
from hillgraph.model.statements import several
from hillgraph.sources.lobbying.counting import FORMS, REGISTRATION, Account, Report
from hillgraph.sources.lobbying.filing_types import PATTERN
from hillgraph.sources.lobbying.force import ENDS, moment
from hillgraph.sources.stated import stated

FILING = "filing"


def report(record: Record) -> Report | None:
    """Return the filing that *record* is, as far as counting needs it.

    None of what is on none of the three forms, or of a report whose type and period aren't both known.
    """
    said = record.properties
    if not isinstance(record, Thing) or record.kind != FILING or said.get("form") not in FORMS:
        return None
    form, kind, period = (str(said.get(name, "")) for name in ("form", "filing_type", "period"))
    if form != REGISTRATION and not (PATTERN.match(kind) and period in ENDS):
        return None
    year, amount, people = int(str(said.get("year", 0))), said.get("amount_usd"), said.get("lobbyist", ())
    return Report(
        name=record.name,
        form=form,
        register=str(said["register"]),
        registrant=str(said.get("registrant_as_filed", "")),
        client=str(said.get("client_as_filed") or (several(people) or ("",))[0]),
        year=year,
        period=period,
        type=kind,
        posted=_posted(said, year),
        amount=amount if isinstance(amount, Decimal) else None,
        expenses=said.get("amount_kind") == "expenses",
    )


def accounted(record: Thing, account: Account) -> Thing:
    """Return the filing *record* with its *account*."""
    told: Mapping[str, Value | None] = {
        "revision_of": account.before,
        "superseded_by": account.after,
        "in_force": account.in_force,
        "counted": account.counted,
        "contained_in": account.within,
        "standing": account.why,
        "lower": account.lower,
        "upper": account.upper,
        "doubt": account.doubts,
    }
    return replace(record, properties={**record.properties, **stated(told)})


def _posted(said: Mapping[str, Value], year: int) -> datetime | None:
    """Return when a filing was posted: to the second where the register tells it, else by its day."""
    printed, day = said.get("posted_at"), said.get("posted_on")
    if printed:
        return moment(str(printed), year)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if isinstance(day, date) else None
