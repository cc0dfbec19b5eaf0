"""Sums of synthetic filings against their truth: what counts is added to what was really spent."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hillgraph.model.records import Record, Thing
from hillgraph.resolve.behalf import engaged
from hillgraph.resolve.named import Named
from hillgraph.sources import lobbying
from hillgraph.sources.lobbying.counting import Report, accounts
from hillgraph.store.accounted import report
from tests.running import SHARED

CORPUS = SHARED / "tools" / "lda" / "lda_corpus.py"
ORGANIZATION = "organization:lda-"


@dataclass(slots=True)
class Spent:
    """What is added up of an organization and year, in US dollars."""

    naive: Decimal = field(default_factory=Decimal)
    corrected: Decimal = field(default_factory=Decimal)
    lower: Decimal = field(default_factory=Decimal)
    upper: Decimal = field(default_factory=Decimal)


@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2, pytest.param(random.SystemRandom().randrange(3, 10**6), id="chosen")])
def test_corrected_sums_of_synthetic_filings_are_what_was_spent(seed: int, tmp_path: Path) -> None:
    """Of 100 organizations and years 99 to the dollar, and all within the bounds, on any seed.

    Names are joined as they are in truth, so that this measures the counting alone.
    """
    options = ["--years", "2023-2025", "--filings", "4000", "--contributions", "0", "--seed", str(seed)]
    subprocess.run([sys.executable, str(CORPUS), str(tmp_path), *options], check=True, capture_output=True)
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))

    found = _sums(tmp_path / "filings.jsonl", truth)

    true = {
        (name, int(year)): figures
        for name, years in truth["spend"].items()
        for year, figures in years.items()
    }
    exact = sum(found[each].corrected == true[each]["corrected_by_quarter"] for each in true)
    outside = [
        each
        for each in true
        if not found[each].lower <= true[each]["corrected_by_quarter"] <= found[each].upper
    ]
    assert len(true) > 300
    assert [each for each in true if found[each].naive != true[each]["naive"]] == []
    assert exact >= 0.99 * len(true), (exact, len(true))
    assert outside == []


def _sums(file: Path, truth: dict[str, Any]) -> dict[tuple[str, int], Spent]:
    """Return the figures of each organization, as it is in truth, and year."""
    real = {f"{ORGANIZATION}client-{number}": name for number, name in truth["client_to_org"].items()}
    real |= {
        f"{ORGANIZATION}registrant-{number}": name for number, name in truth["registrant_to_org"].items()
    }
    records = list(lobbying.read(file.read_bytes(), file=file.name))
    reports = [filing for each in records if (filing := report(each))]
    told = accounts(reports, real, engaged(_names(records), real))
    sums: defaultdict[tuple[str, int], Spent] = defaultdict(Spent)
    for each in reports:
        spent, account = sums[real[each.client], each.year], told[each.name]
        spent.naive += each.amount or 0
        if account.counted:
            spent.corrected += each.amount or 0
            spent.lower += account.lower or 0
            spent.upper += account.upper or 0
    return sums


def _names(records: list[Record]) -> Iterator[Named]:
    """Yield each registrant and client as filed."""
    for each in records:
        if isinstance(each, Thing) and each.name.startswith(ORGANIZATION):
            role = each.key.split("-")[1]
            yield Named(each.name, str(each.properties["label"]), each.kind, "LDA", role)


def test_a_filing_that_nothing_is_known_of_is_no_report() -> None:
    """What stands on other forms, a foreign agent's statement say, is added to no sum of lobbying."""
    filing = next(each for each in lobbying.read(_page(), file="page.json") if each.kind == "filing")
    foreign = filing._replace(properties={**filing.properties, "form": "Supplemental Statement"})

    found = report(filing)

    assert isinstance(found, Report)
    assert found.form in {"LD-1", "LD-2"}
    assert report(foreign) is None


def _page() -> bytes:
    return (Path(__file__).resolve().parent / "fixtures" / "lobbying" / "page.json").read_bytes()
