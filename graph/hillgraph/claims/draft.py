"""A user's own list of claims, checked against any store and kept in none."""

from __future__ import annotations

from pathlib import Path

from hillgraph.claims.checks import Check, checks
from hillgraph.errors import Fault, InvalidInput, NotFound
from hillgraph.model.kinds import model
from hillgraph.model.records import Origin
from hillgraph.query.opened import OpenGraph
from hillgraph.query.result import Result
from hillgraph.sources import marked
from hillgraph.sources.claims import STATED_IN, claim, listed, thing
from hillgraph.sources.faults import Faults
from hillgraph.sources.marked import Entry, Marked, Scalar

OWN = ("title", "about", STATED_IN)
COLUMNS = tuple(
    "claim place text states verdict reason record as_of used searched stated_in checked_by".split()
)
"""Those of the question ``claims``, which answers the same of a dossier's own."""


def checked(graph: OpenGraph, file: Path, queries: str | None = None) -> Result:
    """Return the check of each claim in the YAML *file*, in the columns of the question ``claims``.

    The file may name a ``document`` of the store in which the claims stand: what only that says is then no
    record. Raises `NotFound` where there is no file, `InvalidInput` with every fault of its form.
    """
    if not file.is_file():
        raise NotFound(f"There is no file {file}.")
    faults = Faults()

    def report(given: Marked, text: str) -> None:
        faults.append(Fault(file.name, given.line, given.column, text))

    head = marked.read(file.read_bytes(), file=file.name, faults=faults)
    stated = list(listed(head, model(), report, OWN))
    named = head.get(STATED_IN) if isinstance(head, Entry) else None
    if faults:
        raise InvalidInput(faults)
    document = graph.named(named.text, (STATED_IN,)) if isinstance(named, Scalar) else ""
    things = [thing(each, "draft", Origin(document, "")) for each in stated]
    done = checks(graph, [claim(each) for each in things], file.name, queries)
    return Result(COLUMNS, tuple(_row(each) for each in done))


def _row(check: Check) -> tuple[object, ...]:
    made = check.claim
    return (
        made.number,
        ", ".join(made.places) or None,
        made.text,
        made.value,
        check.verdict.words,
        check.reason or None,
        "; ".join(check.values) or None,
        check.as_of,
        ", ".join(check.documents) or None,
        " ".join(check.searched) or None,
        made.document or None,
        made.question,
    )
