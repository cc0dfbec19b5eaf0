"""Each command, started as a person does, says what it says when a test calls it in its own process."""

from __future__ import annotations

from pathlib import Path

import pytest

from hillgraph.cli.app import COMMANDS
from tests.commands import called, ran

BILL = "bill:119-hr-4687"
CALLS = (
    ("build", "--rollback"),
    ("fetch", "legislators", "--offline", "--into", "cache"),
    ("sources", "--into", "cache"),
    ("resolve", "--review"),
    ("kinds",),
    ("query", "supporters", "-p", f"bill={BILL}"),
    ("queries",),
    ("find", "kim"),
    ("show", BILL),
    ("path", "organization:kita", "committee:hsju00"),
    ("network", "summary"),
    ("lineage", BILL),
    ("supporters", BILL, "--most", "2"),
    ("claims", "partner-with-korea-act"),
    ("render", "nothing-such", "-o", "x.html"),
    ("chart", "numbers", "-o", "x.svg"),
    ("report", "person:K000397", "-o", "x.html"),
    ("export", "-o", "graph.docx"),
    ("diff", "no-such", "none"),
    ("feed", "person:none", "-o", "x.atom"),
    ("validate", "no-such.ttl"),
    ("doctor",),
    ("demo", "/dev/null/x"),
)


@pytest.mark.slow
@pytest.mark.parametrize("words", CALLS, ids=lambda words: words[0])
def test_a_process_of_its_own_changes_nothing(store: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Most tests call a command where they are, which is sooner; that is only right while both are one."""
    apart, here = (tmp_path / name for name in ("apart", "here"))
    for folder in (apart, here):
        folder.mkdir()

    assert ran(*words, store=store, folder=apart) == called(*words, store=store, folder=here)
    assert {path.name: path.read_bytes() for path in apart.iterdir()} == {
        path.name: path.read_bytes() for path in here.iterdir()
    }


def test_there_is_such_a_call_of_every_command() -> None:
    """A command that nobody starts may not start."""
    assert [words[0] for words in CALLS] == [*COMMANDS]
