"""What every engine is given: one Congress, or a tenth of it, as statements, as tables, and the questions."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import duckdb

from benchmarks.congress import build
from benchmarks.corpus import Corpus, corpus
from benchmarks.measure import run
from benchmarks.rivals.session import QUESTIONS, STATEMENTS, STORE, TABLES
from hillgraph.model.kinds import model
from hillgraph.store.generation import Generation, live

if TYPE_CHECKING:
    from pyoxigraph import Triple

FOLDER = Path(__file__).parent / "questions"
LANGUAGES = ("rq", "sql", "cypher")
NAMES = ("cosponsors", "policy-areas", "parties-committees", "pairs")
VALUES = {"$bill": "bill:114-hr-1030", "$congress": "congress:114"}
PART = 10
STANDING = "SELECT DISTINCT from_id, to_id FROM {}"
SELECTED = {
    "Bill": "SELECT id, policy_area FROM bill",
    "Committee": "SELECT id FROM committee UNION SELECT to_id FROM referral",
    "Party": "SELECT DISTINCT to_id FROM party_membership",
    "Member": "SELECT id FROM person",
    "Cosponsors": f"{STANDING.format('cosponsorship')} WHERE stands",
    "Sponsors": STANDING.format("sponsorship"),
    "ReferredTo": STANDING.format("referral"),
    "MemberOf": f"{STANDING.format('party_membership')} WHERE congress = '{VALUES['$congress']}'",
}


@dataclass(frozen=True, slots=True)
class Data:
    """One Congress or part of it in *folder*, and how many statements that is."""

    folder: Path
    statements: int


def whole(folder: Path) -> Data:
    """Build one Congress and write what engines read of it into *folder*."""
    return _written(folder, corpus(1))


def part(folder: Path) -> Data:
    """Do the same with every tenth bill: those whose numbers end in 0."""
    given, packed = corpus(1), folder / "packed"
    packed.mkdir(parents=True)
    for path in given.bills:
        with ZipFile(path) as full, ZipFile(packed / path.name, "w", ZIP_DEFLATED) as some:
            for name in full.namelist():
                if int("".join(filter(str.isdigit, Path(name).stem))[3:]) % PART == 0:
                    some.writestr(name, full.read(name))
    for path in given.people:
        shutil.copy(path, packed)
    return _written(folder, replace(given, folder=packed))


def _written(folder: Path, given: Corpus) -> Data:
    run(build(given, folder / STORE), {})
    generation = live(folder / STORE)
    statements = _statements(generation, folder / STATEMENTS)
    _tables(generation, folder / TABLES)
    texts = {name: {each: _text(name, each, generation) for each in LANGUAGES} for name in NAMES}
    (folder / QUESTIONS).write_text(json.dumps(texts), encoding="utf-8")
    return Data(folder, statements)


def _statements(generation: Generation, file: Path) -> int:
    """Write the merged record as N-Triples; what each source says alone stays behind."""
    from pyoxigraph import DefaultGraph, RdfFormat, parse, serialize

    number = 0

    def merged() -> Iterator[Triple]:
        nonlocal number
        for quad in parse(lines, format=RdfFormat.N_QUADS):  # type: ignore[arg-type]
            if isinstance(quad.graph_name, DefaultGraph):
                number += 1
                yield quad.triple

    with gzip.open(generation.graph, "rb") as lines:
        serialize(merged(), str(file), RdfFormat.N_TRIPLES)
    return number


def _tables(generation: Generation, folder: Path) -> None:
    """Write the nodes and ties that the questions ask of as Parquet, as a graph database loads them."""
    folder.mkdir()
    with duckdb.connect() as connection:
        for name in generation.columns:
            files = generation.tables / name / "*.parquet"
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}')")  # noqa: S608
        for name, select in SELECTED.items():
            connection.execute(f"COPY ({select} ORDER BY ALL) TO '{folder / name}.parquet'")


def _text(name: str, language: str, generation: Generation) -> str:
    text = (FOLDER / f"{name}.{language}").read_text(encoding="utf-8")
    for parameter, value in VALUES.items():
        text = text.replace(parameter, f"<{model().iri(value)}>" if language == "rq" else value)
    return f"PREFIX hg: <{generation.prefixes['hg']}>\n{text}" if language == "rq" else text
