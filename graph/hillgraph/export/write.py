"""Export: one generation, in a form that other tools read, with its sources and their terms."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hillgraph.errors import NotFound, WrongUse
from hillgraph.export import jsonld, networks, place, plain, sheets, turtle
from hillgraph.export.selection import Selection
from hillgraph.model.kinds import Model
from hillgraph.model.names import short
from hillgraph.store.chosen import Build
from hillgraph.store.rdf import opened, readable
from hillgraph.store.remote.served import Served

STANDARD_OUTPUT = "-"
Sizes = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the endings by which a file's name tells it; each has one of three writers."""

    name: str
    endings: tuple[str, ...]
    statements: Callable[[Selection, IO[bytes]], int] | None = None
    network: Callable[[Selection, IO[bytes]], Sizes] | None = None
    tables: Callable[[Selection, Path], Sizes] | None = None


FORMS = {
    form.name: form
    for form in (
        Form("ttl", (".ttl", ".turtle"), statements=turtle.turtle),
        Form("trig", (".trig",), statements=turtle.trig),
        Form("nt", (".nt",), statements=plain.ntriples),
        Form("nq", (".nq",), statements=plain.nquads),
        Form("jsonld", (".jsonld", ".json"), statements=jsonld.jsonld),
        Form("rdfxml", (".rdf", ".owl", ".xml"), statements=plain.rdfxml),
        Form("graphml", (".graphml",), network=networks.graphml),
        Form("gexf", (".gexf",), network=networks.gexf),
        Form("csv", (".csv", ".zip"), tables=sheets.sheets),
        Form("parquet", (".parquet",), tables=sheets.parquet),
    )
}


def exported(
    generation: Build,
    model: Model,
    target: str | Path,
    *,
    format: str | None = None,  # noqa: A002 (the option's name)
    graph: str | None = None,
    aligned: bool = False,
) -> str:
    """Write *generation* to *target* and return what was written, in words.

    Without *format* the ending of *target* tells it; ``-`` is standard output. *graph* names a
    dataset, whose own graph is written instead of the merged record (as TriG and N-Quads
    alone, in its graph). *aligned* adds the terms of standard vocabularies to RDF. CSV and
    Parquet are folders, or an archive where *target* ends in ``.zip``. The same generation gives
    the same bytes.

    Raises `WrongUse` for what can't be, `NotFound` for a dataset without a graph of its own.
    """
    form = FORMS[format] if format in FORMS else _unknown(format) if format else format_of(target)
    if form.statements is None and (graph or aligned):
        raise WrongUse(f"--graph and --aligned are for forms of RDF, and {form.name} is none.")
    chosen = _named_graph(generation, model, graph) if graph else None
    selection = Selection(generation, model, chosen, aligned)
    if str(target) == STANDARD_OUTPUT:
        return f"Wrote {_streamed(form, selection, sys.stdout.buffer)} as {form.name}."
    return f"Wrote {_placed(form, selection, Path(target))}: {target}"


def format_of(target: str | Path) -> Form:
    """Return the form that the ending of *target* tells; raise `WrongUse` where it tells none."""
    ending = Path(target).suffix.lower()
    for form in FORMS.values():
        if ending in form.endings:
            return form
    raise WrongUse(f"The name '{target}' doesn't tell the form. Give --format, one of: {', '.join(FORMS)}.")


def _unknown(name: str) -> Form:
    raise WrongUse(f"'{name}' is no form of export. They are: {', '.join(FORMS)}.")


def _named_graph(generation: Build, model: Model, name: str) -> str:
    iri = name if name.startswith(model.base) else ""
    if name.partition(":")[0] in model.things:
        iri = model.iri(name)
    graphs = _graphs(generation)
    if iri in graphs:
        return iri
    names = sorted(short(model, each) for each in graphs)
    raise NotFound(
        f"{name} has no graph of its own: it describes nothing that another dataset describes too, "
        f"or isn't there. Graphs: {', '.join(names) or 'none'}"
    )


def _graphs(build: Build) -> set[str]:
    """Return the IRIs of the graphs of datasets."""
    if isinstance(build, Served):
        return {build.dataset(graph) for graph in build.named}
    with readable(build):
        return {str(getattr(each, "value", "")) for each in opened(build).named_graphs()}


def _streamed(form: Form, selection: Selection, out: IO[bytes]) -> str:
    if form.statements is not None:
        written = _statements(form.statements(selection, out))
    elif form.network is not None:
        written = _things(form.network(selection, out))
    else:
        raise WrongUse(f"{form.name} is a folder of files, which can't go to standard output.")
    out.flush()
    return written


def _placed(form: Form, selection: Selection, target: Path) -> str:
    if form.tables is None:
        with place.file(target) as out:
            return _streamed(form, selection, out)
    with place.folder(target) as folder:
        return _things(form.tables(selection, folder))


def _statements(count: int) -> str:
    return f"{count:,} statements"


def _things(sizes: Sizes) -> str:
    return f"{sizes[0]:,} things and {sizes[1]:,} ties"
