"""Types of filing: what the code of a filing, such as ``1TY``, says of it.

A code is the report's period and what kind of report it is: ``Q1`` to ``Q4`` and, to 2007, ``MM`` and ``YY``
are reports; ``1T`` a termination, ``1A`` an amendment, ``1@`` an amended termination, likewise for the other
periods; ``Y`` after any of them says that there was no activity. ``RR`` is a registration, ``RA`` amends one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from hillgraph.model.records import Value

PATTERN = re.compile(r"(?:R[RA]|(?:Q[1-4]|MM|YY|YE|[1-4MY][TA@])Y?)\Z")
REGISTRATIONS = ("RR", "RA")
AMENDING = "A@"
ENDING = "T@"


class FilingType(NamedTuple):
    """What a code says of its filing."""

    registration: bool
    amendment: bool
    termination: bool
    no_activity: bool


@cache
def filing_type(code: str) -> FilingType:
    """Return what *code* says; raise `ValueError` where it is none."""
    if not PATTERN.match(code):
        raise ValueError(f"$.filing_type: '{code}' is no type of filing that is known")
    registration = code in REGISTRATIONS
    return FilingType(
        registration=registration,
        amendment=code[1] in AMENDING,
        termination=not registration and code[1] in ENDING,
        no_activity=len(code) == 3,
    )


@cache
def stated(code: str) -> Mapping[str, Value]:
    """Return the properties of a filing that its *code* tells."""
    told = filing_type(code)
    if told.registration:
        return {"register": "LDA", "form": "LD-1", "filing_type": code, "is_amendment": told.amendment}
    return {
        "register": "LDA",
        "form": "LD-2",
        "filing_type": code,
        "is_amendment": told.amendment,
        "is_termination": told.termination,
        "no_activity": told.no_activity,
    }
