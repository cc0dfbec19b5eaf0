"""How far a bill has come, by the codes of its actions.

The stage is the furthest of these that any action, or any activity of a committee, shows:

    introduced       1000, 10000, Intro-H
    referred         2000, 3000, 11000, 12000, H11100, H11200; a committee's "Referred to" and the like
    reported         5000, 14000, 14900, H12100, H12200, H12210; a committee's "Reported by" and the like
    failed house     9000
    failed senate    18000
    passed house     8000
    passed senate    17000
    passed both      8000 and 17000, be it in the same words or not
    presented        28000, E20000
    vetoed           30000, 31000
    enacted          36000, E40000, or a law's number

The Senate's own actions have no code, hence the committees. A discharge moves no stage, and
E30000 none either: it has been the President's signature and his veto. No text is read.

Sources: the list of action codes at congress.gov/help/field-values/action-codes for those of
the Library of Congress; usgpo/bill-status, User Guide, table 3, for those of the House.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

ORDER = (
    "introduced",
    "referred",
    "reported",
    "failed house",
    "failed senate",
    "passed house",
    "passed senate",
    "passed both",
    "presented",
    "vetoed",
    "enacted",
)
CODES = {
    **dict.fromkeys(("1000", "10000", "Intro-H"), "introduced"),
    **dict.fromkeys(("2000", "3000", "11000", "12000", "H11100", "H11200"), "referred"),
    **dict.fromkeys(("5000", "14000", "14900", "H12100", "H12200", "H12210"), "reported"),
    "9000": "failed house",
    "18000": "failed senate",
    "8000": "passed house",
    "17000": "passed senate",
    **dict.fromkeys(("28000", "E20000"), "presented"),
    **dict.fromkeys(("30000", "31000"), "vetoed"),
    **dict.fromkeys(("36000", "E40000"), "enacted"),
}
REFERRALS = frozenset({"referred to", "re-referred to", "committed to", "re-committed to"})
REPORTS = frozenset({"reported by", "reported original measure"})
_RANK = {name: rank for rank, name in enumerate(ORDER)}


@lru_cache(maxsize=4096)
def reached(
    stated: frozenset[str], codes: frozenset[str], activities: frozenset[str], *, law: bool
) -> str | None:
    """Return the furthest of the stages that are *stated* and those `shown`."""
    return furthest({*stated, *shown(codes, activities, law=law)})


def shown(codes: Iterable[str], activities: Iterable[str], *, law: bool) -> set[str]:
    """Return the stages that codes of actions and activities of committees show.

    *activities* are in lower case; *law* says that the bill has a law's number.
    """
    stages = {CODES[code] for code in codes if code in CODES}
    for activity in activities:
        if activity in REFERRALS:
            stages.add("referred")
        elif activity in REPORTS:
            stages.add("reported")
    return {*stages, "enacted"} if law else stages


def furthest(stages: set[str]) -> str | None:
    """Return the furthest of the stages that a bill has been through, None where there are none."""
    if {"passed house", "passed senate"} <= stages:
        stages = {*stages, "passed both"}
    return max(stages, key=_RANK.__getitem__, default=None)
