"""The command that says which names as filed are one, and how well that agrees with a person's labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hillgraph.cli.options import FORMS, Format, Store

if TYPE_CHECKING:
    from hillgraph.resolve.named import Resolution
    from hillgraph.resolve.score import Score
    from hillgraph.store.decisions import Basis

COLUMNS = ("left", "left_label", "right", "right_label", "score", "rule", "reason")


def resolve(
    context: typer.Context,
    review: Annotated[bool, typer.Option("--review", help="Print the unsure pairs; write nothing.")] = False,
    score: Annotated[
        Path | None,
        typer.Option(
            help="Score by a CSV with name,is or left,right,decision; write nothing.", metavar="LABELS.csv"
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help=FORMS, metavar="FORM")] = Format.auto,
    store: Store = None,
) -> None:
    """Write which names as filed are one into decisions.csv of the store, to be read and corrected.

    Each line is a pair: same, different or unsure, by whom, and why. To correct one, change the
    decision and put your name under by; what you wrote stands above every rule, stays when the
    file is written anew, and is honoured by the next build. Pairs that are unsure are not merged.
    """
    from hillgraph.store import chosen, decisions
    from hillgraph.store.generation import live

    folder = chosen.folder(store)
    basis, path = decisions.kept(live(folder)), folder / decisions.DECISIONS
    if review or score:
        resolution = basis.resolved(decisions.lines(path))
        if score:
            _print_score(_scored(basis, resolution, score), format)
        if review:
            _print_unsure(basis, resolution, format)
        return
    resolution = decisions.written(basis, path)
    if not context.obj["quiet"]:
        _tell(path, basis, resolution)


def _scored(basis: Basis, resolution: Resolution, labels: Path) -> Score:
    from hillgraph.errors import NotFound
    from hillgraph.resolve.score import read, score

    try:
        document = labels.read_bytes()
    except OSError as error:
        raise NotFound(f"{labels} can't be read: {error.strerror or error}.") from error
    return score(basis.real(resolution), read(document, file=str(labels)))


def _print_score(found: Score, format: Format) -> None:
    from hillgraph.cli.writing import write_rows

    columns = ("precision", "recall", "right", "wrong", "missed", "unknown")
    shares = f"{found.precision:.4f}", f"{found.recall:.4f}"
    write_rows(columns, [(*shares, found.right, found.wrong, found.missed, found.unknown)], format.value)


def _print_unsure(basis: Basis, resolution: Resolution, format: Format) -> None:
    from hillgraph.cli.writing import write_rows

    labels = basis.labels
    unsure = [each for each in resolution.decisions if each.verdict == "unsure"]
    rows = [
        (
            each.left,
            labels.get(each.left),
            each.right,
            labels.get(each.right),
            f"{each.score:.3f}",
            each.rule,
            each.reason,
        )
        for each in sorted(unsure, key=lambda each: (-each.score, each))
    ]
    write_rows(COLUMNS, rows, format.value)


def _tell(path: Path, basis: Basis, resolution: Resolution) -> None:
    from hillgraph.cli.writing import literal

    things = len(set(basis.real(resolution).values()))
    unsure = sum(each.verdict == "unsure" for each in resolution.decisions)
    typer.echo(
        literal(
            f"Wrote {path}: {len(resolution.decisions):,} decisions on {len(basis.names):,} names, which are "
            f"{things:,} things; {unsure:,} pairs are unsure. Correct it, and build again."
        ),
        err=True,
    )
    if resolution.idle:
        typer.echo(f"Kept {len(resolution.idle):,} lines on names that this build doesn't have.", err=True)
