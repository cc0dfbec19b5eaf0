"""Commands about one bill: its lineage through the Congresses, and who might sign it next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from hillgraph.cli.options import FORMS, Format, Store

if TYPE_CHECKING:
    from hillgraph.graph import Graph
    from hillgraph.network.lineage import Step

Bill = Annotated[str, typer.Argument(metavar="BILL", help="Short name, IRI or label.")]
Form = Annotated[Format, typer.Option(help=FORMS, metavar="FORM")]


def lineage(bill: Bill, format: Form = Format.auto, store: Store = None) -> None:
    """Follow a bill through the Congresses: what it takes up again, its companions, who stayed.

    Bills are linked by whole-bill title, official title, sponsors and what records say, each with a
    score and its reasons. Of supporters it says how many were kept, gained and lost since the bill
    before in the same chamber.
    """
    import hillgraph
    from hillgraph.cli.writing import literal, write_rows
    from hillgraph.network.lineage import table

    graph = hillgraph.open(store)
    steps = graph.lineage(bill)
    if format in {Format.auto, Format.table}:
        for line in _told(steps, graph):
            typer.echo(literal(line))
    else:
        found = table(steps)
        write_rows(found.columns, found.rows, format.value)


def supporters(
    bill: Bill,
    on: Annotated[
        str | None, typer.Option(help="As of this day; else the day of the store.", metavar="DATE")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="At most so many members.", metavar="N")] = 50,
    format: Form = Format.auto,
    store: Store = None,
) -> None:
    """Rank the members who serve and have not signed a bill by how likely they are to, with reasons.

    Chances are learned from past Congresses only, where the store has enough of them; else a plain rule
    orders the members, and says so. It is not a prediction of a vote.
    """
    import hillgraph
    from hillgraph.cli.writing import literal, write_rows
    from hillgraph.network.supporters import basis, table

    graph = hillgraph.open(store)
    found = graph.supporters(bill, on=on)
    for line in basis(found):
        typer.echo(literal(line), err=True)
    shown = table(found, most)
    write_rows(shown.columns, shown.rows, format.value)


def _told(steps: list[Step], graph: Graph) -> Iterator[str]:
    names = graph.labels(sorted({name for each in steps for name in (each.bill.name, *each.bill.sponsors)}))
    for each in steps:
        bill, told = each.bill, each.link
        by = ", ".join(names.get(who, who) for who in sorted(bill.sponsors)) or "an unknown sponsor"
        day = bill.introduced_on or "on an unknown day"
        yield f"{names.get(bill.name, bill.name)}  {bill.name}  {bill.title or bill.official or ''}".rstrip()
        yield f"  introduced {day} by {by}; {len(each.supporters)} supporters"
        if told is None:
            continue
        yield f"  {told.relation} of {told.earlier}, score {told.score:g}: {'; '.join(told.reasons)}"
        if each.kept is not None and each.gained is not None and each.lost is not None:
            left = f"{len(each.lost)} lost, {len(each.still_serving or ())} of whom are known to serve"
            yield f"  of its supporters {len(each.kept)} kept; {len(each.gained)} gained, {left}"
        yield f"  source: {'; '.join(told.documents)}"
