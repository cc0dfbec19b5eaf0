"""A virtual environment that holds the built wheel and what it declares to need, nothing else."""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]


def wheel(folder: Path) -> Path:
    """Build the wheel of this checkout into *folder*."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def environment(folder: Path, built: Path) -> Path:
    """Make a virtual environment in *folder* with the wheel *built*, and return its folder of commands.

    The libraries are links to those that run this test, found by following each one's own
    declaration; so one that the wheel forgets to declare is missing here too.
    """
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python3*/site-packages")
    with ZipFile(built) as archive:
        archive.extractall(packages)
    (metadata,) = packages.glob("hillgraph-*.dist-info")
    for each in needed(Distribution.at(metadata)):
        _link(each, packages)
    commands = folder / "bin"
    script = commands / "hillgraph"
    script.write_text(f"#!{commands / 'python'}\nfrom hillgraph.cli import main\nmain()\n", encoding="utf-8")
    script.chmod(0o755)
    return commands


def needed(root: Distribution) -> list[Distribution]:
    """Return what *root* needs, directly or not, its extras left out."""
    found: dict[str, Distribution] = {}
    waiting = list(_required(root, ""))
    while waiting:
        requirement = waiting.pop()
        for extra in ("", *sorted(requirement.extras)):
            seen = f"{requirement.name.lower()}[{extra}]"
            if seen not in found:
                found[seen] = distribution(requirement.name)
                waiting += _required(found[seen], extra)
    return list(found.values())


def _required(of: Distribution, extra: str) -> Iterator[Requirement]:
    for line in of.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def _link(library: Distribution, packages: Path) -> None:
    tops = {file.parts[0] for file in library.files or ()} - {"..", "__pycache__"}
    for top in sorted(tops):
        target = packages / top
        if not target.exists():
            target.symlink_to(Path(str(library.locate_file(top))).resolve())
