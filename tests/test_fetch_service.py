"""Fetching from the stand-in of the lobbying register, beside the checkout, with every fault it knows.

Its filings are synthetic.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest

from hillgraph.errors import InvalidInput
from hillgraph.fetch.errand import fetched
from hillgraph.fetch.listening import Listener
from hillgraph.fetch.patience import Patience
from hillgraph.fetch.wanted import Choice
from hillgraph.sources.catalogue import Supply, supplies
from tests import loopback
from tests.running import SHARED

TOOLS = SHARED / "tools" / "lda"
FAULTS = ("reset", "500", "502", "503", "truncated", "slow", "html", "empty", "timeout")
PATIENT = Patience(tries=8, first_wait=0.01, longest_wait=5, silence=1)
YEARS = Choice(years=(2024, 2025))
RATE, WINDOW = 120, 3.0
EMPTY_HALVES = 4

pytestmark = pytest.mark.shared


@dataclass(frozen=True, slots=True)
class Service:
    """The stand-in as it runs: how it is fetched, and what it serves."""

    supply: Supply
    served: Any

    def ids(self, table: str) -> list[str]:
        """Return the ids that it has now."""
        return sorted(self.served.corpus.tables[table].by_key)

    def pages(self) -> int:
        """Return how many pages its lists have now."""
        tables = self.served.corpus.tables
        filings = Counter(
            (row.fields["filing_year"], row.fields["filing_period"]) for row in tables["filings"].rows
        )
        contributions = Counter(row.fields["filing_year"] for row in tables["contributions"].rows)
        counts = [*filings.values(), *contributions.values()]
        return EMPTY_HALVES + sum(-(-count // 25) for count in counts)

    def report(self) -> Any:
        """Return what it counted."""
        return self.served.stats.report(self.served)


@contextmanager
def serving(data: Path, *, chance: float = 0, **settings: Any) -> Iterator[Service]:
    """Yield the stand-in with each fault at this chance."""
    tool = import_module("lda_service")
    faults = tool.FaultPlan(dict.fromkeys(FAULTS, chance), 1, [])
    made = tool.Settings(data, anon_rate=RATE, window=WINDOW, slow_delay=0.01, **settings)
    server = tool.make_server(made, faults)
    with loopback.serving(server):
        yield Service(_supply(f"127.0.0.1:{server.server_port}"), server.RequestHandlerClass.service)


def _supply(place: str) -> Supply:
    real = supplies()["lda"]
    assert real.service is not None

    def here(address: str) -> str:
        return address.replace("https://lda.gov", f"http://{place}")

    lists = {name: here(address) for name, address in real.service.lists.items()}
    constants = here(real.service.constants)
    service = replace(real.service, lists=lists, constants=constants, rate=RATE, window=WINDOW)
    return replace(real, hosts=(place,), service=service)


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the tools where they find each other, and the key of whoever runs the tests aside."""
    monkeypatch.syspath_prepend(str(TOOLS))
    monkeypatch.delenv("HILLGRAPH_LDA_KEY", raising=False)


def corpus(folder: Path, filings: int, years: str = "2024-2025") -> Path:
    """Return a folder with synthetic filings of these years."""
    words = [sys.executable, str(TOOLS / "lda_corpus.py"), str(folder), "--years", years]
    subprocess.run([*words, "--filings", str(filings), "--seed", "3"], check=True, stdout=subprocess.DEVNULL)
    return folder


def bring(service: Service, cache: Path, choice: Choice = YEARS, listener: Listener | None = None) -> None:
    """Fetch with patience for every fault."""
    fetched(service.supply, choice, cache, listener=listener, patience=PATIENT, loopback=True)


def held(cache: Path, table: str) -> list[str]:
    """Return the ids of all rows in the cache, each as often as it is there."""
    files = sorted((cache / "lda").glob(f"{table}-*.jsonl.gz"))
    lines = [line for path in files for line in gzip.decompress(path.read_bytes()).splitlines()]
    return sorted(json.loads(line)["filing_uuid"] for line in lines)


class Stopping(Listener):
    """Stops the fetch after so many pages."""

    def __init__(self, pages: int) -> None:
        self.left = pages

    def counted(self, name: str, rows: int, total: int) -> None:
        """Count down."""
        del name, rows, total
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


@pytest.mark.parametrize(("filings", "every"), [(2_000, 3), pytest.param(20_000, 20, marks=pytest.mark.slow)])
@pytest.mark.slow
def test_with_every_fault_and_new_filings_meanwhile_the_set_is_exact(
    tmp_path: Path, filings: int, every: int
) -> None:
    """With at most 5 % more requests than its pages and its own failures make, and none above the rate."""
    data = corpus(tmp_path / "data", filings)
    with serving(data, chance=0.005, post_every=every) as service:
        with pytest.raises(KeyboardInterrupt):
            bring(service, tmp_path, listener=Stopping(30))
        bring(service, tmp_path)

        report = service.report()
        lists = {path: count for path, count in report["paths"].items() if "constants" not in path}
        failed = sum(count for fault, count in report["faults"].items() if fault != "slow")
        assert held(tmp_path, "filings") == service.ids("filings")
        assert held(tmp_path, "contributions") == service.ids("contributions")
        assert report["posted"] >= filings // 25 // every
        assert sum(lists.values()) <= 1.05 * (service.pages() + failed)
        assert report["throttled"] == 0


@pytest.mark.slow
def test_a_filing_that_goes_while_another_comes_is_gone_at_the_end(tmp_path: Path) -> None:
    """Once hidden by two that come at the same moment, once alone; both had been read already."""
    data = corpus(tmp_path / "data", 2_400, "2025")
    with serving(data) as service:
        table = service.served.corpus.tables["filings"]

        class Disturbing(Listener):
            """Withdraws a filing of the first page, and posts two the first time."""

            pages: ClassVar[Counter[str]] = Counter()

            def counted(self, name: str, rows: int, total: int) -> None:
                """Do it after the fifth page and the twelfth of every quarter."""
                del rows, total
                self.pages[name] += 1
                if name.startswith("filings") and self.pages[name] in {5, 12}:
                    query = {"filing_year": "2025", "filing_period": name.split("-")[2]}
                    oldest = table.select({**query, "ordering": "dt_posted"})[3]
                    table.rows.remove(oldest)
                    del table.by_key[oldest.key]
                    table.cache.clear()
                    table.post(2 if self.pages[name] == 5 else 0, query)

        bring(service, tmp_path, Choice(years=(2025,)), Disturbing())

        assert table.posted == 8
        assert held(tmp_path, "filings") == service.ids("filings")


@pytest.mark.slow
def test_the_same_filings_give_the_same_bytes(tmp_path: Path) -> None:
    """With faults or without, at once or in two runs."""
    data = corpus(tmp_path / "data", 300)
    with serving(data) as service:
        bring(service, tmp_path / "one")
    with serving(data, chance=0.02) as service:
        with pytest.raises(KeyboardInterrupt):
            bring(service, tmp_path / "two", listener=Stopping(5))
        bring(service, tmp_path / "two")

    folders = [tmp_path / name / "lda" for name in ("one", "two")]
    for one, two in pairwise(folders):
        assert {path.name: path.read_bytes() for path in one.iterdir()} == {
            path.name: path.read_bytes() for path in two.iterdir()
        }


def test_the_old_host_is_recognised_by_its_answer(tmp_path: Path) -> None:
    """It sends every request to a home page."""
    data = corpus(tmp_path / "data", 50)
    with serving(data, retired=True) as service:
        with pytest.raises(InvalidInput, match="which is an HTML page and no list: the service has moved"):
            bring(service, tmp_path)

        assert service.report()["statuses"] == {"200": 1, "302": 1}
