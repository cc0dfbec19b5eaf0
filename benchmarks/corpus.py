"""The corpus: whole Congresses as official zips, and what a build of them must count."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from benchmarks.truth import Truth, truths
from hillgraph.errors import NotFound

VARIABLE = "HILLGRAPH_CORPUS"
SHARED = Path(__file__).resolve().parents[2] / "shared"
TOOL = SHARED / "tools" / "congress_corpus.py"
RELATIONS = SHARED / "official" / "legis-graph-114"
FIRST = 114


@dataclass(frozen=True, slots=True)
class Corpus:
    """The first *congresses* of the corpus in *folder*."""

    folder: Path
    congresses: int

    @property
    def bills(self) -> tuple[Path, ...]:
        """Return the zips of bills, one a Congress and type."""
        numbers = range(FIRST, FIRST + self.congresses)
        return tuple(
            path for number in numbers for path in sorted(self.folder.glob(f"BILLSTATUS-{number}-*.zip"))
        )

    @property
    def people(self) -> tuple[Path, ...]:
        """Return the files of legislators, committees and memberships."""
        return tuple(sorted(self.folder.glob("*.yaml")))

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words by which the command is told to build this."""
        given = [f"billstatus={path}" for path in self.bills]
        given += [f"legislators={path}" for path in self.people]
        return tuple(word for each in given for word in ("--source", each))

    @property
    def truths(self) -> tuple[Truth, ...]:
        """Return what is true of each Congress."""
        return truths(self.folder / "truth.json")[: self.congresses]


def corpus(congresses: int, home: Path | None = None) -> Corpus:
    """Return a corpus of so many Congresses, written into *home* unless it lies there already.

    Without *home*, it is where ``HILLGRAPH_CORPUS`` says, else in the temporary folder, and is kept
    there. Raises `NotFound` where there is no folder shared/ to write it from.
    """
    home = home or chosen() or Path(gettempdir()) / "hillgraph-corpus"
    folder = home / f"{FIRST}-{FIRST + congresses - 1}"
    if not (folder / "truth.json").is_file():
        _write(folder, congresses)
    return Corpus(folder, congresses)


def chosen() -> Path | None:
    """Return the folder of corpora that the environment names."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def _write(folder: Path, congresses: int) -> None:
    if not (TOOL.is_file() and RELATIONS.is_dir()):
        raise NotFound(
            f"The corpus is written by shared/{TOOL.relative_to(SHARED).as_posix()}, and there is no folder "
            f"shared/ beside the checkout. Put it there, or name a folder that holds {folder.name}/ "
            f"with {VARIABLE}."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    copies = ("--copies", str(congresses - 1))
    subprocess.run([sys.executable, TOOL, RELATIONS, part, *copies], check=True)
    part.rename(folder)
