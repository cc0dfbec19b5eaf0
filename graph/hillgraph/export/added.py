"""Standard terms put beside ours: each group of statements with what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from hillgraph.export.selection import Group
from hillgraph.model.kinds import Model
from hillgraph.model.lines import LINE, Statement

TOGETHER = 5000

Added = dict[tuple[str, str], set[Statement]]


def with_standard_terms(groups: Iterable[Group], model: Model) -> Iterator[Group]:
    """Yield *groups* with the standard terms about their subjects, then groups about other subjects.

    These others, the introductions of bills, follow from statements about many of our
    subjects; they are held until the end.
    """
    rest = iter(groups)
    others: Added = defaultdict(set)
    while batch := list(islice(rest, TOGETHER)):
        added = _added(batch, model)
        for group in batch:
            more = added.pop((group.graph, group.subject), set()).difference(group.statements)
            yield Group(group.kind, group.graph, [*group.statements, *sorted(more)])
        for place, statements in added.items():
            others[place] |= statements
    for graph, subject in sorted(others):
        yield Group("", graph, sorted(others[graph, subject]))


def _added(batch: Iterable[Group], model: Model) -> Added:
    from pyoxigraph import RdfFormat, parse

    from hillgraph.export.aligned import aligned

    texts: defaultdict[str, list[str]] = defaultdict(list)
    for group in batch:
        texts[group.graph] += (each.triple for each in group.statements)
    added: Added = defaultdict(set)
    for graph, lines in texts.items():
        ours = (quad.triple for quad in parse("".join(lines), format=RdfFormat.N_TRIPLES))
        for triple in aligned(model, ours):
            statement = _statement(f"{triple} .\n", graph)
            added[graph, statement.subject].add(statement)
    return added


def _statement(line: str, graph: str) -> Statement:
    parts = LINE.fullmatch(line)
    if parts is None:
        raise ValueError(line)
    subject, predicate, value, _ = parts.groups("")
    return Statement(subject, predicate, value, graph)
