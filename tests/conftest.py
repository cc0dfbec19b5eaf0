"""What many tests share: the embedded dossier, built once, and small dossiers written on the spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

import hillgraph
from hillgraph.graph import Graph
from hillgraph.render.select import whole
from hillgraph.render.view import View

settings.register_profile("the same each time", derandomize=True, database=None, deadline=None)
settings.load_profile("the same each time")

pytest_plugins = [
    "tests.browsers",
    "tests.network_dossier",
    "tests.opened",
    "tests.running",
    "tests.handed",
    "tests.whole_congress",
]

HEAD = """\
title: A small dossier
about: Written for a test.
sources:
  gazette: {title: The Gazette, publisher: Gazette House, authority: press, citation: The Gazette}
  record: {title: The Record, publisher: The Clerk, authority: official, citation: The Record}
"""
Write = Callable[[Mapping[str, str]], Path]


def write_dossier(files: Mapping[str, str], folder: Path) -> Path:
    """Write a dossier into *folder* from the text of each file; its head is there already."""
    folder.mkdir(exist_ok=True)
    for name, text in {"dossier.yml": HEAD, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the embedded dossier, once for the whole run."""
    folder = tmp_path_factory.mktemp("embedded") / "store"
    hillgraph.build(folder)
    return folder


@pytest.fixture(scope="session")
def store(embedded_store: Path) -> Path:
    """Return the store of the embedded dossier; a module may have another."""
    return embedded_store


@pytest.fixture(scope="session")
def graph(store: Path) -> Graph:
    """Open the embedded dossier."""
    return hillgraph.open(store)


@pytest.fixture(scope="session")
def picture(graph: Graph) -> View:
    """Choose what the picture of the whole embedded dossier shows."""
    return whole(graph)


@pytest.fixture
def dossier(tmp_path: Path) -> Write:
    """Write a dossier called ``small`` from the text of each file; its head is there already."""

    def write(files: Mapping[str, str]) -> Path:
        return write_dossier(files, tmp_path / "small")

    return write
