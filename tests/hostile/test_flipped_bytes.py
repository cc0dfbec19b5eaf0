"""Bytes changed in a store: the doctor names the file, and no command answers otherwise than before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands import Ran
from tests.flipped import flipped, several

SPARQL = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
BY_CLASS = "SELECT * { ?s a ?class . ?s rdfs:label ?label . ?tie ?end ?s }"
NETWORK = ("export", "-o", "-", "--format", "graphml")
STATEMENTS = ("export", "-o", "-", "--format", "nq")
Command = tuple[str, ...]
COMMANDS: dict[str, list[Command]] = {
    "tables": [("find", "korea"), ("show", "bill:119-hr-4687"), NETWORK],
    "rdf": [("query", "--sparql", SPARQL), ("query", "--sparql", BY_CLASS), ("show", "bill:119-hr-4687")],
    "graph.nq.gz": [STATEMENTS],
    "manifest.json": [("query", "--sparql", SPARQL), ("find", "korea"), NETWORK, STATEMENTS],
}


READ_OFTEN = {"person", "cosponsorship", "document", "evidence", "label"}  # by these commands


@pytest.fixture
def copied(store: Path, tmp_path: Path) -> Path:
    """Copy the store of the embedded dossier, to be damaged."""
    return shutil.copytree(store, tmp_path / "store")


@pytest.mark.hostile
@pytest.mark.parametrize("face", COMMANDS)
def test_64_changed_bytes_of_any_file_are_named_and_never_answered_from(copied: Path, face: str) -> None:
    """A disk says nothing of what it has changed; a wrong answer would be believed."""
    generation = copied / "generations" / "000001"
    files = [path for path in sorted(generation.rglob("*")) if path.is_file() and path.stat().st_size]
    files = [path for path in files if path.relative_to(generation).parts[0] == face]
    good: dict[Command, Ran] = {}
    found = {}

    for path in files:
        commands = _commands(face, path)
        new = [each for each in commands if each not in good]
        good |= dict(zip(new, several(copied, new), strict=True))
        with flipped(path):
            doctor, *others = several(copied, [("doctor",), *commands])
        name = path.relative_to(generation).as_posix()
        pairs = zip(commands, others, strict=True)
        faults = [_fault(command, ran, good[command], path.name) for command, ran in pairs]
        found[name] = [_missed(doctor, name), *faults]

    assert files
    assert {name: told for name, faults in found.items() if (told := [*filter(None, faults)])} == {}


def _commands(face: str, path: Path) -> list[Command]:
    if face not in {"tables", "manifest.json"}:
        return COMMANDS[face]
    table = path.parent.name if face == "tables" else "person"
    rows = ("query", "--sql", f"SELECT * FROM {table} ORDER BY ALL")  # noqa: S608 - a folder's name
    return [rows, *(COMMANDS[face] if table in READ_OFTEN else [])]


def _missed(doctor: Ran, name: str) -> str:
    """Say how the doctor failed to name the file, if it did."""
    named = any(line.startswith("wrong  000001: ") and name in line for line in doctor.out.splitlines())
    return "" if doctor.code == 6 and named and "Traceback" not in doctor.err else f"doctor: {doctor}"


def _fault(command: Command, ran: Ran, good: Ran, name: str) -> str:
    """Say what is wrong with how a command ended, if anything is."""
    assert good.code == 0
    refused = ran.code == 6 and name in ran.err and "Traceback" not in ran.err
    well = ran.code == 0 and ran.out == good.out
    return "" if well or refused else f"{command}: {ran.code} {ran.err[-300:]}"
