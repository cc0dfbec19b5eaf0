"""Stores of small dossiers, each built once in a run and copied for every test that wants one."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from hillgraph.store.inputs import built
from tests.conftest import write_dossier

KEEP = 2


def copied(folder: Path, *builds: Mapping[str, str], keep: int = KEEP) -> Path:
    """Return a copy below *folder*, a test's own, of the store with these *builds* in turn.

    The store that is copied lies beside the folders of the tests, and no test writes into it.
    """
    kept = _kept(folder, builds, keep)
    return shutil.copytree(kept, folder / "store")


def _kept(folder: Path, builds: tuple[Mapping[str, str], ...], keep: int) -> Path:
    """Return the store of these builds; all but the last are those of a shorter row."""
    name = hashlib.sha256(json.dumps([keep, *builds], sort_keys=True).encode()).hexdigest()[:12]
    place = _run(folder) / "built-once" / name
    if not place.exists():
        place.mkdir(parents=True)
        if len(builds) > 1:
            shutil.copytree(_kept(folder, builds[:-1], keep), place / "store")
        built(place / "store", [str(write_dossier(builds[-1], place / "small"))], keep=keep)
    return place / "store"


def _run(folder: Path) -> Path:
    """Return the folder of this run (of this process, where several share the tests)."""
    return next(each for each in (folder, *folder.parents) if each.name.startswith(("pytest-", "popen-")))
