"""A whole Congress, written as official files and built once, however many processes run the tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

import hillgraph
from benchmarks.corpus import Corpus, chosen, corpus
from hillgraph.graph import Graph
from tests.commands import ran


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that is the same for all processes of one run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def whole(together: Path) -> Corpus:
    """Write the 114th Congress as official files."""
    with FileLock(together / "corpus.lock"):
        return corpus(1, chosen() or together / "corpus")


@pytest.fixture(scope="session")
def congress(whole: Corpus, together: Path) -> Graph:
    """Build it."""
    store = together / "congress"
    with FileLock(together / "congress.lock"):
        if not store.exists():
            ended = ran("build", *whole.words, store=store)
            assert ended.code == 0, ended.err
    return hillgraph.open(store)
