"""The package as others get it: what importing costs, what the wheel holds, where it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

import hillgraph
from tests import bare

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENGINES = {"duckdb", "pyoxigraph"}
HEAVY = {"IPython", "jinja2", "networkx", "numpy", "pandas", "pyvis", "rdflib", "rustworkx", "scipy"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this checkout."""
    return bare.wheel(tmp_path_factory.mktemp("wheel"))


@pytest.mark.parametrize(
    ("name", "unwanted"),
    [
        ("hillgraph", {*ENGINES, *HEAVY, "rich", "typer"}),
        ("hillgraph.cli", {*ENGINES, *HEAVY, "rich.table"}),
        ("hillgraph.query.worker", {*HEAVY, "rich", "typer"}),
    ],
)
def test_importing_loads_nothing_heavy(name: str, unwanted: set[str]) -> None:
    """`--help` and each question's worker pay for every library that is loaded at the top of a file."""
    loaded = _printed(f"import {name}, sys, json; print(json.dumps(sorted(sys.modules)))")

    assert unwanted & {*json.loads(loaded)} == set()


def test_every_public_name_is_there_and_says_what_it_does() -> None:
    """What `__all__` promises is what readers of the documentation will type."""
    public = [getattr(hillgraph, name) for name in hillgraph.__all__]

    assert {"open", "build"} <= {*hillgraph.__all__}
    assert [each for each in public if not isinstance(each, str) and not each.__doc__] == []


def test_the_command_says_the_version_of_the_package() -> None:
    """A report of a fault begins with the version; there must be one answer."""
    command = "import sys; from hillgraph.cli import main; sys.argv = ['hillgraph', '--version']; main()"

    said = _printed(command)

    assert PROJECT["version"] in said.split()


def test_the_wheel_holds_the_package_its_data_and_its_questions(built: Path) -> None:
    """People install the wheel, not the checkout: a file left out is missed only there."""
    inside = {"hillgraph": "graph/hillgraph", "hillgraph/data": "data", "hillgraph/queries": "queries"}
    expected = {
        f"{target}/{path.relative_to(ROOT / folder)}"
        for target, folder in inside.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    with ZipFile(built) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert names == expected
    assert {"hillgraph/py.typed", "hillgraph/data/model.yml"} <= names


def test_the_wheel_names_its_licence_and_its_command(built: Path) -> None:
    """Both are read by installers and by lawyers from the wheel's own metadata."""
    home = f"hillgraph-{PROJECT['version']}.dist-info"

    with ZipFile(built) as archive:
        metadata = archive.read(f"{home}/METADATA").decode()
        commands = archive.read(f"{home}/entry_points.txt").decode()
        licence = archive.read(f"{home}/licenses/LICENSE").decode()

    assert "\nLicense-Expression: MIT\n" in metadata
    assert "hillgraph = hillgraph.cli:main" in commands
    assert licence.startswith("MIT License\n")


@pytest.mark.slow
def test_the_wheel_alone_builds_asks_draws_and_exports(built: Path, tmp_path: Path) -> None:
    """A bare environment shows what isn't declared; another folder shows what was found by luck."""
    commands = bare.environment(tmp_path / "environment", built)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    done = subprocess.run(
        [commands / "hillgraph", "demo", "demo"],
        cwd=elsewhere,
        env={"PATH": os.defpath, "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    made = {path.suffix for path in (elsewhere / "demo").rglob("*") if path.is_file()}
    assert {".html", ".ttl", ".parquet"} <= made


def _printed(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return done.stdout
