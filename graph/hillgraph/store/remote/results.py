"""Results of queries as the W3C's JSON has them, where a server writes its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hillgraph.store.remote.door import Door
from hillgraph.store.remote.refusals import broken, partial
from hillgraph.store.remote.served import Served, demand

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

ASKED = "__ASK_RETVAL"
OLD_TYPE = b'"typed-literal"'
TRUTHS = {"1": "true", "0": "false"}
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def asked(door: Door, text: str, default: str, named: tuple[str, ...] = ()) -> bytes:
    """Return the answer to SELECT or ASK in the W3C's JSON.

    Virtuoso answers ASK by a row of a number, and writes a boolean as one: both are put right. Raises
    `LimitReached` for an answer that isn't whole, `StoreUnusable` for what is none.
    """
    body, headers = door.query(text, default, named)
    try:
        document = json.loads(body)
        if OLD_TYPE in body or ASKED in document["head"].get("vars", ()):
            document = _standard(document)
            body = json.dumps(document, ensure_ascii=False).encode()
        rows = None if "boolean" in document else len(document["results"]["bindings"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise broken(door.server, body, type(error).__name__) from error
    partial(door.server, headers, rows)
    return body


def parsed(door: Door, body: bytes) -> QuerySolutions | QueryBoolean:
    """Return the terms of an answer in JSON."""
    from pyoxigraph import QueryResultsFormat, parse_query_results

    try:
        return parse_query_results(body, format=QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise broken(door.server, body, error) from error


def rows(
    door: Door, text: str, default: str, named: tuple[str, ...] = ()
) -> list[list[Mapping[str, str] | None]]:
    """Return the rows of a SELECT, each cell a term as the W3C's JSON has it, None where it has none."""
    document = json.loads(asked(door, text, default, named))
    columns = document["head"]["vars"]
    return [[row.get(name) for name in columns] for row in document["results"]["bindings"]]


def told(served: Served, question: str) -> list[list[Mapping[str, str] | None]]:
    """Return the `rows` that one build on a server gives for a question of ours, while it is there.

    Raises `NotFound` if a later build took it away meanwhile.
    """
    with Door(served.server) as door:
        found = rows(door, question, served.merged, served.named)
        demand(door, served)
    return found


def _standard(document: dict[str, Any]) -> dict[str, Any]:
    bindings = document["results"]["bindings"]
    if document["head"]["vars"] == [ASKED]:
        return {"head": {}, "boolean": any(row[ASKED]["value"] in {"1", "true"} for row in bindings)}
    for row in bindings:
        for term in row.values():
            if term["type"] == "typed-literal":
                term["type"] = "literal"
            if term.get("datatype") == BOOLEAN:
                term["value"] = TRUTHS.get(term["value"], term["value"])
    return {"head": {"vars": document["head"]["vars"]}, "results": {"bindings": bindings}}
