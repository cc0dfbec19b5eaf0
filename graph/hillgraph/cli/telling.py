"""Facts and paths in lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import typer

from hillgraph.cli.writing import literal
from hillgraph.network.paths import Path
from hillgraph.query.facts import Describer, Fact, Facts, Source, TieFacts

NO_CONTACT = "A path is not evidence of contact."
Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


def tell(facts: Facts) -> None:
    """Print a thing: its facts, then its ties by kind, each with its source."""
    for line in _lines(facts):
        typer.echo(literal(line))


def tell_paths(paths: Sequence[Path], describer: Describer) -> None:
    """Print each path as one line a tie, with the documents behind it."""
    for number, path in enumerate(paths, 1):
        if number > 1:
            typer.echo()
        ends = path.hops[0].here, path.hops[-1].there
        steps = f"{len(path.hops)} ties" if len(path.hops) > 1 else "1 tie"
        called = f"{_called(describer, ends[0])} is tied to {_called(describer, ends[1])}"
        typer.echo(literal(f"{number}. {called} by {steps}:"))
        for hop in path.hops:
            for edge in hop.ties:
                for line in _told(describer.tie(edge.name, hop.here), describer.label(hop.here), "   "):
                    typer.echo(literal(line))
    typer.echo(f"\n{NO_CONTACT}")


def path_table(paths: Sequence[Path], describer: Describer) -> Table:
    """Return one row a tie of each path."""
    columns = ("path", "hop", "from", "words", "to", "tie", "since", "until", "documents")
    rows: list[tuple[object, ...]] = []
    for number, path in enumerate(paths, 1):
        for step, hop in enumerate(path.hops, 1):
            for edge in hop.ties:
                tie = describer.tie(edge.name, hop.here)
                said = "; ".join(str(source) for source in tie.sources)
                rows.append(
                    (number, step, hop.here, tie.words, hop.there, edge.name, tie.since, tie.until, said)
                )
    return columns, rows


def _lines(facts: Facts) -> Iterator[str]:
    yield f"{facts.label}  {facts.name}  ({facts.kind})"
    for fact in facts.facts:
        yield from _fact(fact, "  ")
    for (kind, words), group in groupby(facts.ties, key=lambda tie: (tie.kind, tie.words)):
        ties = list(group)
        yield ""
        yield f"{words} ({len(ties)}, {kind})"
        for tie in ties:
            yield from _tie(tie, "  ")
    yield ""
    yield "Sources"
    for source in sorted(_documents(facts)):
        yield f"  {source.document}  {_words(source)}"
        if source.address:
            yield f"    {source.address}"


def _fact(fact: Fact, indent: str) -> Iterator[str]:
    value = f"{fact.value}  {fact.name}" if fact.name and fact.name != fact.value else fact.value
    mark = "" if not fact.contested else " (sources differ)" if fact.merged else " (another source's value)"
    yield f"{indent}{fact.label}: {value}{mark}{_by(fact.sources)}"


def _tie(tie: TieFacts, indent: str) -> Iterator[str]:
    days = _days(tie)
    yield f"{indent}{tie.other_label}  {tie.other}{f', {days}' if days else ''}{_by(tie.sources)}"
    for fact in tie.facts:
        yield from _fact(fact, f"{indent}  ")


def _told(tie: TieFacts, here: str, indent: str) -> Iterator[str]:
    days = _days(tie)
    yield f"{indent}{here} {tie.words} {tie.other_label}  {tie.other}{f', {days}' if days else ''}"
    for fact in tie.facts:
        if fact.property in {
            "role",
            "stance",
            "text",
            "register",
            "amount_usd",
            "withdrawn_on",
            "relation_type",
        }:
            yield f"{indent}  {fact.label}: {fact.value}"
    for source in tie.sources:
        yield f"{indent}  source: {source}  {_words(source)}"


def _words(source: Source) -> str:
    return ", ".join(part for part in (source.title, source.publisher, source.issued) if part)


def _days(tie: TieFacts) -> str:
    if tie.since and tie.until:
        return f"{tie.since} to {tie.until}"
    return f"since {tie.since}" if tie.since else f"until {tie.until}" if tie.until else ""


def _by(sources: Sequence[Source]) -> str:
    return f"  [{'; '.join(str(source) for source in sources)}]" if sources else ""


def _called(describer: Describer, name: str) -> str:
    return f"{describer.label(name)} ({name})"


def _documents(facts: Facts) -> set[Source]:
    said = {source for fact in facts.facts for source in fact.sources}
    said |= {source for tie in facts.ties for source in tie.sources}
    return {Source(each.document, each.title, each.publisher, each.issued, (), each.address) for each in said}
