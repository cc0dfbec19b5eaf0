"""The RDF store of the build before, carried over: what differs is changed, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import Store

from hillgraph.model.kinds import model
from hillgraph.store import rdf
from hillgraph.store.carried import carried, difference
from hillgraph.store.generation import Generation, opened
from hillgraph.store.inputs import built
from hillgraph.store.manifest import Contents, write
from hillgraph.store.parts import Counts
from tests.small_congress import folder_of

DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
DAY = date(2025, 1, 2)
REST = [f'<urn:s{number:02d}> <urn:p> "{number}" .' for number in range(30)]
LINES = some.lists(some.binary(max_size=2).map(lambda text: text.hex().encode() + b"\n"), unique=True)


@given(LINES, LINES)
def test_a_difference_is_what_one_has_and_the_other_lacks(old: list[bytes], new: list[bytes]) -> None:
    """What is lost and gained makes one graph of the other, whatever both hold."""
    found = difference(sorted(old), sorted(new), len(old) + len(new))

    assert found is not None
    assert found.lost == sorted({*old} - {*new})
    assert found.gained == sorted({*new} - {*old})


def test_graphs_that_differ_much_are_not_compared_to_the_end() -> None:
    """To change each statement takes longer than to load it."""
    old, new = [b"a\n", b"b\n", b"c\n"], [b"d\n", b"e\n", b"f\n"]

    assert difference(old, new, 5) is None
    assert difference(old, new, 6) is not None


def test_a_number_that_the_engine_takes_for_the_one_that_went_stays(tmp_path: Path) -> None:
    """1.50 and 1.5 are two lines and one statement: when one line goes, the statement stands."""
    both = [f'<urn:a> <urn:b> "{number}"^^<{DECIMAL}> .' for number in ("1.5", "1.50")]
    before = _generation([*both, *REST], tmp_path / "before")
    lines = _written([both[0], *REST], tmp_path / "lines")

    assert carried(before, lines, tmp_path / "rdf")
    assert len(Store.read_only(str(tmp_path / "rdf"))) == 1 + len(REST)


def test_a_graph_without_statements_is_gone(tmp_path: Path) -> None:
    """The engine lists the graphs it knows, and a dataset that says nothing any more is none of them."""
    before = _generation(["<urn:a> <urn:b> <urn:c> <urn:g> .", *REST], tmp_path / "before")
    lines = _written(REST, tmp_path / "lines")

    assert carried(before, lines, tmp_path / "rdf")
    assert list(Store.read_only(str(tmp_path / "rdf")).named_graphs()) == []


def test_a_build_that_changes_nothing_has_the_files_of_the_one_before(tmp_path: Path) -> None:
    """That is what makes it quick; loaded anew, none of the engine's files would be the same."""
    bills = folder_of(range(1, 4), tmp_path / "bills")

    one, two = (built(tmp_path / "store", [], [("billstatus", bills)]) for _ in range(2))
    fresh = built(tmp_path / "fresh", [], [("billstatus", bills)])

    assert _tables(one) <= _tables(two)
    assert not _tables(one) & _tables(fresh)


def _tables(generation: Generation) -> set[bytes]:
    return {path.read_bytes() for path in generation.rdf.glob("*.sst")}


def _generation(lines: Sequence[str], folder: Path) -> Generation:
    """Write a generation of a few lines, without tables."""
    folder.mkdir()
    with rdf.loading(folder / "rdf") as load:
        load.take([_written(lines, folder / "lines")])
        load.finish()
    count = rdf.write((folder / "lines").read_bytes().splitlines(keepends=True), folder / "graph.nq.gz")
    write(folder, Contents("A test", DAY, [], [], Counts(), count), model())
    return opened(folder)


def _written(lines: Sequence[str], path: Path) -> Path:
    path.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    return path
