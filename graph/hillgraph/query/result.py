"""An answer as rows of Python values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, overload

from hillgraph.errors import HillgraphError, NotFound
from hillgraph.query.packed import rows
from hillgraph.query.request import Answer

if TYPE_CHECKING:
    from pandas import DataFrame

Row = tuple[object, ...]
SHOWN = 100
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Result(Sequence[Row]):
    """Rows in the order of the answer, each a tuple with one value a column; *types* are SQL's.

    Values are str, int, float, Decimal, bool, date, datetime, list, or None where there is none.
    Things are short names, other IRIs whole; a text's language is left out. ASK has one column,
    ``answer``, and its result is true or false itself; so are others, by having rows.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    types: tuple[str, ...] = ()

    @staticmethod
    def of(answer: Answer) -> Result:
        """Return the rows of an answer that came as JSON, in SQL's own form, or as statements."""
        if answer.form == "SQL":
            columns, types, found = rows(answer.data)
            return Result(tuple(columns), tuple(found), tuple(types))
        if answer.form in {"CONSTRUCT", "DESCRIBE"}:
            return _statements(answer)
        document = json.loads(answer.data)
        if "boolean" in document:
            return Result(("answer",), ((document["boolean"],),))
        columns, short = document["head"]["vars"], _shortener(answer.prefixes)
        found = [
            tuple(_value(binding.get(name), short) for name in columns) for binding in _bindings(document)
        ]
        return Result(tuple(columns), tuple(found))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[place]

    def __bool__(self) -> bool:
        if self.columns == ("answer",) and len(self.rows) == 1 and isinstance(self.rows[0][0], bool):
            return self.rows[0][0]
        return bool(self.rows)

    def one(self) -> Row:
        """Return the only row; raise `NotFound` for none, `HillgraphError` for more than one."""
        if not self.rows:
            raise NotFound("The answer has no row, where one was wanted.")
        if len(self.rows) > 1:
            raise HillgraphError(f"The answer has {len(self.rows)} rows, where one was wanted.")
        return self.rows[0]

    def records(self) -> list[dict[str, Any]]:
        """Return each row as an object of JSON's own types, by column, for writing it out."""
        return [
            {column: plain(value) for column, value in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def to_pandas(self) -> DataFrame:
        """Return the rows as a pandas table; raise `HillgraphError` where pandas isn't installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise HillgraphError(
                "pandas isn't installed. Get it with: pip install 'hillgraph[pandas]'"
            ) from error
        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        from html import escape

        from hillgraph.query.forms import shown

        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(shown(value))}</td>" for value in row) + "</tr>"
            for row in self.rows[:SHOWN]
        )
        left = len(self.rows) - SHOWN
        note = f"<p>{left:,} more rows are not shown.</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def plain(value: object) -> Any:
    """Return *value* in JSON's own types; a decimal that a number would round stays text."""
    if isinstance(value, Decimal):
        number = float(value)
        return number if Decimal(repr(number)) == value else f"{value:f}"
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, float) and value - value != 0:
        return str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _bindings(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = document["results"]["bindings"]
    return found


def _shortener(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """Return what shortens IRIs of ours: things, ties and words of the vocabulary."""
    kinds = {start: name for name, start in prefixes.items() if start.endswith(f"/id/{name}/")}
    bases = {start.removesuffix(f"id/{name}/") for start, name in kinds.items()}
    words = {start: name for name, start in prefixes.items() if start.removesuffix("vocab#") in bases}
    starts = {**kinds, **words}

    def short(iri: str) -> str:
        place = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = starts.get(iri[:place])
        return f"{name}:{iri[place:]}" if name and place < len(iri) else iri

    return short


def _value(term: Mapping[str, Any] | None, short: Callable[[str], str]) -> object:
    if term is None:
        return None
    value = term["value"]
    if term["type"] == "uri":
        return short(value)
    if term["type"] == "bnode":
        return f"_:{value}"
    return _typed(value, term.get("datatype", "")) if isinstance(value, str) else json.dumps(value)


def _typed(text: str, datatype: str) -> object:
    """Return a literal's value; one that its datatype doesn't allow, or of another, stays text."""
    read = _READERS.get(datatype.removeprefix(XSD)) if datatype.startswith(XSD) else None
    try:
        return read(text) if read else text
    except (KeyError, ValueError, InvalidOperation):
        return text


_WHOLE = "integer int long short byte nonNegativeInteger positiveInteger unsignedInt unsignedLong"
_READERS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(_WHOLE.split(), int),
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
    "decimal": Decimal,
    "double": float,
    "float": float,
}


def _statements(answer: Answer) -> Result:
    from pyoxigraph import Literal, RdfFormat, parse

    short = _shortener(answer.prefixes)

    def cell(term: Any) -> object:
        if isinstance(term, Literal):
            return _typed(term.value, term.datatype.value)
        return short(term.value) if hasattr(term, "value") else str(term)

    form = {
        "jsonld": RdfFormat.JSON_LD,
        "nq": RdfFormat.N_QUADS,
        "nt": RdfFormat.N_TRIPLES,
        "rdfxml": RdfFormat.RDF_XML,
        "trig": RdfFormat.TRIG,
        "ttl": RdfFormat.TURTLE,
    }[answer.wanted]
    found = parse(answer.data, format=form)
    rows = tuple((cell(each.subject), cell(each.predicate), cell(each.object)) for each in found)
    return Result(("subject", "predicate", "object"), rows)
