"""Former positions of a whole build against the synthetic truth, on a seed chosen at run time."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import hillgraph
from hillgraph.store.inputs import built
from tests.running import SHARED
from tests.small_people import Person, people

Held = tuple[str, str, str, int | None, int | None]
SEED = random.SystemRandom().randrange(1, 10**6)


@pytest.mark.shared
@pytest.mark.slow
def test_former_positions_of_a_build_agree_with_the_synthetic_truth(tmp_path: Path) -> None:
    """At least 0.95 of what filings tell of legislators, and nothing that they don't.

    The synthetic years are none of the legislators' own, so each is given a seat through all of them.
    """
    corpus, congress = tmp_path / "corpus", tmp_path / "congress"
    program = SHARED / "tools" / "lda" / "lda_corpus.py"
    options = ["--years", "2023-2025", "--filings", "3000", "--contributions", "0", "--seed", str(SEED)]
    subprocess.run([sys.executable, str(program), str(corpus), *options], check=True, capture_output=True)
    truth = json.loads((corpus / "truth.json").read_text("utf-8"))
    congress.mkdir()
    people(_served(truth), congress / "legislators-current.json")
    people(
        [Person("Z000999", "Old", "Hand", "house", "NY", 1995, 1999)],
        congress / "legislators-historical.json",
    )

    built(tmp_path / "store", [], [("lobbying", corpus / "filings.jsonl"), ("legislators", congress)])

    read, true = _read(tmp_path / "store", truth), _told(corpus, truth)
    assert len(true) > 30
    assert read <= true, f"seed {SEED}"
    assert 2 * len(read & true) / (len(read) + len(true)) >= 0.95, f"seed {SEED}"


def _served(truth: dict[str, Any]) -> list[Person]:
    offices = {
        row["bioguide"]: (*row["office_holder"].rsplit(" ", 1), row["chamber"])
        for rows in truth["covered_positions"].values()
        for row in rows
        if row["bioguide"]
    }
    return [
        Person(key, first, last, chamber, "CA", 1997, 2027)
        for key, (first, last, chamber) in sorted(offices.items())
    ]


def _read(store: Path, truth: dict[str, Any]) -> set[Held]:
    """Return what the build says, of the person behind each name as filed."""
    rows = hillgraph.open(store).sql(
        "SELECT unnest(from_as_filed), role, with_legislator, since_year, until_year FROM former_position "
        "WHERE with_legislator IS NOT NULL"
    )
    person = truth["lobbyist_to_person"]
    return {
        (person[str(row[0]).rpartition("-")[2]], row[1], str(row[2]).partition(":")[2], *row[3:])
        for row in rows
    }


def _told(corpus: Path, truth: dict[str, Any]) -> set[Held]:
    """Return what is true of those whom a filing lists; the truth has people on no filing too."""
    person, found = truth["lobbyist_to_person"], set()
    for line in (corpus / "filings.jsonl").read_text("utf-8").splitlines():
        for activity in json.loads(line)["lobbying_activities"]:
            for each in activity["lobbyists"]:
                for row in truth["covered_positions"].get(each["covered_position"] or "", ()):
                    if row["bioguide"]:
                        who = person[str(each["lobbyist"]["id"])]
                        found.add((who, row["role"], row["bioguide"], row["start"], row["end"]))
    return found
