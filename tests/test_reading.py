"""Reading many files: in several processes as in one, each bill once, nothing left out unsaid."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from hillgraph.errors import HillgraphError, InvalidInput
from hillgraph.graph import Graph
from hillgraph.model.kinds import model
from hillgraph.store import batches, tables
from hillgraph.store.generation import Generation
from hillgraph.store.inputs import built
from hillgraph.store.processes import processes
from tests.commands import called
from tests.conftest import Write
from tests.small_congress import MEMBERS, bill, folder_of, named, zip_of
from tests.test_dossier import GOOD

NUMBERS = range(1, 41)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few bills fill a batch, so that a small Congress has several."""
    monkeypatch.setattr(batches, "BYTES", 20_000)


@pytest.mark.usefixtures("small_batches")
def test_any_number_of_processes_writes_the_same_bytes(tmp_path: Path) -> None:
    """Who reads a file must not show in the graph, its tables or its manifest."""
    bills = folder_of(NUMBERS, tmp_path / "bills")

    one, three = (_built(tmp_path / f"store{jobs}", bills, jobs=jobs) for jobs in (1, 3))

    assert one.graph.read_bytes() == three.graph.read_bytes()
    assert _without_engine(one) == _without_engine(three)
    for table in tables.schema(model()):
        assert _bytes(one, table) == _bytes(three, table)


@pytest.mark.usefixtures("small_batches")
def test_batches_give_what_one_reading_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """People and subjects stand on many bills; where a batch ends must not double or lose them."""
    bills = folder_of(NUMBERS, tmp_path / "bills")
    small = _built(tmp_path / "small", bills, jobs=1)
    monkeypatch.setattr(batches, "BYTES", 10**9)

    whole = _built(tmp_path / "whole", bills, jobs=1)

    assert small.graph.read_bytes() == whole.graph.read_bytes()
    assert whole.manifest["counts"]["cosponsorship"] == 3 * len(NUMBERS)
    assert whole.manifest["counts"]["person"] == len(MEMBERS)


@pytest.mark.slow
@pytest.mark.usefixtures("small_batches")
def test_a_zip_a_folder_and_standard_input_are_the_same_record(tmp_path: Path) -> None:
    """Where the files lay is no fact about a bill."""
    bills = folder_of(NUMBERS, tmp_path / "bills")
    packed = zip_of(bills, tmp_path / "BILLSTATUS-119-hr.zip")
    command = (sys.executable, "-m", "hillgraph", "build", "--store", str(tmp_path / "piped"))

    folder, archive = _built(tmp_path / "folder", bills), _built(tmp_path / "zip", packed)
    with packed.open("rb") as stream:
        subprocess.run([*command, "--source", "billstatus=-"], stdin=stream, check=True, capture_output=True)

    piped = tmp_path / "piped" / "generations" / "000001" / "graph.nq.gz"
    assert folder.graph.read_bytes() == archive.graph.read_bytes() == piped.read_bytes()
    assert [each["name"] for each in archive.manifest["inputs"]] == ["billstatus/BILLSTATUS-119-hr.zip"]


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("name", [named(7), "another-copy.xml"])
def test_of_two_versions_of_a_bill_the_newer_stands_and_the_older_is_listed(
    tmp_path: Path, name: str
) -> None:
    """They may lie anywhere, under any name: the bill is one node, and its older title stays visible."""
    bills = folder_of(NUMBERS, tmp_path / "bills")
    other = tmp_path / "bills" / "zz-later"
    other.mkdir()
    newer = bill(7, updated="2025-09-09", title="Sample Act, Renamed")
    (other / name).write_text(newer, encoding="utf-8")

    graph = Graph(_built(tmp_path / "store", bills))

    seven = graph.sql("SELECT title, updated_on FROM bill WHERE id = 'bill:119-hr-7'")
    listed = graph.sql(
        "SELECT value, merged FROM disagreement WHERE node = 'bill:119-hr-7' "
        "AND property = 'title' ORDER BY value"
    )
    assert list(seven) == [("Sample Act, Renamed", date(2025, 9, 9))]
    assert list(listed) == [("Sample Act 7", False), ("Sample Act, Renamed", True)]
    assert graph.sql("SELECT count(*) FROM bill").one() == (len(NUMBERS),)
    assert graph.generation.manifest["counts"]["bill"] == len(NUMBERS)


@pytest.mark.usefixtures("small_batches")
def test_a_bill_of_a_dossier_is_merged_with_the_record_of_many(dossier: Write, tmp_path: Path) -> None:
    """What a dossier says of a bill is met by the file of that bill, whichever process read it."""
    story = (
        "things:\n  - {id: bill:119-hr-9, label: H.R. 9 (119th), congress: congress:119, bill_type: hr, "
        "number: 9, introduced_on: 2025-01-10, document: document:gazette.1}\n"
    )
    folder = dossier({**GOOD, "story.yml": story})
    bills = folder_of(NUMBERS, tmp_path / "bills")

    graph = Graph(built(tmp_path / "store", [str(folder)], [("billstatus", bills)], jobs=2))

    days = graph.sql(
        "SELECT value, source, merged FROM disagreement WHERE node = 'bill:119-hr-9' "
        "AND property = 'introduced_on' ORDER BY value"
    )
    assert list(days) == [("2025-01-09", "billstatus", True), ("2025-01-10", "gazette", False)]


@pytest.mark.parametrize(("as_of", "standing"), [(None, 3), ("2025-06-20", 0), ("2025-06-30", 3)])
def test_a_tie_later_than_its_own_file_waits_for_the_day_of_the_graph(
    tmp_path: Path, as_of: str | None, standing: int
) -> None:
    """A cosponsor who joins after the update of one file stands by the newest day among all of them."""
    folder = tmp_path / "bills"
    folder.mkdir()
    (folder / named(1)).write_text(bill(1, updated="2025-02-10", joined="2025-06-25"), encoding="utf-8")
    (folder / named(2)).write_text(bill(2, updated="2025-06-28", joined="2025-06-25"), encoding="utf-8")
    day = date.fromisoformat(as_of) if as_of else None

    graph = Graph(built(tmp_path / "store", [], [("billstatus", folder)], as_of=day))

    found = graph.sql("SELECT count(*) FROM cosponsorship WHERE stands AND to_id = 'bill:119-hr-1'")
    assert found.one() == (standing,)


@pytest.mark.usefixtures("small_batches")
def test_every_broken_file_is_told_and_nothing_is_built(tmp_path: Path) -> None:
    """Whoever mends files wants all of them in one run."""
    bills = folder_of(NUMBERS, tmp_path / "bills")
    for number in (3, 30):
        (bills / named(number)).write_text("<billStatus><bill>", encoding="utf-8")

    with pytest.raises(InvalidInput) as refused:
        _built(tmp_path / "store", bills)

    assert [fault.file for fault in refused.value.faults] == [named(3), named(30)]
    assert not (tmp_path / "store" / "CURRENT").exists()


def test_broken_files_are_left_out_where_told_and_said_so(tmp_path: Path) -> None:
    """The manifest keeps what the graph lacks, for a graph outlives the terminal."""
    bills = folder_of(range(1, 4), tmp_path / "bills")
    (bills / named(2)).write_text("<billStatus><bill>", encoding="utf-8")
    store = tmp_path / "store"

    ended = called("build", "--source", f"billstatus={bills}", "--skip-broken", store=store)

    manifest = json.loads((store / "generations" / "000001" / "manifest.json").read_text())
    assert ended.code == 0
    assert ended.err.startswith(f"Left out: {named(2)}:1:")
    assert [text.partition(":")[0] for text in manifest["skipped"]] == [named(2)]
    assert manifest["counts"]["bill"] == 2


def test_a_faulty_dossier_is_never_left_out(dossier: Write, tmp_path: Path) -> None:
    """It is our own words: whoever wrote them mends them."""
    folder = dossier({"dossier.yml": "title: 1\nnonsense: 2\n"})

    ended = called("build", "--dossier", str(folder), "--skip-broken", store=tmp_path / "store")

    assert ended.code == 4


@pytest.mark.usefixtures("small_batches")
def test_progress_is_told_by_files(tmp_path: Path) -> None:
    """The bar counts what a person counts: files read, of all."""
    bills = folder_of(NUMBERS, tmp_path / "bills")
    told: list[tuple[int, int]] = []

    built(
        tmp_path / "store", [], [("billstatus", bills)], told=lambda read, total: told.append((read, total))
    )

    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == (len(NUMBERS), len(NUMBERS))


def test_a_process_ended_from_outside_is_told(tmp_path: Path) -> None:
    """The system ends processes when memory is short; that is no fault of the files."""
    del tmp_path
    with pytest.raises(HillgraphError, match="--jobs 1"), processes(2) as executor:
        executor.submit(signal.raise_signal, signal.SIGKILL).result()


@pytest.mark.slow
def test_an_interrupted_build_leaves_the_old_generation_live_and_no_process_behind(tmp_path: Path) -> None:
    """Control-C is an ordinary way to end a long command."""
    bills = folder_of(range(1, 3), tmp_path / "few")
    many = folder_of(range(1, 3001), tmp_path / "many")
    store = tmp_path / "store"
    _built(store, bills)
    command = (sys.executable, "-m", "hillgraph", "build", "--store", str(store), "--jobs", "2")
    with subprocess.Popen(
        [*command, "--source", f"billstatus={many}"], stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        for _ in range(600):
            if list((store / "generations").glob("000002.*.part/work")):
                break
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)
        left = subprocess.run(
            ["ps", "-o", "pid=", "-s", str(running.pid)], capture_output=True, text=True, check=False
        )

    assert running.returncode == 130
    assert left.stdout.split() == []
    assert (store / "CURRENT").read_text().strip() == "000001"
    assert [path.name for path in (store / "generations").iterdir()] == ["000001"]


def _built(store: Path, bills: Path, *, jobs: int = 2) -> Generation:
    return built(store, [], [("billstatus", bills)], jobs=jobs)


def _without_engine(generation: Generation) -> dict[str, object]:
    """Return the manifest without the files of the engine, which names them as it likes, and its seal."""
    ours = {
        sums: {name: each for name, each in generation.manifest[sums].items() if not name.startswith("rdf/")}
        for sums in ("files", "crc32")
    }
    return {**generation.manifest, **ours, "seal": ""}


def _bytes(generation: Generation, table: str) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((generation.tables / table).iterdir()))


def test_the_graph_is_sorted_and_each_line_stands_once(tmp_path: Path) -> None:
    """Two graphs can be compared line by line, by anybody's tools."""
    generation = _built(tmp_path / "store", folder_of(NUMBERS, tmp_path / "bills"))

    lines = gzip.decompress(generation.graph.read_bytes()).splitlines()

    assert lines == sorted(set(lines))
    assert len(lines) == generation.manifest["statements"]
