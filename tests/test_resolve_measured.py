"""How well and how quickly names are resolved, on synthetic filings with ground truth."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from hillgraph.resolve.forenames import bearer, clash
from hillgraph.resolve.named import Named, Parts, Spell
from hillgraph.resolve.resolution import resolved
from hillgraph.resolve.score import Labels, score
from tests.running import SHARED

FILINGS = 6000
SEEDS = (17, 71, random.SystemRandom().randrange(10**6))
TELLING = 5
TRADES = ("Rail", "Foods", "Steel", "Water", "Motor", "Health", "Textile", "Telecom")
FORMS = ("Inc.", "LLC", "Association", "Council", "Federation", "Group", "Institute")
FIRM = "organization:lda-registrant-"
CLIENT = "organization:lda-client-"
LOBBYIST = "person:lda-lobbyist-"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Synthetic names as filed, and which organisation or person each is in truth."""

    seed: int
    names: list[Named]
    organisations: dict[str, str]
    people: dict[str, str]
    lookalikes: list[list[str]]


@pytest.fixture(scope="module", params=SEEDS, ids=["17", "71", "any"])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Write synthetic filings for one seed; the third is another in every run."""
    folder = tmp_path_factory.mktemp("lda")
    tool = SHARED / "tools" / "lda" / "lda_corpus.py"
    size = ["--years", "2024-2025", "--filings", str(FILINGS), "--seed", str(request.param)]
    subprocess.run(
        [sys.executable, str(tool), str(folder), *size], check=True, capture_output=True, timeout=120
    )
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return Corpus(
        request.param,
        [*_registrants(folder), *_clients(folder), *_lobbyists(folder)],
        {CLIENT + key: real for key, real in truth["client_to_org"].items()}
        | {FIRM + key: real for key, real in truth["registrant_to_org"].items()},
        {LOBBYIST + key: real for key, real in truth["lobbyist_to_person"].items()},
        truth["lookalikes"],
    )


@pytest.mark.shared
def test_synthetic_organisations_are_resolved(corpus: Corpus) -> None:
    """A wrong merge sums strangers' money, a missed one splits a client's; the first is the worse."""
    real = resolved(corpus.names).real

    found = score(real, Labels(corpus.organisations, {}))

    assert found.precision >= 0.995, found
    assert found.recall >= 0.95, found


@pytest.mark.shared
def test_no_synthetic_look_alike_is_merged(corpus: Corpus) -> None:
    """A firm and its employees' union, a federation and its state's chapter."""
    real = resolved(corpus.names).real
    keys: dict[str, set[str]] = defaultdict(set)
    for name, organisation in corpus.organisations.items():
        keys[organisation].add(real[name])

    assert [pair for pair in corpus.lookalikes if keys[pair[0]] & keys[pair[1]]] == []


@pytest.mark.shared
def test_synthetic_lobbyists_are_joined_where_something_rare_tells(corpus: Corpus) -> None:
    """Some nine hundred names are shared out among all synthetic people, so that most of one name are two.

    What joins is what few have: the same former office. A pair with nothing but its name, or with a middle
    name made up anew for each, can't be told from two people; a rule that must not join strangers leaves it.
    """
    real = resolved(corpus.names).real

    found = score(real, Labels(corpus.people, {}))
    told = [real[one] == real[two] for one, two in _told_by_office(corpus)]

    assert found.wrong <= 2, found
    assert found.right >= 5, found
    assert told.count(True) >= 0.6 * len(told), (told.count(True), len(told))


@pytest.mark.slow
def test_time_grows_with_the_names_not_with_their_pairs() -> None:
    """Every year brings as many again; four times the names may take six times as long, never sixteen."""
    few, many = _made(5_000), _made(20_000)

    assert (
        min(_seconds(many) / _seconds(few) for _ in range(4)) < 6
    )  # a busy machine slows one run or the other


def _told_by_office(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield pairs of one person in truth that tell an office which few tell, and have no names that clash."""
    bearers = {name.key: bearer(name, {}) for name in corpus.names if name.kind == "person"}
    offices = Counter(office for each in bearers.values() for office in each.offices)
    people: dict[str, list[str]] = defaultdict(list)
    for name, person in corpus.people.items():
        people[person].append(name)
    for names in people.values():
        for one, two in combinations(names, 2):
            shared = bearers[one].offices & bearers[two].offices
            rare = any(offices[office] <= TELLING for office in shared)
            if rare and not clash(bearers[one], bearers[two]):
                yield one, two


def _made(size: int) -> list[Named]:
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


def _seconds(names: list[Named]) -> float:
    started = time.process_time()
    resolved(names)
    return time.process_time() - started


def _registrants(folder: Path) -> Iterator[Named]:
    for each in _lines(folder / "registrants.jsonl"):
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
    for each in _lines(folder / "clients.jsonl"):
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
    for filing in _lines(folder / "filings.jsonl"):
        for activity in filing["lobbying_activities"]:
            for each in activity["lobbyists"]:
                told[each["lobbyist"]["id"]].add(each["covered_position"] or "")
                years[each["lobbyist"]["id"]].add(filing["filing_year"])
    for each in _lines(folder / "lobbyists.jsonl"):
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


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
