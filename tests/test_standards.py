"""The rules of CONTRIBUTING.md that no linter holds, over every file that goes into the repository."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hillgraph.model.kinds import model

ROOT = Path(__file__).resolve().parents[1]
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
PACKAGE = [path for path in MODULES if path.is_relative_to(ROOT / "graph")]
TEXTS = [path for path in FILES if not path.is_relative_to(ROOT / "tests" / "fixtures")]


def named(path: Path) -> str:
    """Return a file's path within the repository."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_begins_with_a_sentence(path: Path) -> None:
    """Who opens a file should know in one line whether it is the right one."""
    first = (ast.get_docstring(_tree(path)) or "").partition("\n")[0]

    assert re.fullmatch(r"\S.*[.:]", first), f"{named(path)} begins with {first!r}"
    assert not re.search(r"\bmodule\b", first, re.IGNORECASE)


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_a_module_is_one_concept(path: Path) -> None:
    """Over this length it is two."""
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    """What can't be seen at once can't be understood at once."""
    lengths = {each.name: _length(each) for each in _functions(_tree(path))}

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


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_python_holds_no_question(path: Path) -> None:
    """Questions live in queries/, where they can be read, named and tested."""
    assert [text for text in _strings(_tree(path)) if SPARQL.search(text)] == []


@pytest.mark.parametrize("path", PACKAGE, ids=named)
def test_no_kind_is_named_a_second_time(path: Path) -> None:
    """A new kind is an entry in model.yml and an adapter; a name typed elsewhere would be forgotten."""
    room = path.relative_to(ROOT / "graph" / "hillgraph").parts[0]
    words = {name for kind in model().kinds.values() for name in kind.properties}
    kinds = {*model().kinds} - words if room in SPEAKING_ROOMS else set()

    assert sorted(kinds & {*_strings(_tree(path))}) == []


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
