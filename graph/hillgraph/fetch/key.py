"""The key to a service: it comes from the environment alone, and goes to its host alone."""

from __future__ import annotations

import os
import re

from hillgraph.errors import WrongUse

PLAIN = re.compile(r"[0-9A-Za-z_.~+/=-]{1,200}")


def variable(source: str) -> str:
    """Return the name of the variable that holds the key to *source*."""
    return f"HILLGRAPH_{source.upper()}_KEY"


def key(source: str) -> str | None:
    """Return the key to *source*, None where there is none; it is never printed or written."""
    found = os.environ.get(variable(source), "").strip()
    if found and not PLAIN.fullmatch(found):
        raise WrongUse(f"${variable(source)} holds what is no key: letters and digits alone. Set it again.")
    return found or None
