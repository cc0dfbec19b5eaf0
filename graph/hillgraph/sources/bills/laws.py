"""Laws that bills became, by the number that the National Archives give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hillgraph.model.records import Origin, Thing, Value

KEYS = {"Public Law": "pl", "Private Law": "pvtl"}
NUMBER = re.compile(r"[1-9][0-9]*-[1-9][0-9]*\Z")


@dataclass(frozen=True, slots=True)
class Law:
    """A public or private law; *number* is as in ``114-74``."""

    type: str
    number: str

    @property
    def key(self) -> str:
        """Return the key, as in ``pl-114-74``."""
        return f"{KEYS[self.type]}-{self.number}"

    @property
    def name(self) -> str:
        """Return the short name."""
        return f"statute:{self.key}"

    def thing(self, enacted: date | None, origin: Origin) -> Thing:
        """Return the statute, enacted on the day it became law."""
        properties: dict[str, Value] = {"label": f"{self.type} {self.number}"}
        if enacted:
            properties["enacted_on"] = enacted
        return Thing("statute", self.key, origin, properties)


def law(kind: str | None, number: str | None) -> Law | None:
    """Return the law of two texts, as Public Law and 114-74; None where they don't name one."""
    if kind not in KEYS or not number or not NUMBER.match(number):
        return None
    return Law(kind, number)
