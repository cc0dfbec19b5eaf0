"""Synthetic filings with their ground truth, and the names in them."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.corpus import SHARED
from hillgraph.errors import NotFound
from hillgraph.resolve.named import Named, Parts, Spell

TOOL = SHARED / "tools" / "lda" / "lda_corpus.py"
TRADES = ("Rail", "Foods", "Steel", "Water", "Motor", "Health", "Textile", "Telecom")
FORMS = ("Inc.", "LLC", "Association", "Council", "Federation", "Group", "Institute")
LONGEST = 120  # seconds
FIRM = "organization:lda-registrant-"
CLIENT = "organization:lda-client-"
LOBBYIST = "person:lda-lobbyist-"


@dataclass(frozen=True)
class Filings:
    """Synthetic filings of one *seed* in *folder*, with names as filed and which they are in truth."""

    folder: Path
    seed: int

    @cached_property
    def truth(self) -> dict[str, Any]:
        """Return what is true of them."""
        read: dict[str, Any] = json.loads((self.folder / "truth.json").read_text("utf-8"))
        return read

    @cached_property
    def names(self) -> list[Named]:
        """Return the registrants, clients and lobbyists."""
        return [*_registrants(self.folder), *_clients(self.folder), *_lobbyists(self.folder)]

    @property
    def organisations(self) -> dict[str, str]:
        """Return which organization each name is."""
        clients = {CLIENT + key: real for key, real in self.truth["client_to_org"].items()}
        return clients | {FIRM + key: real for key, real in self.truth["registrant_to_org"].items()}

    @property
    def people(self) -> dict[str, str]:
        """Return which person each lobbyist is."""
        return {LOBBYIST + key: real for key, real in self.truth["lobbyist_to_person"].items()}


def filings(folder: Path, seed: int, number: int, years: str, *, contributions: int | None = 0) -> Filings:
    """Write a *number* of filings of *years*, as ``2023-2025``, and return them.

    Raises `NotFound` where there is no folder shared/ with the program that writes them.
    """
    if not TOOL.is_file():
        raise NotFound(f"Synthetic filings are written by shared/{TOOL.relative_to(SHARED).as_posix()}.")
    options = ["--years", years, "--filings", str(number), "--seed", str(seed)]
    options += [] if contributions is None else ["--contributions", str(contributions)]
    command = [sys.executable, str(TOOL), str(folder), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
    return Filings(folder, seed)


def made(size: int) -> list[Named]:
    """Return organisations whose words are as often alike, however many there are; each third has a slip."""
    dice = random.Random(size)  # noqa: S311  (names, not secrets)
    brands = ["".join(dice.choices("abdefgilmnoprstu", k=8)) for _ in range(size // 20)]
    names = []
    for number in range(size):
        brand, trade = dice.choice(brands), dice.choice(TRADES)
        slipped = brand[:3] + brand[4:] if number % 3 == 0 else brand
        label = f"{slipped} {trade} {dice.choice(FORMS)}"
        names.append(Named(f"{CLIENT}{number}", label, "organization", "LDA", "client", "US", "OR"))
    return names


def _registrants(folder: Path) -> Iterator[Named]:
    for each in lines(folder / "registrants.jsonl"):
        numbers = [f"lda-registrant:{each['id']}"]
        if each["house_registrant_id"]:
            numbers.append(f"house-registrant:{each['house_registrant_id']}")
        yield Named(
            f"{FIRM}{each['id']}",
            each["name"],
            "organization",
            "LDA",
            "registrant",
            each["ppb_country"] or "",
            each["state"] or "",
            each["city"] or "",
            tuple(numbers),
        )


def _clients(folder: Path) -> Iterator[Named]:
    for each in lines(folder / "clients.jsonl"):
        own = (f"lda-registrant:{each['registrant']['id']}",) if each["client_self_select"] else ()
        yield Named(
            f"{CLIENT}{each['id']}",
            each["name"],
            "organization",
            "LDA",
            "client",
            each["country"] or "",
            each["state"] or "",
            identifiers=own,
        )


def _lobbyists(folder: Path) -> Iterator[Named]:
    told: dict[int, set[str]] = defaultdict(set)
    years: dict[int, set[int]] = defaultdict(set)
    for filing in lines(folder / "filings.jsonl"):
        for activity in filing["lobbying_activities"]:
            for each in activity["lobbyists"]:
                told[each["lobbyist"]["id"]].add(each["covered_position"] or "")
                years[each["lobbyist"]["id"]].add(filing["filing_year"])
    for each in lines(folder / "lobbyists.jsonl"):
        number, active = each["id"], years[each["id"]] or {2024}
        names = [
            each[part] or "" for part in ("first_name", "last_name", "middle_name", "nickname", "suffix")
        ]
        yield Named(
            f"{LOBBYIST}{number}",
            " ".join(names[:2]),
            "person",
            "LDA",
            "lobbyist",
            described=tuple(sorted(told[number] - {""})),
            parts=Parts(*names),
            spells=(Spell(f"{FIRM}{each['registrant']['id']}", min(active), max(active)),),
        )


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield each object of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
