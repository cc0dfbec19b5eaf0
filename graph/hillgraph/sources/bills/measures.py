"""What a bill or resolution is called: its key, label, page and document."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hillgraph.model.records import Origin, Value
from hillgraph.sources.congresses import ordinal
from hillgraph.sources.datasets import whole

KINDS = {
    "hr": ("H.R.", "house-bill"),
    "s": ("S.", "senate-bill"),
    "hjres": ("H.J.Res.", "house-joint-resolution"),
    "sjres": ("S.J.Res.", "senate-joint-resolution"),
    "hconres": ("H.Con.Res.", "house-concurrent-resolution"),
    "sconres": ("S.Con.Res.", "senate-concurrent-resolution"),
    "hres": ("H.Res.", "house-resolution"),
    "sres": ("S.Res.", "senate-resolution"),
}
SITE = "https://www.congress.gov/bill"
spoken = lru_cache(ordinal)


class Measure(NamedTuple):
    """A bill or resolution by its three numbers; *type* is one of `KINDS`."""

    congress: int
    type: str
    number: int

    @property
    def key(self) -> str:
        """Return the key, as in ``119-hr-4687``."""
        return f"{self.congress}-{self.type}-{self.number}"

    @property
    def name(self) -> str:
        """Return the short name."""
        return f"bill:{self.key}"

    @property
    def code(self) -> str:
        """Return the number as files are named after it, as in ``119hr4687``."""
        return f"{self.congress}{self.type}{self.number}"

    @property
    def printed(self) -> str:
        """Return the number as it is printed, as in ``H.R. 4687``."""
        return f"{KINDS[self.type][0]} {self.number}"

    @property
    def label(self) -> str:
        """Return the printed number with its Congress, as in ``H.R. 4687 (119th)``."""
        return f"{self.printed} ({spoken(self.congress)})"

    @property
    def chamber(self) -> str:
        """Return the chamber it began in, where all who are on it serve."""
        return "house" if self.type.startswith("h") else "senate"

    @property
    def page(self) -> str:
        """Return its page at congress.gov."""
        return f"{SITE}/{spoken(self.congress)}-congress/{KINDS[self.type][1]}/{self.number}"

    def properties(self) -> dict[str, Value]:
        """Return what its numbers alone tell of it."""
        return {
            "label": self.label,
            "congress": f"congress:{self.congress}",
            "bill_type": self.type,
            "number": self.number,
            "origin_chamber": f"chamber:{self.chamber}",
            "page": (self.page,),
        }


class Told(NamedTuple):
    """A measure as one document of *source* tells of it.

    *bill* is its short name, *own* the origin of what is said of it alone, and *listed* that of
    people, committees and subjects: they stand on many bills of a Congress, so all its files
    together are the one document of theirs. That one has no day: what many files say of one
    member is one record then, which yields to whatever is dated.
    """

    measure: Measure
    bill: str
    own: Origin
    listed: Origin


def told(source: str, measure: Measure, key: str, day: date | None) -> Told:
    """Return *measure* as told in the document *key* of *source*, updated on *day*."""
    listed = whole(source, measure.congress)
    own = Origin(f"document:{source}.{key}", listed.dataset, day)
    return Told(measure, measure.name, own, listed)


def measure(congress: str | None, kind: str | None, number: str | None) -> Measure | None:
    """Return the measure of three texts, as 119, H.Res. and 5; None where they don't name one."""
    key = (kind or "").replace(".", "").replace(" ", "").lower()
    if key not in KINDS or not _counts(congress) or not _counts(number):
        return None
    return Measure(int(congress or 0), key, int(number or 0))


def _counts(text: str | None) -> bool:
    return text is not None and text.isascii() and text.isdigit() and not text.startswith("0")
