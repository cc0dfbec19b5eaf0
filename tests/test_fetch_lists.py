"""Fetching a register: its lists come whole, at its pace, and are taken up where they broke off."""

from __future__ import annotations

import gzip
import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from hillgraph.errors import HillgraphError, InvalidInput, LimitReached, WrongUse
from hillgraph.fetch.errand import fetched, looked_up
from hillgraph.fetch.listening import Outcome
from hillgraph.fetch.patience import Patience
from hillgraph.fetch.shelf import Shelf
from hillgraph.fetch.volumes import Volumes
from hillgraph.fetch.wanted import Choice
from hillgraph.sources.catalogue import Supply
from tests.registered import Change, Register, registering, row, uuid
from tests.standin import Fault
from tests.test_fetch import Heard, files

QUICK = Patience(tries=3, first_wait=0.01, longest_wait=2, silence=0.3)
YEAR = Choice(years=(2025,))
FIRST = Choice(years=(2025,), quarters=(1,))
HERE = "/filings/?year=2025&period=first_quarter&size=3"
GIVEN = "/contributions/?year=2025&size=3"
KEY = "HILLGRAPH_LDA_KEY"
SECRET = "0123456789abcdef0123456789abcdef01234567"  # noqa: S105 - made up


class Stopped(Heard):
    """Ends the fetch, as Control-C does, once so many rows came."""

    def __init__(self, rows: int = 1_000_000) -> None:
        super().__init__()
        self.rows = rows
        self.begun: list[tuple[str, int, float]] = []

    def counted(self, name: str, rows: int, total: int) -> None:
        """Stop where it was told."""
        del name, total
        if rows >= self.rows:
            raise KeyboardInterrupt

    def begins(self, name: str, requests: int, minutes: float) -> None:
        """Write down how long it will take."""
        self.begun.append((name, requests, minutes))


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the key of whoever runs the tests."""
    monkeypatch.delenv(KEY, raising=False)


@pytest.fixture
def register() -> Iterator[Register]:
    """Return a register with ten filings of one quarter, and four contributions."""
    with registering() as made:
        made.lists[HERE] = [uuid(number) for number in range(10)]
        made.lists[GIVEN] = [uuid(number) for number in range(100, 104)]
        yield made


def bring(
    of: Supply,
    cache: Path,
    choice: Choice = FIRST,
    *,
    anew: bool = False,
    listener: Heard | None = None,
    patience: Patience = QUICK,
) -> dict[str, str]:
    """Fetch, and return what became of each list by its name."""
    outcomes = fetched(of, choice, cache, anew=anew, listener=listener, patience=patience, loopback=True)
    return {outcome.name.removeprefix("lda/"): outcome.how for outcome in outcomes}


def held(cache: Path, name: str) -> list[str]:
    """Return the ids of a file of the cache in their order there."""
    lines = gzip.decompress((cache / "lda" / name).read_bytes()).splitlines()
    return [json.loads(line)["filing_uuid"] for line in lines]


def asked(register: Register) -> list[str]:
    """Return which pages of the filings were asked for, in order."""
    return [path.partition("&page=")[2] or "1" for path in register.host.paths() if path.startswith(HERE)]


def refused(register: Register, cache: Path, kind: type[HillgraphError] = HillgraphError) -> HillgraphError:
    """Return the error of this kind that fetching ends with."""
    with pytest.raises(kind) as caught:
        bring(register.supply(), cache)
    return caught.value


def test_a_year_comes_as_a_file_a_quarter_and_its_codes_as_one(register: Register, tmp_path: Path) -> None:
    """Filings by quarter, contributions by year, codes by the names the service gives them."""
    done = bring(register.supply(), tmp_path, YEAR)

    codes = [{"value": "TRD", "name": "Trade"}]
    assert done == {
        "constants.json": "fetched",
        "filings-2025-mid_year": "fetched",
        "filings-2025-first_quarter": "fetched",
        "filings-2025-second_quarter": "fetched",
        "filings-2025-third_quarter": "fetched",
        "filings-2025-fourth_quarter": "fetched",
        "contributions-2025": "fetched",
    }
    assert sorted(path.name for path in (tmp_path / "lda").iterdir()) == [
        "constants.json",
        "contributions-2025-01.jsonl.gz",
        "filings-2025-first_quarter-01.jsonl.gz",
    ]
    assert json.loads((tmp_path / "lda" / "constants.json").read_bytes()) == {
        "filing/types": codes,
        "general/countries": codes,
    }
    assert asked(register) == ["1", "2", "3", "4"]


def test_a_row_is_kept_as_it_came_in_a_line_and_rows_are_sorted(register: Register, tmp_path: Path) -> None:
    """The same filings give the same bytes, however they were asked for and in whatever order they came."""
    other = tmp_path / "other"
    bring(register.supply(), tmp_path / "one")
    backwards = f"{HERE[:-1]}4"
    register.lists[backwards] = register.lists[HERE][::-1]
    bring(register.supply(size=4), other)

    name = "filings-2025-first_quarter-01.jsonl.gz"
    packed = (tmp_path / "one" / "lda" / name).read_bytes()
    lines = gzip.decompress(packed).splitlines()
    assert [json.loads(line) for line in lines] == [
        json.loads(row(each)) for each in sorted(register.lists[HERE])
    ]
    assert "Señora Ñ & Co.".encode() in lines[0]
    assert packed == (other / "lda" / name).read_bytes()


def test_the_cache_lists_them_with_the_day_of_the_answer(register: Register, tmp_path: Path) -> None:
    """Whoever quotes the register must say on which day it was read."""
    bring(register.supply(), tmp_path)

    listed = {each.name: each for each in Shelf(tmp_path, "lda").held()}
    filings = listed["filings-2025-first_quarter-01.jsonl.gz"]
    assert (filings.retrieved_on, filings.address) == ("2025-03-05", register.host.address(HERE))
    assert listed.keys() == {"constants.json", "filings-2025-first_quarter-01.jsonl.gz"}


def test_a_list_that_did_not_change_costs_one_request_and_writes_nothing(
    register: Register, tmp_path: Path
) -> None:
    """Its last page tells."""
    bring(register.supply(), tmp_path)
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in files(tmp_path) if "pace" not in name}

    done = bring(register.supply(), tmp_path)

    assert done == {"constants.json": "not changed", "filings-2025-first_quarter": "not changed"}
    assert asked(register) == ["1", "2", "3", "4", "4"]
    assert before == {name: (tmp_path / name).stat().st_mtime_ns for name in before}


def test_a_list_that_grew_is_read_on_from_its_last_page(register: Register, tmp_path: Path) -> None:
    """And one of which something was withdrawn loses it here too."""
    bring(register.supply(), tmp_path)
    register.lists[HERE] += [uuid(20), uuid(21), uuid(22)]

    grown = bring(register.supply(), tmp_path)
    pages = asked(register)[4:]
    register.lists[HERE].remove(uuid(1))
    shrunk = bring(register.supply(), tmp_path)

    assert grown["filings-2025-first_quarter"] == shrunk["filings-2025-first_quarter"] == "updated"
    assert pages == ["4", "5"]
    assert held(tmp_path, "filings-2025-first_quarter-01.jsonl.gz") == sorted(register.lists[HERE])


def test_refresh_reads_a_list_from_its_beginning(register: Register, tmp_path: Path) -> None:
    """For whoever thinks that a row was changed behind its back."""
    bring(register.supply(), tmp_path)

    done = bring(register.supply(), tmp_path, anew=True)

    assert done["filings-2025-first_quarter"] == "fetched"
    assert asked(register) == ["1", "2", "3", "4"] * 2


def test_a_reading_that_was_stopped_goes_on_from_its_page(register: Register, tmp_path: Path) -> None:
    """After a look at the page before, as filings may have gone meanwhile."""
    with pytest.raises(KeyboardInterrupt):
        bring(register.supply(), tmp_path, listener=Stopped(6))
    there = [name for name in files(tmp_path) if "filings" in name]
    register.lists[HERE].remove(uuid(0))

    done = bring(register.supply(), tmp_path)

    assert there == ["lda/filings-2025-first_quarter.part"]
    assert done["filings-2025-first_quarter"] == "resumed"
    assert asked(register) == ["1", "2", "3", "2", "1"]
    assert held(tmp_path, "filings-2025-first_quarter-01.jsonl.gz") == sorted(register.lists[HERE])
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("cut", [1, 30, 200, 300, 400])
def test_a_page_that_was_being_written_is_asked_for_again(
    register: Register, tmp_path: Path, cut: int
) -> None:
    """A process can end between any two bytes."""
    with pytest.raises(KeyboardInterrupt):
        bring(register.supply(), tmp_path, listener=Stopped(6))
    part = tmp_path / "lda" / "filings-2025-first_quarter.part"
    part.write_bytes(part.read_bytes()[:-cut])

    done = bring(register.supply(), tmp_path)

    assert done["filings-2025-first_quarter"] == "resumed"
    assert held(tmp_path, "filings-2025-first_quarter-01.jsonl.gz") == sorted(register.lists[HERE])


@pytest.mark.parametrize("text", ["", "{", '["http://other/",3,[]]\n'])
def test_a_journal_of_something_else_is_not_taken_up(register: Register, tmp_path: Path, text: str) -> None:
    """Nor one that is damaged from the beginning."""
    part = tmp_path / "lda" / "filings-2025-first_quarter.part"
    part.parent.mkdir()
    part.write_text(text, encoding="utf-8")

    done = bring(register.supply(), tmp_path)

    assert done["filings-2025-first_quarter"] == "fetched"
    assert held(tmp_path, "filings-2025-first_quarter-01.jsonl.gz") == sorted(register.lists[HERE])


def test_what_was_damaged_in_the_cache_comes_again(register: Register, tmp_path: Path) -> None:
    """By its hash, as any file."""
    bring(register.supply(), tmp_path)
    file = tmp_path / "lda" / "filings-2025-first_quarter-01.jsonl.gz"
    file.write_bytes(file.read_bytes()[::-1])

    done = bring(register.supply(), tmp_path)

    assert done["filings-2025-first_quarter"] == "fetched"
    assert held(tmp_path, file.name) == sorted(register.lists[HERE])


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500),
        Fault(503, {"Retry-After": "0"}),
        Fault(429, {"Retry-After": "0"}),
        Fault(cut=40),
        Fault(cut=40, silent=True),
        Fault(body=b""),
        Fault(body=b'{"count": 10, "next": null, "results": [{"fil'),
        Fault(headers={"Content-Type": "text/html"}, body=b"<html>Down for maintenance</html>"),
        Fault(headers={"Content-Encoding": "gzip"}),
    ],
    ids=["500", "503", "429", "cut", "silent", "empty", "truncated", "HTML", "not packed"],
)
def test_a_page_that_came_broken_is_asked_for_again(register: Register, tmp_path: Path, fault: Fault) -> None:
    """Once more, and that is all it costs."""
    register.host.fails(f"{HERE}&page=2", fault)

    bring(register.supply(), tmp_path)

    assert asked(register) == ["1", "2", "2", "3", "4"]
    assert held(tmp_path, "filings-2025-first_quarter-01.jsonl.gz") == sorted(register.lists[HERE])


def test_pages_come_packed_where_the_service_packs(register: Register, tmp_path: Path) -> None:
    """A year of filings has some 600 million bytes; packed it is a tenth."""
    packed = gzip.compress(b'{"count": 1, "next": null, "results": [' + row(uuid(1)) + b"]}")
    register.host.fails(HERE, Fault(headers={"Content-Encoding": "gzip"}, body=packed))

    bring(register.supply(), tmp_path)

    assert register.host.asked[-1].headers["Accept-Encoding"] == "gzip"
    assert held(tmp_path, "filings-2025-first_quarter-01.jsonl.gz") == [uuid(1)]


def test_a_service_that_answers_in_html_alone_is_given_up(register: Register, tmp_path: Path) -> None:
    """What came is kept for the next run."""
    page = Fault(headers={"Content-Type": "text/html"}, body=b"<html>Sorry</html>")
    register.host.fails(f"{HERE}&page=2", *[page] * 3)

    error = refused(register, tmp_path)

    assert error.exit_code == 1
    assert "an HTML page came in place of data, and so it ended 3 times. What came is kept" in str(error)
    assert (tmp_path / "lda" / "filings-2025-first_quarter.part").is_file()


def test_a_host_that_was_given_up_is_recognised(register: Register, tmp_path: Path) -> None:
    """The old host sends everybody to the new one's home page, with status 200: no list will ever come."""
    register.host.fails(HERE, Fault(302, {"Location": "/"}))

    error = refused(register, tmp_path, InvalidInput)

    assert error.exit_code == 4
    assert str(error) == (
        f"{register.host.address(HERE)}: leads to {register.host.address('/')}, which is an HTML page and no "
        "list: the service has moved. Look for a newer hillgraph"
    )
    assert asked(register) == ["1"]


@pytest.mark.parametrize(
    ("fault", "kind", "message"),
    [
        (Fault(404), HillgraphError, "There is nothing at"),
        (Fault(400), HillgraphError, "the service refused it (400)"),
        (Fault(403), HillgraphError, "the service refused it (403)"),
        (Fault(401), HillgraphError, f"the key in ${KEY} isn't accepted (401). Set it right, or unset it."),
        (Fault(body=b"x" * 100_001), LimitReached, "is over 100,000 bytes"),
        (Fault(body=b'{"detail": "?"}'), InvalidInput, "Object missing required field `count`"),
        (
            Fault(body=b'{"count": 1, "next": null, "results": [{"filing_uuid": "../x"}]}'),
            InvalidInput,
            "matching regex",
        ),
    ],
    ids=["404", "400", "403", "401", "large", "no list", "no id"],
)
def test_an_answer_that_brings_no_list_is_said_at_once(
    register: Register, tmp_path: Path, fault: Fault, kind: type[HillgraphError], message: str
) -> None:
    """Asking again would not help."""
    register.host.fails(HERE, fault)

    error = refused(register, tmp_path, kind)

    assert message in str(error)
    assert asked(register) == ["1"]


def test_a_list_that_never_rests_is_said_and_its_journal_dropped(register: Register, tmp_path: Path) -> None:
    """The next run must not meet what this one gave up."""
    changes: list[Change | None] = [
        (lambda rows: rows.append(uuid(len(rows) + 1000))) if at % 2 else (lambda rows: rows.pop(0))
        for at in range(1000)
    ]
    register.changes[HERE] = deque(changes)

    error = refused(register, tmp_path)

    assert "changes faster than it can be read, or comes in no order. Try again later." in str(error)
    assert not list(tmp_path.rglob("*.part"))


def test_without_a_key_none_is_sent(register: Register, tmp_path: Path) -> None:
    """Nor is one looked for in any file."""
    bring(register.supply(), tmp_path)

    assert not any("Authorization" in each.headers for each in register.host.asked)


def test_the_key_goes_to_the_service_and_nowhere_else(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither into the cache nor into a message."""
    monkeypatch.setenv(KEY, f" {SECRET}\n")
    register.host.fails(f"{HERE}&page=4", *[Fault(500)] * 3)
    heard = Heard()

    with pytest.raises(HillgraphError) as caught:
        bring(register.supply(), tmp_path, listener=heard)
    bring(register.supply(), tmp_path)

    assert {each.headers["Authorization"] for each in register.host.asked} == {f"Token {SECRET}"}
    assert SECRET not in f"{caught.value}{heard.waited}{heard.told}"
    assert not any(SECRET.encode() in body for body in files(tmp_path).values())


@pytest.mark.parametrize("value", ["two words", "line\nbreak", "naïve", "x" * 201])
def test_what_is_no_key_is_refused_and_not_repeated(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """A header can't hold it, and whoever reads the message may not be who set it."""
    monkeypatch.setenv(KEY, value)

    error = refused(register, tmp_path, WrongUse)

    assert error.exit_code == 2
    assert str(error) == f"${KEY} holds what is no key: letters and digits alone. Set it again."
    assert register.host.asked == []


def most_within(times: list[float], seconds: float) -> int:
    """Return how many came at most in any span of so many seconds."""
    return max(sum(start <= each < start + seconds for each in times) for start in times)


def test_no_span_of_time_sees_more_requests_than_are_allowed(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the service counts them, when they arrive; and a run that follows at once knows of this one."""
    slow = register.supply(rate=4, window=0.4)

    bring(slow, tmp_path / "one")
    bring(slow, tmp_path / "one", anew=True)
    without = most_within(register.arrived, 0.4)
    register.arrived.clear()
    monkeypatch.setenv(KEY, SECRET)
    bring(register.supply(rate=1, window=0.4, size=1), tmp_path / "two")

    assert without == 4
    assert most_within(register.arrived, 0.4) <= 10


def test_how_long_a_list_will_take_is_said(register: Register, tmp_path: Path) -> None:
    """Without a key a year takes five hours; nobody should think that it hangs."""
    register.lists[HERE] = [uuid(number) for number in range(30)]
    heard = Stopped()

    bring(register.supply(rate=6, window=0.1), tmp_path, listener=heard)

    ((name, requests, minutes),) = heard.begun
    assert (name, requests, f"{minutes:.4f}") == ("filings-2025-first_quarter", 9, "0.0025")


def test_a_wait_that_the_service_asks_for_is_kept(register: Register, tmp_path: Path) -> None:
    """Others may use the same key or address."""
    register.host.fails(HERE, Fault(429, {"Retry-After": "1"}))
    heard = Heard()

    bring(register.supply(), tmp_path, listener=heard)

    assert heard.waited == [(f"{register.host.address(HERE)}: the host answered 429", 1.0)]


def test_offline_knows_lists_by_all_their_files(register: Register, tmp_path: Path) -> None:
    """A quarter without filings is held too: nothing is what there is."""
    of = register.supply()
    bring(of, tmp_path, YEAR)

    found = looked_up([of], YEAR, tmp_path)
    (tmp_path / "lda" / "contributions-2025-01.jsonl.gz").unlink()
    with pytest.raises(HillgraphError) as caught:
        looked_up([of], Choice(years=(2024, 2025), quarters=()), tmp_path)

    empty = "lda/filings-2025-second_quarter"
    assert len(found) == 7
    assert Outcome(empty, "held", tmp_path / empty, 0) in found
    assert str(caught.value).splitlines()[1:] == [
        "  lda/filings-2024-mid_year",
        "  lda/filings-2024-first_quarter",
        "  lda/filings-2024-second_quarter",
        "  lda/filings-2024-third_quarter",
        "  lda/filings-2024-fourth_quarter",
        "  lda/contributions-2024",
        "  lda/contributions-2025",
        "Fetch them without --offline.",
    ]


def test_a_large_list_lies_in_several_files_and_a_smaller_one_takes_their_place(tmp_path: Path) -> None:
    """A build reads a file as one document, and takes none over a limit."""
    ids = tuple(uuid(number) for number in range(10))
    size = len(row(ids[0])) + 1
    volumes = Volumes(Shelf(tmp_path, "lda"), tmp_path, "filings-2025-first_quarter", 4 * size)
    other = Volumes(Shelf(tmp_path, "lda"), tmp_path, "filings-2025-first_quarter_too")
    other.write("here", 3, ids[:1], [row(ids[0])], None)

    large = volumes.write("here", 3, ids, [row(each) for each in sorted(ids)], "2025-03-05")
    found = [*volumes.rows(large)]
    small = volumes.write("here", 3, ids[:4], [row(each) for each in sorted(ids[:4])], "2025-03-05")

    names = [f"filings-2025-first_quarter-{number:02}.jsonl.gz" for number in (1, 2, 3)]
    assert large.volumes == tuple(names)
    assert found == [row(each) for each in sorted(ids)]
    assert (small.volumes, volumes.note("here"), volumes.note("there")) == ((names[0],), small, None)
    assert [each.name for each in Shelf(tmp_path, "lda").held()] == [
        names[0],
        "filings-2025-first_quarter_too-01.jsonl.gz",
    ]
