"""Named questions: one file each, a YAML header on top of SPARQL (``#+``) or SQL (``--+``)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.paths import shipped

QUERIES_VARIABLE = "HILLGRAPH_QUERIES"
MARKS = {".rq": "#+", ".sql": "--+"}
LANGUAGES = {".rq": "sparql", ".sql": "sql"}
FIELDS = frozenset(
    "title answers subject parameters columns method reference limits registers example order".split()
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question must be given: the kind of value, an example, and a default if it has one."""

    name: str
    kind: str
    example: str
    default: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its words and its text; *columns* says what each column means.

    *registers* are the sources, as in the catalogue, in which nothing was found where there is no row.
    """

    name: str
    language: str
    text: str
    title: str = ""
    answers: str = ""
    subject: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    method: str = ""
    reference: str = ""
    limits: str = ""
    registers: tuple[str, ...] = ()


def question(name: str, queries: str | None = None) -> Question:
    """Return the question called *name*, from the user's own folder first.

    *queries* is that folder, else ``$HILLGRAPH_QUERIES``. Raises `NotFound` naming close ones.
    """
    for folder in _folders(queries):
        for ending in MARKS:
            path = folder / f"{name}{ending}"
            if path.is_file() and path.parent == folder:
                return parsed(path.read_text(encoding="utf-8"), name, ending)
    raise NotFound(
        f"There is no question '{name}'.{_close(name, queries)} All are listed by: hillgraph queries"
    )


def questions(queries: str | None = None) -> list[Question]:
    """Return every named question, sorted by subject and name; a user's own hides a shipped namesake."""
    found: dict[str, Question] = {}
    for path in _paths(queries):
        if path.stem not in found:
            found[path.stem] = parsed(path.read_text(encoding="utf-8"), path.stem, path.suffix)
    return sorted(found.values(), key=lambda each: (each.subject, each.name))


def parsed(text: str, name: str, ending: str) -> Question:
    """Return the question in *text*; a text without a header is a question without words."""
    mark = MARKS[ending]
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith(mark):
            break
        head.append(line[len(mark) :].removeprefix(" "))
    header = _header("\n".join(head), f"{name}{ending}") if head else {}
    return Question(name, LANGUAGES[ending], text, **header)


def _header(text: str, file: str) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.load(text, Loader=_text_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise InvalidInput([Fault(file, line, 0, f"the header is not YAML: {error}")]) from error
    if not isinstance(data, dict):
        raise InvalidInput([Fault(file, 1, 0, "the header holds fields such as title: and parameters:")])
    unknown = sorted(set(data) - FIELDS)
    if unknown:
        raise InvalidInput(
            [Fault(file, 1, 0, f"'{unknown[0]}' is not a field of a header: {', '.join(sorted(FIELDS))}")]
        )
    parameters = {
        key: Parameter(key, **{"example": "", **entry})
        for key, entry in (data.pop("parameters", None) or {}).items()
    }
    data.pop("example", None)
    data.pop("order", None)
    registers = _registers(data.pop("registers", None) or [], file)
    return {**data, "parameters": parameters, "columns": data.get("columns") or {}, "registers": registers}


def _registers(given: Any, file: str) -> tuple[str, ...]:
    """Return the registers that a header names; they are sources of the catalogue."""
    if not given:
        return ()
    from hillgraph.sources.catalogue import catalogue

    if not isinstance(given, list) or any(not isinstance(each, str) for each in given):
        raise InvalidInput([Fault(file, 1, 0, "registers: is a list of sources, such as [lda, fara]")])
    unknown = sorted(set(given) - set(catalogue()))
    if unknown:
        text = f"registers: '{unknown[0]}' is no source; they are listed by: hillgraph sources"
        raise InvalidInput([Fault(file, 1, 0, text)])
    return tuple(given)


def _text_loader() -> Any:
    """Return YAML's fast loader without its types: ``no`` stays a word and a date stays text."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _folders(queries: str | None) -> list[Path]:
    own = queries or os.environ.get(QUERIES_VARIABLE)
    if own and not Path(own).is_dir():
        raise NotFound(f"There is no folder of questions at {own}.")
    return [*([Path(own)] if own else []), shipped("queries")]


def _paths(queries: str | None) -> Iterator[Path]:
    for folder in _folders(queries):
        yield from sorted(path for path in folder.iterdir() if path.suffix in MARKS)


def _close(name: str, queries: str | None) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, [path.stem for path in _paths(queries)], n=3)
    return f" Did you mean {' or '.join(close)}?" if close else ""
