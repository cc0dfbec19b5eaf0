"""Building again: documents that have not changed are not read, and the bytes are those from nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hillgraph.store import batches
from hillgraph.store.generation import live
from hillgraph.store.inputs import EMBEDDED, dossier_folder
from tests.commands import called
from tests.conftest import write_dossier
from tests.rebuilt import Rebuilt
from tests.small_congress import bill, folder_of, named, zip_of
from tests.small_people import Person, people
from tests.test_claims import DOCUMENTS, FIRM, THINGS
from tests.test_dossier import GOOD

NUMBERS = range(1, 31)
MANY = len(NUMBERS)
Edit = Callable[[Path], object]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few bills fill a batch, so that a small Congress has several."""
    monkeypatch.setattr(batches, "BYTES", 20_000)


@pytest.fixture
def bills(tmp_path: Path) -> Path:
    """Write a small Congress."""
    return folder_of(NUMBERS, tmp_path / "bills")


@pytest.fixture
def rebuilt(tmp_path: Path) -> Rebuilt:
    """Return a store to build again and again."""
    return Rebuilt(tmp_path)


def rewritten(
    number: int, *, updated: str = "2025-06-01", title: str = "", joined: str = "2025-02-03"
) -> Edit:
    """Return what writes H.R. *number* into a folder."""
    return lambda folder: (folder / named(number)).write_text(
        bill(number, updated=updated, title=title, joined=joined), encoding="utf-8"
    )


def removed(number: int) -> Edit:
    """Return what takes H.R. *number* out of a folder."""
    return lambda folder: (folder / named(number)).unlink()


EDITS: dict[str, tuple[list[Edit], int]] = {
    "nothing": ([], MANY),
    "a bill changed": ([rewritten(7, title="Sample Act, Renamed")], MANY - 1),
    "a bill changed on a later day": ([rewritten(7, updated="2025-07-01")], MANY - 1),
    "a bill was added": ([rewritten(100)], MANY),
    "a bill is gone": ([removed(7)], MANY - 1),
    "one gone, one changed, one added": ([removed(7), rewritten(9, title="Other"), rewritten(99)], MANY - 2),
    "a tie begins after its file's day": ([rewritten(7, joined="2025-08-01")], MANY - 1),
    "all changed": ([rewritten(number, updated="2025-06-02") for number in NUMBERS], 0),
}


@pytest.mark.parametrize("edit", EDITS)
def test_only_what_changed_is_read_and_the_bytes_are_those_of_a_build_from_nothing(
    edit: str, bills: Path, rebuilt: Rebuilt
) -> None:
    """Who builds every night must neither wait for what is known nor get another graph for it."""
    edits, unread = EDITS[edit]
    rebuilt.build([("billstatus", bills)])
    for each in edits:
        each(bills)

    found = rebuilt.build([("billstatus", bills)])

    assert found == (unread, len(list(bills.iterdir())))


def test_a_tie_begins_to_stand_though_its_file_is_not_read_again(bills: Path, rebuilt: Rebuilt) -> None:
    """The day of the graph is that of the newest file: it moves every night, and ties begin by it."""
    rewritten(7, joined="2025-06-20")(bills)
    before = rebuilt.build([("billstatus", bills)])
    rewritten(8, updated="2025-06-20")(bills)

    after = rebuilt.build([("billstatus", bills)])

    assert (before, after) == ((0, MANY), (MANY - 1, MANY))


@pytest.mark.parametrize(("as_of", "unread"), [("2025-12-31", MANY), ("2025-01-31", 0), ("2025-06-01", MANY)])
def test_a_day_asked_for_reads_again_what_is_newer(
    as_of: str, unread: int, bills: Path, rebuilt: Rebuilt
) -> None:
    """What is known to stand on a day, stands after it; before it, nobody has looked."""
    rebuilt.build([("billstatus", bills)])

    found = rebuilt.build([("billstatus", bills)], as_of=date.fromisoformat(as_of))

    assert found == (unread, MANY)


def test_a_dossier_that_comes_to_tell_of_a_bill_has_that_bill_read_again(
    bills: Path, rebuilt: Rebuilt, tmp_path: Path
) -> None:
    """What was the file's alone is now to be merged; of the other bills nothing changed."""
    folder = write_dossier(GOOD, tmp_path / "small")
    before = rebuilt.build([("billstatus", bills)], [folder])
    (folder / "story.yml").write_text(
        "things:\n  - {id: bill:119-hr-9, label: H.R. 9 (119th), congress: congress:119, bill_type: hr, "
        "number: 9, introduced_on: 2025-01-10, document: document:gazette.1}\n",
        encoding="utf-8",
    )

    told = rebuilt.build([("billstatus", bills)], [folder])
    (folder / "story.yml").unlink()
    untold = rebuilt.build([("billstatus", bills)], [folder])

    assert (before[0], told[0], untold[0]) == (0, MANY - 1, MANY - 1)


@pytest.fixture
def claiming(tmp_path: Path) -> Path:
    """Write a small dossier with two claims."""
    claims = "".join(
        f"  - {{number: {number}, at: '3', {claim}, compare: exists}}\n"
        for number, claim in enumerate((FIRM, f"{FIRM}, where: {{register: FARA}}"), 1)
    )
    record = {"documents.yml": DOCUMENTS, "things.yml": THINGS.format(year=2007, until="2023-09-30")}
    claimed = {**record, "claims.yml": f"document: document:gazette.1\nclaims:\n{claims}"}
    return write_dossier(claimed, tmp_path / "claiming")


@pytest.mark.parametrize("dossier", ["small", pytest.param(EMBEDDED, marks=pytest.mark.slow)])
def test_claims_are_checked_anew_beside_what_is_kept(
    dossier: str, bills: Path, claiming: Path, rebuilt: Rebuilt
) -> None:
    """They come into the store last, when all else is there, and go from the one that is carried over."""
    folder = claiming if dossier == "small" else dossier_folder(dossier)
    before = rebuilt.build([("billstatus", bills)], [folder])
    rewritten(7, title="Sample Act, Renamed")(bills)

    after = rebuilt.build([("billstatus", bills)], [folder])

    counts = live(rebuilt.store).manifest["counts"]
    assert counts["claim"] == counts["claim_check"] > 0
    assert (before, after) == ((0, MANY), (MANY - 1, MANY))


def test_people_may_change_beside_bills(bills: Path, rebuilt: Rebuilt, tmp_path: Path) -> None:
    """Lists of legislators are read every time; what a bill's file says of its own doesn't lean on them."""
    sources = [("billstatus", bills), ("legislators", tmp_path / "legislators-current.json")]
    people([Person("Z000001", "Ana", "Sample", "house", "CA", 2021, 2027)], sources[1][1])
    rebuilt.build(sources)
    people([Person("Z000001", "Ann", "Sample", "house", "CA", 2021, 2027)], sources[1][1])

    found = rebuilt.build(sources)

    assert found == (MANY, MANY)


def test_a_zip_is_known_by_its_members(bills: Path, rebuilt: Rebuilt, tmp_path: Path) -> None:
    """Publishers pack all bills anew for each one that changed."""
    packed = tmp_path / "BILLSTATUS-119-hr.zip"
    rebuilt.build([("billstatus", zip_of(bills, packed))])
    rewritten(7, title="Sample Act, Renamed")(bills)

    found = rebuilt.build([("billstatus", zip_of(bills, packed))])

    assert found == (MANY - 1, MANY)


def test_a_broken_file_is_told_of_every_time(bills: Path, rebuilt: Rebuilt) -> None:
    """Nothing of it is kept, for the manifest says in each generation what that lacks."""
    (bills / named(3)).write_text("<billStatus><bill>", encoding="utf-8")
    rebuilt.build([("billstatus", bills)], skip_broken=True)

    found = rebuilt.build([("billstatus", bills)], skip_broken=True)

    assert found == (MANY - 1, MANY)


def test_two_files_of_one_bill_are_kept_together(bills: Path, rebuilt: Rebuilt) -> None:
    """That they are one is found by reading; the next build need not read the others for it."""
    (bills / "another-copy.xml").write_text(bill(7, updated="2025-09-09", title="Renamed"), encoding="utf-8")
    rebuilt.build([("billstatus", bills)])

    found = rebuilt.build([("billstatus", bills)])

    assert found == (MANY - 1, MANY + 1)


def test_only_what_the_last_build_used_is_kept(bills: Path, rebuilt: Rebuilt) -> None:
    """A folder that grows every night fills the disk some night."""
    rebuilt.build([("billstatus", bills)])
    for number in range(2, MANY + 1):
        removed(number)(bills)

    rebuilt.build([("billstatus", bills)])

    assert len(rebuilt.kept) == 1
    assert rebuilt.build([("billstatus", bills)]) == (1, 1)


def test_the_command_says_how_much_it_had_not_to_read(bills: Path, tmp_path: Path) -> None:
    """Who wonders why it was quick, or slow, finds it at the end."""
    words = ("build", "--jobs", "1", "--source", f"billstatus={bills}")
    first = called(*words, store=tmp_path / "store")
    rewritten(7, title="Sample Act, Renamed")(bills)

    second = called(*words, store=tmp_path / "store")

    assert "as the build before had read them" not in first.err
    assert "29 of 30 documents were as the build before had read them.\n" in second.err


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_any_row_of_changes_gives_what_a_build_from_nothing_gives(
    seed: int, bills: Path, rebuilt: Rebuilt, tmp_path: Path
) -> None:
    """Builds follow each other for years: what one leaves must be right for the one after the next too."""
    dice = random.Random(seed)  # noqa: S311 - an example, not a secret
    dossier = write_dossier(GOOD, tmp_path / "small")
    for _ in range(8):
        for _ in range(dice.randrange(4)):
            _edited(bills, dice)
        as_of = dice.choice([None, None, date(2025, 6, dice.randrange(1, 28))])

        rebuilt.build([("billstatus", bills)], dice.choice([[], [dossier]]), as_of=as_of)


def _edited(bills: Path, dice: random.Random) -> None:
    """Change, add or remove a bill, keeping two at least."""
    number = dice.randrange(1, MANY + 10)
    if dice.random() < 0.2 and (bills / named(number)).exists() and len(list(bills.iterdir())) > 2:
        removed(number)(bills)
        return
    day, joined = (f"2025-06-{dice.randrange(1, 29):02d}" for _ in range(2))
    rewritten(number, updated=day, title=f"Act {dice.randrange(5)}", joined=joined)(bills)
