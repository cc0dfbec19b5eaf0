"""A rollback makes the generation before the live one live again, and a build comes forward."""

from __future__ import annotations

from pathlib import Path

import pytest

import hillgraph
from hillgraph.errors import NotFound, StoreUnusable
from hillgraph.store.build import locked, rolled_back
from hillgraph.store.generation import live, names
from tests.built_once import copied
from tests.commands import called, ran
from tests.conftest import Write
from tests.flipped import flipped


@pytest.fixture
def folder(dossier: Write) -> str:
    """Write a dossier without a thing in it, which is built in no time."""
    return str(dossier({}))


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    """Build a dossier without a thing in it twice into a store."""
    return copied(tmp_path, {}, {})


def test_a_rollback_says_what_is_live_and_how_to_come_forward(twice: Path) -> None:
    """In the moment of need nobody looks up the way back."""
    ended = called("build", "--rollback", store=twice)

    assert ended.code == 0
    assert ended.err.startswith(f"000001 is live in {twice} now, as of ")
    assert ended.err.endswith("To come forward again, build: hillgraph build\n")
    assert live(twice).folder.name == "000001"
    assert names(twice) == ["000001", "000002"]


def test_a_build_takes_the_place_of_what_was_rolled_back(twice: Path, folder: str) -> None:
    """The generation that was good stays the one to go back to."""
    rolled_back(twice, 0)

    hillgraph.build(twice, dossiers=[folder])

    assert (live(twice).folder.name, names(twice)) == ("000003", ["000001", "000003"])
    assert rolled_back(twice, 0).folder.name == "000001"


def test_keeping_one_keeps_the_live_one(twice: Path, folder: str) -> None:
    """However few are kept, what is read stays."""
    rolled_back(twice, 0)

    ended = called("build", "--dossier", folder, "--keep", "1", store=twice)

    assert (ended.code, live(twice).folder.name, names(twice)) == (0, "000003", ["000003"])


def test_nothing_before_the_live_one_is_refused(twice: Path) -> None:
    """A second step back finds nothing, and leaves things as they are."""
    rolled_back(twice, 0)

    ended = called("build", "--rollback", store=twice)

    assert ended.code == NotFound.exit_code
    assert ended.err.startswith(f"No generation before 000001 is kept in {twice}")
    assert live(twice).folder.name == "000001"


@pytest.mark.parametrize("file", ["manifest.json", "graph.nq.gz", "rdf/CURRENT"])
def test_a_damaged_generation_is_never_made_live(twice: Path, file: str) -> None:
    """To go from one broken thing to another helps nobody."""
    with (
        flipped(twice / "generations" / "000001" / file),
        pytest.raises(StoreUnusable, match=f"000001/{file}"),
    ):
        rolled_back(twice, 0)

    assert live(twice).folder.name == "000002"


def test_a_damaged_live_generation_can_be_left(twice: Path) -> None:
    """That is what a rollback is for."""
    with flipped(twice / "generations" / "000002" / "manifest.json"):
        assert rolled_back(twice, 0).folder.name == "000001"


def test_while_a_build_writes_nothing_is_rolled_back(twice: Path) -> None:
    """The build would end by making its own the live one, whatever was chosen meanwhile."""
    with locked(twice, 0):
        ended = ran("build", "--rollback", store=twice)

    assert (ended.code, live(twice).folder.name) == (6, "000002")
    assert ended.err.startswith("Another build is writing ")


def test_a_rollback_goes_with_no_input(twice: Path) -> None:
    """Who names an input expects it to be built."""
    ended = called("build", "--rollback", "--keep", "3", store=twice)

    assert (ended.code, ended.err) == (2, "--rollback builds nothing, so --keep can't go with it.\n")


def test_without_a_store_there_is_nothing_to_roll_back(tmp_path: Path) -> None:
    """And no folder is made on the way to saying so."""
    ended = called("build", "--rollback", store=tmp_path / "none")

    assert ended.code == 6
    assert not (tmp_path / "none").exists()
