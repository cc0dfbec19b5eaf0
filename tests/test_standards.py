"""The rules of CONTRIBUTING.md that no linter holds, over every file that goes into the repository."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from hillgraph.model.kinds import model

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "graph" / "hillgraph"
LONGEST_MODULE = 250
LONGEST_BODY = 30
MACHINE_PATH = re.compile(r"(?<![\w./])/(?:home|root|Users|work|tmp|opt|mnt)/\w")
SPARQL = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b[^{]*\{.*[?$]\w", re.DOTALL)
ADDRESS = re.compile(r"/|^-|^\s+--(?!hash=sha256:)| @ ")
PINNED = re.compile(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}$")
SPEAKING_ROOMS = ("store", "query", "network", "claims", "render", "export", "serve", "cli")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted({ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()})


FILES = _files()
MODULES = [path for path in FILES if path.suffix == ".py"]
PACKAGE = [path for path in MODULES if path.is_relative_to(SOURCE)]
TEXTS = [path for path in FILES if not path.is_relative_to(ROOT / "tests" / "fixtures")]


def named(path: Path) -> str:
    """Return a file's path within the repository."""
    return str(path.relative_to(ROOT))


def test_a_module_begins_with_a_sentence() -> None:
    """Who opens a file should know in one line whether it is the right one."""
    firsts = {named(path): (ast.get_docstring(_tree(path)) or "").partition("\n")[0] for path in MODULES}

    assert {name: first for name, first in firsts.items() if not re.fullmatch(r"\S.*[.:]", first)} == {}
    assert {name: first for name, first in firsts.items() if re.search(r"(?i)\bmodule\b", first)} == {}


def test_a_module_is_one_concept() -> None:
    """Over this length it is two."""
    lengths = {named(path): path.read_text(encoding="utf-8").count("\n") for path in PACKAGE}

    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_function_fits_on_a_screen() -> None:
    """What can't be seen at once can't be understood at once."""
    lengths = {
        f"{named(path)}:{each.lineno} {each.name}": _length(each)
        for path in PACKAGE
        for each in _functions(_tree(path))
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST_BODY} == {}


def test_no_file_names_a_folder_of_one_machine() -> None:
    """Such a path works for one person only, and tells who that was."""
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in TEXTS
        for number, line in enumerate(_lines(path), 1)
        if MACHINE_PATH.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "benchmarks/rivals.lock"])
def test_the_lock_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    """Each installation reaches the packages in its own way; what they must be is the same for all."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.sub(r" \\\n +", " ", text).splitlines()[1:]

    assert [line for line in text.splitlines() if ADDRESS.search(line)] == []
    assert [entry for entry in entries if not PINNED.match(entry)] == []


def test_python_holds_no_question() -> None:
    """Questions live in queries/, where they can be read, named and tested."""
    assert [
        f"{named(path)}: {text}" for path in PACKAGE for text in _strings(_tree(path)) if SPARQL.search(text)
    ] == []


def test_no_kind_is_named_a_second_time() -> None:
    """A new kind is an entry in model.yml and an adapter; a name typed elsewhere would be forgotten."""
    words = {name for kind in model().kinds.values() for name in kind.properties}
    kinds = {*model().kinds} - words
    speaking = [path for path in PACKAGE if path.relative_to(SOURCE).parts[0] in SPEAKING_ROOMS]

    assert speaking
    assert [
        f"{named(path)}: {name}" for path in speaking for name in sorted(kinds & {*_strings(_tree(path))})
    ] == []


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (each for each in ast.walk(tree) if isinstance(each, Function))


def _length(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _strings(tree: ast.Module) -> list[str]:
    notes = {
        id(each.value)
        for parent in ast.walk(tree)
        if isinstance(parent, ast.Module | ast.ClassDef | Function)
        for each in parent.body
        if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
    }
    return [
        each.value
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in notes
    ]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []
