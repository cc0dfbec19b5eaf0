"""The examples of the docs do what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from hillgraph.cli.app import COMMANDS
from hillgraph.network.described import measures, networks
from hillgraph.network.projections import PROJECTIONS
from hillgraph.query.question import questions
from tests.commands import called
from tests.running import ROOT

DOCS = ROOT / "docs"


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of code of *language* in a page of the docs."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$", (DOCS / name).read_text("utf-8"), re.DOTALL | re.MULTILINE
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_example_runs_from_a_store_to_a_picture(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each block goes on from the one before, as in a notebook."""
    monkeypatch.setenv("HILLGRAPH_STORE", str(store))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    for block in blocks("example.md", "python"):
        exec(compile(block, "example.md", "exec"), names)  # noqa: S102 - it is ours

    said = capsys.readouterr().out
    assert "15 support it;" in said
    assert "bill:119-hr-4687 15 supporters, 12 kept from bill:118-hr-2827" in said
    assert "members signed five bills with another" in said
    page = (tmp_path / "allies.html").read_text("utf-8")
    assert "Ami Bera" in page
    assert '"person:B001287"' in page


def test_the_columns_that_the_r_example_reads_are_there(store: Path) -> None:
    """Each file is written by the command beside it, and read here as R would."""
    (code,), (commands,) = blocks("r.md", "r"), blocks("r.md", "sh")
    columns = {}
    for line in commands.splitlines():
        words, file = line.removeprefix("hillgraph ").split(" > ")
        ended = called(*words.replace("parquet", "csv").split(), store=store)
        assert ended.code == 0, ended.err
        columns[file] = ended.out.splitlines()[0].split(",")

    wanted = {
        "edges.parquet": ["from", "to", "weight"],
        "nodes.parquet": ["node", "name", "party", "state", "bioguide", "govtrack"],
        "incidence.parquet": ["member", "bill"],
    }
    assert {*re.findall(r'read_parquet\("(.*?)"\)', code)} == {*columns} == {*wanted}
    for file, names in wanted.items():
        assert {*names} <= {*columns[file]}
        assert all(f'"{name}"' in code or f"${name}" in code for name in names)


def test_a_network_in_parquet_is_read_by_any_engine(store: Path, tmp_path: Path) -> None:
    """Standard output is the file, byte for byte."""
    command = (
        sys.executable,
        "-m",
        "hillgraph",
        "network",
        "edges",
        "--store",
        str(store),
        "--format",
        "parquet",
    )
    file = tmp_path / "edges.parquet"
    file.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)

    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT count(*), sum(weight) FROM read_parquet($1)", [str(file)]
        ).fetchall()

    assert found == [(266, 451.0)]


def test_every_question_of_the_thirty_is_answered_or_says_what_it_lacks() -> None:
    """Each command, network, measure and question named is one that there is; so is each test."""
    text = (DOCS / "questions.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| (.*?) \| (.*?) \| (.*?)\|$", text, re.MULTILINE)
    named = {each.name for each in questions()}

    assert [int(row[0]) for row in rows] == list(range(1, 31))
    answered = [row for row in rows if "not answered" not in row[2]]
    assert len(answered) == 27
    assert "Of the thirty, 27 are answered" in text
    for _, _, answer, tests in answered:
        for call in re.findall(r"`(.*?)`", answer):
            command, first, *rest = call.split()
            assert command in COMMANDS
            assert command != "query" or first in named
            assert command != "network" or first in measures()
            assert "--of" not in rest or rest[rest.index("--of") + 1] in PROJECTIONS
        assert tests.strip()
        for test in tests.split(","):
            assert (ROOT / "tests" / test.strip()).is_file(), test
    assert {*networks()} == {*PROJECTIONS}
