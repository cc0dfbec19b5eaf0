"""What was done with a bill by its ``data.json``: actions, roll calls and the stages they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hillgraph.model.records import Thing
from hillgraph.sources.bills import rolls
from hillgraph.sources.bills.acts import Act, chamber_of
from hillgraph.sources.bills.measures import Measure, Told
from hillgraph.sources.bills_json.form import Action, Bill

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T(?P<time>[0-9:]{5,8})\S*)?\Z")
CHAMBERS = {"h": "house", "s": "senate"}
TYPES = {"topresident": "presented", "vetoed": "vetoed", "enacted": "enacted"}
ORIGIN = "passed {chamber}"
STATUSES = {
    "INTRODUCED": "introduced",
    "REFERRED": "referred",
    "REPORTED": "reported",
    "PASS_OVER:HOUSE": "passed house",
    "PASS_OVER:SENATE": "passed senate",
    "PASSED:SIMPLERES": ORIGIN,
    "PASSED:CONCURRENTRES": "passed both",
    "PASSED:CONSTAMEND": "passed both",
    "PASSED:BILL": "passed both",
    "PASS_BACK:HOUSE": "passed both",
    "PASS_BACK:SENATE": "passed both",
    "CONFERENCE:PASSED:HOUSE": "passed both",
    "CONFERENCE:PASSED:SENATE": "passed both",
    "FAIL:ORIGINATING:HOUSE": "failed house",
    "FAIL:ORIGINATING:SENATE": "failed senate",
    "FAIL:SECOND:HOUSE": "failed house",
    "FAIL:SECOND:SENATE": "failed senate",
    "PROV_KILL:SUSPENSIONFAILED": None,
    "PROV_KILL:CLOTUREFAILED": None,
    "PROV_KILL:PINGPONGFAIL": None,
    "PROV_KILL:VETO": "vetoed",
    "OVERRIDE_PASS_OVER:HOUSE": "vetoed",
    "OVERRIDE_PASS_OVER:SENATE": "vetoed",
    "VETOED:POCKET": "vetoed",
    "VETOED:OVERRIDE_FAIL_ORIGINATING:HOUSE": "vetoed",
    "VETOED:OVERRIDE_FAIL_ORIGINATING:SENATE": "vetoed",
    "VETOED:OVERRIDE_FAIL_SECOND:HOUSE": "vetoed",
    "VETOED:OVERRIDE_FAIL_SECOND:SENATE": "vetoed",
    "ENACTED:SIGNED": "enacted",
    "ENACTED:VETO_OVERRIDE": "enacted",
    "ENACTED:TENDAYRULE": "enacted",
    "ENACTED:UNKNOWN": "enacted",
}


def day(path: str, text: str | None) -> date | None:
    """Return the day of a day or moment, which this form gives by Washington's clocks; None where absent.

    Raises `ValueError` with *path*.
    """
    if not text:
        return None
    try:
        if DAY.match(text):
            return date.fromisoformat(text[:10])
    except ValueError:
        pass
    raise ValueError(f"{path}: '{text[:40]}' is not a day (YYYY-MM-DD)")


def acts(bill: Bill) -> Iterator[Act]:
    """Yield the actions, which this form lists from the oldest to the newest."""
    for number, each in enumerate(bill.actions):
        moment = DAY.match(each.acted_at)
        code = each.action_code or None
        yield Act(
            day=day(f"$.actions[{number}].acted_at", each.acted_at),
            text=each.text.strip(),
            code=code,
            type=each.type,
            chamber=CHAMBERS.get(each.where or "") or chamber_of(code or ""),
            time=(moment["time"] or "") if moment else "",
            committees=tuple(f"committee:{name.lower()}00" for name in each.committees or ()),
        )


def votes(bill: Bill, origin: Told) -> Iterator[Thing]:
    """Yield the roll calls; a Congress has its first session in the odd year."""
    for each in bill.actions:
        chamber, held = CHAMBERS.get(each.where or ""), day("$.actions", each.acted_at)
        number = str(each.roll or "")
        if chamber and held and number.isdigit():
            session = 1 if held.year % 2 else 2
            congress = origin.measure.congress
            yield rolls.roll(chamber, congress, session, int(number), held=held, page=None, origin=origin.own)


def enacted(bill: Bill) -> date | None:
    """Return the day on which the bill became law."""
    return next((day("$.actions", each.acted_at) for each in bill.actions if each.type == "enacted"), None)


def stages(bill: Bill, measure: Measure) -> Iterator[str]:
    """Yield the stages that the file's own statuses and types of action show; a failed motion is none."""
    yield "introduced"
    for status in (bill.status, *(each.status for each in bill.actions if each.status)):
        if status not in STATUSES:
            raise ValueError(f"$.status: '{status[:40]}' is no status that is known")
        if found := STATUSES[status]:
            yield found.format(chamber=measure.chamber)
    yield from (TYPES[each.type] for each in bill.actions if _shows(each))


def _shows(action: Action) -> bool:
    return action.type in TYPES
