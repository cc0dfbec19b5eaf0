"""The embedded build as a whole: it conforms, repeats byte for byte, and its names are valid everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hillgraph.graph import Graph
from tests.commands import called, ran

CHUNK = 1000


@pytest.mark.slow
def test_the_build_conforms_to_the_shapes(store: Path) -> None:
    """What we ship must keep the rules that we ship."""
    ended = ran("validate", store=store)

    assert (ended.code, ended.out, ended.err) == (0, "", "Conforms.\n")


def test_a_file_that_breaks_a_shape_ends_with_four_and_says_which(tmp_path: Path) -> None:
    """A user's own Turtle is held to the same rules."""
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(
        "<https://w3id.org/hillgraph/id/congress/119> a <https://w3id.org/hillgraph/vocab#Congress> .\n",
        encoding="utf-8",
    )

    ended = called("validate", str(wrong))

    assert ended.code == 4
    assert ended.out.startswith("congress:119: ")
    assert ended.err == "1 violations.\n"


@pytest.mark.slow
def test_builds_are_the_same_bytes_whatever_the_environment(tmp_path: Path) -> None:
    """Hash seed, time zone, language, working folder: none may reach graph or Turtle."""
    made = [
        _built(tmp_path / name, {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language})
        for name, seed, zone, language in (
            ("one", "1", "UTC", "C.UTF-8"),
            ("two", "77", "Asia/Seoul", "C"),
        )
    ]

    assert made[0] == made[1]


def test_every_name_of_the_build_is_valid_in_sparql_and_turtle(graph: Graph) -> None:
    """Short names stand in queries and files as they are; a key that needs escaping would break that."""
    from pyoxigraph import RdfFormat, parse

    names = sorted({str(name) for (name,) in graph.sql("SELECT DISTINCT node FROM evidence")})
    chunks = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
    head = "".join(f"@prefix {name}: <{start}> .\n" for name, start in graph.generation.prefixes.items())

    counted = 0
    for chunk in chunks:
        values = f"SELECT (COUNT(DISTINCT ?name) AS ?n) {{ VALUES ?name {{ {' '.join(chunk)} }} }}"
        (count,) = graph.sparql(values).one()
        counted += int(str(count))
    turtle = head + "".join(f"{name} a hg:Thing .\n" for name in names)

    assert counted == len(names)
    assert len(list(parse(turtle, format=RdfFormat.TURTLE))) == len(names)


def _built(folder: Path, environment: dict[str, str]) -> tuple[bytes, bytes]:
    folder.mkdir()
    store, turtle = folder / "store", folder / "graph.ttl"
    for words in (("build", "--store", str(store)), ("export", "--store", str(store), "-o", str(turtle))):
        subprocess.run(
            [sys.executable, "-m", "hillgraph", "--quiet", *words],
            env={**os.environ, **environment},
            cwd=folder,
            check=True,
        )
    graph = next(store.glob("generations/*/graph.nq.gz"))
    return graph.read_bytes(), turtle.read_bytes()
