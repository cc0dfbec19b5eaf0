"""What bills are listed under: subjects, committees and the Congress, each the same record on every bill."""

from __future__ import annotations

import re
from functools import lru_cache

from hillgraph.model.records import Origin, Thing, Value
from hillgraph.model.slugs import slug
from hillgraph.sources.bills.members import PARTY_OF
from hillgraph.sources.congresses import CHAMBERS, chamber_things, congress_things
from hillgraph.sources.datasets import document
from hillgraph.sources.parties import party_things

COMMITTEE = re.compile(r"[hsj][a-z]{3}[0-9a-z]{2}\Z")


@lru_cache(maxsize=64)
def frame(congress: int, listed: Origin, title: str, publisher: str, page: str) -> tuple[Thing, ...]:
    """Return what all bills of a Congress rest on: the document of all their files, itself, the chambers."""
    return (
        document(listed, title=title, publisher=publisher, page=page),
        *congress_things([congress], listed),
        *chamber_things(CHAMBERS, listed),
    )


@lru_cache(maxsize=256)
def parties(keys: frozenset[str], listed: Origin) -> tuple[Thing, ...]:
    """Return the parties with these keys."""
    return tuple([_party(key, listed) for key in sorted(keys)])


@lru_cache(maxsize=256)
def _party(key: str, listed: Origin) -> Thing:
    return next(party_things([PARTY_OF[key]], listed))


@lru_cache(maxsize=16384)
def subject(name: str, listed: Origin) -> Thing:
    """Return a subject by its name."""
    return Thing("subject", slug(name), listed, {"label": name})


@lru_cache(maxsize=4096)
def committee(code: str, name: str, chamber: str | None, listed: Origin) -> Thing:
    """Return the committee with a system code, which a subcommittee's begins with.

    *chamber* is House, Senate or Joint, as printed. Raises `ValueError` where *code* isn't such.
    """
    if not COMMITTEE.match(code):
        raise ValueError(f"'{code[:20]}' is not the system code of a committee, as in hsju00")
    label = " ".join(name.split())
    properties: dict[str, Value] = {}
    if not code.endswith("00"):
        properties["part_of"] = f"committee:{code[:4]}00"
    elif chamber and not label.startswith(chamber):
        label = f"{chamber} {label}"
    if code[0] != "j":
        properties["chamber"] = "chamber:house" if code[0] == "h" else "chamber:senate"
    return Thing("committee", code, listed, {"label": label, **properties})
