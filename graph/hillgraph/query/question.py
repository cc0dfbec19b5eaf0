"""Named questions: one file each, a YAML header on top of SPARQL (``#+``) or SQL (``--+``)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hillgraph.errors import InvalidInput, NotFound
from hillgraph.paths import shipped
from hillgraph.query.header import Parameter, header
from hillgraph.sources.text import undecodable

QUERIES_VARIABLE = "HILLGRAPH_QUERIES"
MARKS = {".rq": "#+", ".sql": "--+"}
LANGUAGES = {".rq": "sparql", ".sql": "sql"}


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
                return parsed(_written(path), name, ending)
    raise NotFound(
        f"There is no question '{name}'.{_close(name, queries)} All are listed by: hillgraph queries"
    )


def questions(queries: str | None = None) -> list[Question]:
    """Return every named question, sorted by subject and name; a user's own hides a shipped namesake."""
    found: dict[str, Question] = {}
    for path in _paths(queries):
        if path.stem not in found:
            found[path.stem] = parsed(_written(path), path.stem, path.suffix)
    return sorted(found.values(), key=lambda each: (each.subject, each.name))


def parsed(text: str, name: str, ending: str) -> Question:
    """Return the question in *text*; a text without a header is a question without words."""
    mark = MARKS[ending]
    head: list[str] = []
    for line in text.splitlines():
        if not line.startswith(mark):
            break
        head.append(line[len(mark) :].removeprefix(" "))
    fields = header("\n".join(head), f"{name}{ending}") if head else {}
    return Question(name, LANGUAGES[ending], text, **fields)


def _written(path: Path) -> str:
    """Return the text of a question's file."""
    document = path.read_bytes()
    if fault := undecodable(document, path.name):
        raise InvalidInput([fault])
    return document.decode("utf-8")


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
