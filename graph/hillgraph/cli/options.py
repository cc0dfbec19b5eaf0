"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        help="The store's folder, or a server's address; else $HILLGRAPH_STORE, else ./hillgraph-store.",
        metavar="DIR",
    ),
]

FORMS = "table csv tsv json ndjson xml parquet; else a table on a terminal and CSV in a pipe."
ANSWER_FORMS = f"{FORMS} Statements: ttl nt nq trig rdfxml jsonld."
NETWORK_FORMS = f"{FORMS} Of edges also: graphml gexf."
SHOW_FORMS = "table csv tsv json ndjson bibtex csl; else lines for people."


class Format(StrEnum):
    """The forms of a table of answers; `auto` is a table on a terminal and CSV in a pipe."""

    auto = "auto"
    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    ndjson = "ndjson"
    xml = "xml"
    parquet = "parquet"


class AnswerFormat(StrEnum):
    """The forms of an answer: those of a table, and the RDF forms of CONSTRUCT and DESCRIBE."""

    auto = "auto"
    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    ndjson = "ndjson"
    xml = "xml"
    parquet = "parquet"
    ttl = "ttl"
    nt = "nt"
    nq = "nq"
    trig = "trig"
    rdfxml = "rdfxml"
    jsonld = "jsonld"


class ShowFormat(StrEnum):
    """The forms of all that is known of a thing; `bibtex` and `csl` cite it."""

    auto = "auto"
    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    ndjson = "ndjson"
    bibtex = "bibtex"
    csl = "csl"


class NetworkFormat(StrEnum):
    """The forms of a measure; the edges of a network can be a graph for other tools as well."""

    auto = "auto"
    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    ndjson = "ndjson"
    xml = "xml"
    parquet = "parquet"
    graphml = "graphml"
    gexf = "gexf"


class ReportFormat(StrEnum):
    """The forms of a report."""

    html = "html"
    md = "md"
    json = "json"


def listed(text: str | None) -> list[str] | None:
    """Return the words of a list separated by commas, None where none was given."""
    return [word.strip() for word in text.split(",")] if text else None
