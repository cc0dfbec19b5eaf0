"""CSV and Parquet: a folder of tables for spreadsheets and for engines that read columns.

CSV is UTF-8 without a byte-order mark, lines end in LF, cells are quoted where they need it
and keep their line breaks. A text that a spreadsheet would compute (one that begins with
``=``, ``+``, ``-``, ``@``, tab or return) has an apostrophe before it; Parquet has every text as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path

from hillgraph.export.heading import heading
from hillgraph.export.held import Held, HeldTie, things, ties
from hillgraph.export.selection import Selection
from hillgraph.export.signs import no_formula
from hillgraph.model import separated
from hillgraph.query.citations import Dataset, datasets
from hillgraph.store.chosen import local, tables
from hillgraph.store.generation import TABLES

NODES = "id label kind look types documents locators details".split()
EDGES = "source target id kind label since until stands contested documents locators details".split()
SOURCES = ["id", *(field.name for field in fields(Dataset) if field.name != "name")]
README = "README.txt"
ABOUT_CSV = """
nodes.csv    one row a thing
  id         its short name; kind: the part before the colon; look: how pictures draw it
  types      its subclasses; documents: those that describe it; locators: the places in each
  details    its other properties, as a JSON object
edges.csv    one row a tie, from source to target
  label      what it says: source, label, target, read as a sentence
  since, until   days; until is also the day of a withdrawal
  stands     whether it holds on the day given above
  contested  whether two documents differ on it
sources.csv  one row a dataset, with licence, terms and how to cite it

Several values in one cell are separated by " | "; locators stand in the order of documents.
The files are UTF-8 without a byte-order mark: in a spreadsheet import them as such.
A text that would be taken for a formula begins with an apostrophe.
"""
ABOUT_PARQUET = """
One folder a table, one table a kind of thing or tie; a thing's id is its short name, a tie
runs from from_id to to_id. Beside the kinds:
  dataset       the sources, with licence, terms and how to cite each
  evidence      one row a document that describes a thing or tie
  disagreement  one row a value on which documents differ
  label         every name of every thing
"""

Table = Iterable[Iterable[object]]


def sheets(selection: Selection, folder: Path) -> tuple[int, int]:
    """Write the CSV files into *folder*; return the numbers of things and ties."""
    rows = tables(selection.generation).rows
    nodes, edges = things(rows, selection.model), ties(rows, selection.model)
    _sheet(folder / "nodes.csv", NODES, map(_node, nodes))
    _sheet(folder / "edges.csv", EDGES, map(_edge, edges))
    _sheet(folder / "sources.csv", SOURCES, map(astuple, datasets(selection.generation)))
    _readme(folder, selection, ABOUT_CSV)
    return len(nodes), len(edges)


def parquet(selection: Selection, folder: Path) -> tuple[int, int]:
    """Copy the tables of the build into *folder*; return the numbers of things and ties."""
    generation, model = local(selection.generation), selection.model
    generation.demand(f"{TABLES}/")
    for table in generation.columns:
        shutil.copytree(generation.tables / table, folder / table)
    _readme(folder, selection, ABOUT_PARQUET)
    counts = generation.manifest["counts"]
    return sum(counts.get(name, 0) for name in model.things), sum(counts.get(name, 0) for name in model.ties)


def _node(thing: Held) -> tuple[object, ...]:
    said = thing.evidence
    own = (thing.name, thing.label, thing.kind, thing.look, thing.types)
    return *own, said.documents, said.locators, thing.details


def _edge(tie: HeldTie) -> tuple[object, ...]:
    edge, said = tie.edge, tie.evidence
    own = (edge.source, edge.target, edge.name, edge.kind, tie.label)
    days = (edge.since, edge.until, edge.stands, edge.contested)
    return *own, *days, said.documents, said.locators, tie.details


def _sheet(path: Path, columns: Iterable[str], rows: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        write = separated.writer(file)
        write(columns)
        for row in rows:
            write([_cell(value) for value in row])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return no_formula(value) if isinstance(value, str) else value


def _readme(folder: Path, selection: Selection, about: str) -> None:
    head, *rest = heading(selection)
    text = "\n".join([head, about, *rest])
    (folder / README).write_text(f"{text}\n", encoding="utf-8", newline="\n")
