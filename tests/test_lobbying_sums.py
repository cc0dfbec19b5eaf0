"""Sums of synthetic filings against their truth: what counts is added to what was really spent."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.quality import sums, true_sums
from benchmarks.synthetic import filings
from hillgraph.sources import lobbying
from hillgraph.sources.lobbying.counting import Report
from hillgraph.store.accounted import report


@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2, pytest.param(random.SystemRandom().randrange(3, 10**6), id="chosen")])
@pytest.mark.slow
def test_corrected_sums_of_synthetic_filings_are_what_was_spent(seed: int, tmp_path: Path) -> None:
    """Of 100 organizations and years 99 to the dollar, and all within the bounds, on any seed.

    Names are joined as they are in truth, so that this measures the counting alone.
    """
    given = filings(tmp_path, seed, 4000, "2023-2025")
    found, true = sums(given), true_sums(given)

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


def test_a_filing_that_nothing_is_known_of_is_no_report() -> None:
    """What stands on other forms, a foreign agent's statement say, is added to no sum of lobbying."""
    filing = next(each for each in lobbying.read(_page(), file="page.json") if each.kind == "filing")
    foreign = replace(filing, properties={**filing.properties, "form": "Supplemental Statement"})

    found = report(filing)

    assert isinstance(found, Report)
    assert found.form in {"LD-1", "LD-2"}
    assert report(foreign) is None


def _page() -> bytes:
    return (Path(__file__).resolve().parent / "fixtures" / "lobbying" / "page.json").read_bytes()
